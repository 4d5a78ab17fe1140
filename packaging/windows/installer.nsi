; The installer for Windows. makensis -DVERSION=... -DPAYLOAD=folder -DOUTPUT=file installer.nsi
;
; For one person without an administrator, or for all: /CurrentUser or /AllUsers; /S asks nothing, /D=C:\folder chooses the
; place. It replaces an older version in place and never ends a running program.
; Exit codes: 0 installed, 1 given up by hand, 2 failed, 3 EvoInbox is running: nothing was changed.

; Debian's makensis has a 64-bit stub, which wine needs; the one of NSIS's makers has the 32-bit one only, which serves
; Windows as well.
!ifndef TARGET
  !define TARGET x86-unicode
!endif
Unicode true
Target ${TARGET}
SetCompressor /SOLID lzma

!define NAME "EvoInbox"
!define PROGRAM "evoinbox.exe"
!define IDENTITY "EvoInbox.EvoInbox"
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"

!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_INSTDIR "${NAME}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "Software\${NAME}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "Folder"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "Software\${NAME}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "Folder"
!define MULTIUSER_USE_PROGRAMFILES64
!include MultiUser.nsh
!include MUI2.nsh
!include LogicLib.nsh
!include "Win\COM.nsh"
!include "Win\Propkey.nsh"

Name "${NAME}"
OutFile "${OUTPUT}"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "${NAME} installer"
VIAddVersionKey LegalCopyright "The EvoInbox authors, MIT"

!ifdef ICON
  !define MUI_ICON "${ICON}"
  !define MUI_UNICON "${ICON}"
!endif
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Function .onInit
  SetRegView 64
  !insertmacro MULTIUSER_INIT
FunctionEnd

Function un.onInit
  SetRegView 64
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

; A file that runs cannot be opened for writing. In silence that is exit code 3, else a question.
!macro WaitUntilQuit UN
Function ${UN}WaitUntilQuit
  again:
  ${IfNot} ${FileExists} "$INSTDIR\${PROGRAM}"
    Return
  ${EndIf}
  ClearErrors
  FileOpen $0 "$INSTDIR\${PROGRAM}" a
  ${If} ${Errors}
    MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "EvoInbox is running. Quit it (Ctrl+Q), then try again." /SD IDCANCEL IDRETRY again
    SetErrorLevel 3
    Quit
  ${EndIf}
  FileClose $0
FunctionEnd
!macroend
!insertmacro WaitUntilQuit ""
!insertmacro WaitUntilQuit "un."

; The Start menu's entry carries the identity under which Windows shows notes and the taskbar's button.
Function SetIdentity
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${If} $1 P<> 0
      ${IPersistFile::Load} $1 '("$SMPROGRAMS\${NAME}.lnk",${STGM_READWRITE})'
      ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
      ${If} $2 P<> 0
        System::Call 'Oleaut32::SysAllocString(w "${IDENTITY}")p.r5'
        System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r3'
        System::Call '*(&i2 ${VT_BSTR}, &i6 0, p r5, p 0)p.r4'
        ${IPropertyStore::SetValue} $2 '($3,$4)'
        ${IPropertyStore::Commit} $2 ""
        System::Call 'Oleaut32::SysFreeString(p r5)'
        System::Free $3
        System::Free $4
        ${IUnknown::Release} $2 ""
        ${IPersistFile::Save} $1 '("$SMPROGRAMS\${NAME}.lnk",1)'
      ${EndIf}
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
FunctionEnd

!macro Handler SCHEME
  WriteRegStr SHCTX "Software\${NAME}\Capabilities\UrlAssociations" "${SCHEME}" "${NAME}.${SCHEME}"
  WriteRegStr SHCTX "Software\Classes\${NAME}.${SCHEME}" "" "Text message"
  WriteRegStr SHCTX "Software\Classes\${NAME}.${SCHEME}" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\${NAME}.${SCHEME}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr SHCTX "Software\Classes\${NAME}.${SCHEME}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
!macroend

Section "EvoInbox"
  Call WaitUntilQuit
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_internal"
  ClearErrors
  File /r "${PAYLOAD}\*.*"
  ${If} ${Errors}
    SetErrorLevel 2
    Abort "The files could not be written."
  ${EndIf}
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
  Call SetIdentity

  !insertmacro Handler sms
  !insertmacro Handler tel
  WriteRegStr SHCTX "Software\${NAME}" "Folder" "$INSTDIR"
  WriteRegStr SHCTX "Software\${NAME}\Capabilities" "ApplicationName" "${NAME}"
  WriteRegStr SHCTX "Software\${NAME}\Capabilities" "ApplicationDescription" "Answers your customers' text messages"
  WriteRegStr SHCTX "Software\RegisteredApplications" "${NAME}" "Software\${NAME}\Capabilities"
  ; For everybody, and only where the policy says so. A value of this name below HKCU is somebody's own choice.
  ${If} $MultiUser.InstallMode == "AllUsers"
    WriteRegStr HKLM "${RUN}" "evoinbox" '"$INSTDIR\${PROGRAM}" --at-sign-in'
  ${EndIf}

  WriteRegStr SHCTX "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM},0"
  WriteRegStr SHCTX "${UNINSTALL}" "Publisher" "The EvoInbox authors"
  WriteRegStr SHCTX "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoRepair" 1
SectionEnd

; What its users wrote (%LOCALAPPDATA%\evoinbox, and the entries called EvoInbox among their credentials) is theirs.
Section "Uninstall"
  Call un.WaitUntilQuit
  Delete "$SMPROGRAMS\${NAME}.lnk"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\policy-example.reg"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey SHCTX "Software\Classes\${NAME}.sms"
  DeleteRegKey SHCTX "Software\Classes\${NAME}.tel"
  DeleteRegValue SHCTX "Software\RegisteredApplications" "${NAME}"
  ${If} $MultiUser.InstallMode == "AllUsers"
    DeleteRegValue HKLM "${RUN}" "evoinbox"
  ${EndIf}
  DeleteRegKey SHCTX "Software\${NAME}"
  ; By which notes have the program's name; the program writes it for each of its users, when it first shows one.
  DeleteRegKey HKCU "Software\Classes\AppUserModelId\${IDENTITY}"
  DeleteRegKey SHCTX "${UNINSTALL}"
SectionEnd
