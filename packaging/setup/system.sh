#!/bin/sh
# Installs the Debian packages that are missing: `system.sh run` those of the program, `system.sh test` those of tests too,
# `system.sh deb` those and what makes, checks and tries the .deb, `system.sh package` those and what other packages need.
#
# Says what it installs and why before it does. Changes nothing when nothing is missing, and asks no network then. On other
# systems, or where neither root nor sudo is at hand, it says what is needed and lets the caller go on: whether the
# libraries load is found out by `probe.py`, which the Makefile runs last.
set -eu

# A line: the package (with its name in later releases after a bar), then what it is for.
program_packages='
libegl1                     Qt: drawing surfaces, linked by all of Qt Gui
libgl1                      Qt: OpenGL, linked by all of Qt Gui
libfontconfig1              Qt: finding fonts
libdbus-1-3                 Qt: desktop settings and accessibility
libglib2.0-0|libglib2.0-0t64 Qt: its event loop on Linux desktops
libxkbcommon0               Qt: keyboards
libxkbcommon-x11-0          Qt: keyboards under X11
libxcb-cursor0              Qt: mouse cursors under X11
libxcb-icccm4               Qt: talking to window managers
libxcb-image0               Qt: pictures under X11
libxcb-keysyms1             Qt: keys under X11
libxcb-randr0               Qt: screens under X11
libxcb-render-util0         Qt: drawing under X11
libxcb-shape0               Qt: window shapes under X11
libxcb-shm0                 Qt: fast drawing under X11
libxcb-sync1                Qt: smooth resizing under X11
libxcb-xfixes0              Qt: clipboard under X11
libxcb-xkb1                 Qt: keyboard layouts under X11
libgssapi-krb5-2            Qt: signing in to proxies, linked by all of Qt Network
libx11-xcb1                 Qt: X11 itself
libwayland-client0          Qt: Wayland
libwayland-cursor0          Qt: mouse cursors under Wayland
libwayland-egl1             Qt: drawing under Wayland
fontconfig                  fonts: their index, without which each start reads them all
fonts-noto-core             fonts: Latin, Greek, Cyrillic, Arabic, Hebrew, Thai, Indian scripts
fonts-noto-cjk              fonts: Chinese, Japanese, Korean
fonts-noto-color-emoji      fonts: emoji
'
test_packages='
xvfb                        tests: a screen in memory
openbox                     tests: a window manager
xdotool                     tests: keyboard and mouse
dbus                        tests: a session bus of their own
at-spi2-core                tests: the accessibility tree, read from outside
gnome-keyring               tests: a real Secret Service
dunst                       tests: a real notification daemon
trayer                      tests: a tray for icons under X11
sway                        tests: a Wayland compositor without a screen
imagemagick                 tests: pictures of the screen when a test fails
libenchant-2-2              tests: spelling, through a real library
hunspell-en-us              tests: a dictionary
hunspell-es                 tests: another dictionary
'
deb_packages='
binutils                    packages: taking out symbols for debuggers
dpkg-dev                    packages: the .deb, and which libraries it needs
lintian                     packages: the .deb, checked
desktop-file-utils          packages: the desktop entry, checked
appstream                   packages: the description for software centres, checked
debootstrap                 packages: clean systems to try the .deb in
'
package_packages='
xz-utils                    packages: the portable archive
rpm                         packages: the .rpm
nsis                        packages: the installer for Windows, compiled
'

usage() {
    echo "usage: system.sh run|test|deb|package" >&2
    exit 2
}

[ $# -eq 1 ] || usage
case $1 in
    run) table=$program_packages ;;
    test) table=$program_packages$test_packages ;;
    deb) table=$program_packages$test_packages$deb_packages ;;
    package) table=$program_packages$test_packages$deb_packages$package_packages ;;
    *) usage ;;
esac

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This is not a Debian system: the libraries and fonts that Qt needs are taken to be there already."
    exit 0
fi

is_installed() {
    dpkg-query --show --showformat='${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed
}

# The names in $1, separated by bars: the installed one answers for all.
is_satisfied() {
    for name in $(echo "$1" | tr '|' ' '); do
        if is_installed "$name"; then return 0; fi
    done
    return 1
}

reasons=$(echo "$table" | while read -r names why; do
    [ -n "$names" ] || continue
    is_satisfied "$names" || echo "  ${names%%|*} - $why"
done)
missing=$(echo "$reasons" | sed -n 's/^  \([^ ]*\) - .*/\1/p' | tr '\n' ' ')
[ -n "$(echo "$missing" | tr -d ' ')" ] || exit 0

echo "Missing system packages, to be installed with apt-get:"
echo "$reasons"

if [ "$(id -u)" -eq 0 ]; then
    as_root='env'
elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    as_root='sudo env'
else
    echo "Neither root nor sudo is at hand; going on without. An administrator can install them:"
    echo "  apt-get install --no-install-recommends $missing"
    exit 0
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() {
    if ! $as_root DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@" >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        echo "apt-get $1 failed; what it said stands above." >&2
        exit 1
    fi
}

echo "Reading the lists of packages ..."
apt update
echo "Installing ..."
# shellcheck disable=SC2086 # one word a package
apt install --no-install-recommends $missing
echo "Installed."
