<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
 <context>
  <name>EvoInbox</name>
  <message>
   <source> days</source>
   <translation> يومًا</translation>
  </message>
  <message>
   <source> min</source>
   <translation> دقيقة</translation>
  </message>
  <message>
   <source> s</source>
   <translation> ث</translation>
  </message>
  <message>
   <source> segments</source>
   <translation> مقاطع</translation>
  </message>
  <message numerus="yes">
   <source>%n answers</source>
   <translation>
    <numerusform>لا ردود</numerusform>
    <numerusform>رد واحد</numerusform>
    <numerusform>ردّان</numerusform>
    <numerusform>%n ردود</numerusform>
    <numerusform>%n ردًا</numerusform>
    <numerusform>%n رد</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n are known and get what was missing.</source>
   <translation>
    <numerusform>%n معروف ويُكمَل ما نقص.</numerusform>
    <numerusform>واحد معروف ويُكمَل ما نقص.</numerusform>
    <numerusform>اثنان معروفان ويُكمَل ما نقص.</numerusform>
    <numerusform>%n معروفون ويُكمَل ما نقص.</numerusform>
    <numerusform>%n معروفًا ويُكمَل ما نقص.</numerusform>
    <numerusform>%n معروف ويُكمَل ما نقص.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n are known as they are here.</source>
   <translation>
    <numerusform>%n معروف كما هو هنا.</numerusform>
    <numerusform>واحد معروف كما هو هنا.</numerusform>
    <numerusform>اثنان معروفان كما هما هنا.</numerusform>
    <numerusform>%n معروفون كما هم هنا.</numerusform>
    <numerusform>%n معروفًا كما هم هنا.</numerusform>
    <numerusform>%n معروف كما هم هنا.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n are new.</source>
   <translation>
    <numerusform>%n جديد.</numerusform>
    <numerusform>واحد جديد.</numerusform>
    <numerusform>اثنان جديدان.</numerusform>
    <numerusform>%n جدد.</numerusform>
    <numerusform>%n جديدًا.</numerusform>
    <numerusform>%n جديد.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n chosen</source>
   <translation>
    <numerusform>لا شيء مختار</numerusform>
    <numerusform>واحدة مختارة</numerusform>
    <numerusform>اثنتان مختارتان</numerusform>
    <numerusform>%n مختارة</numerusform>
    <numerusform>%n مختارة</numerusform>
    <numerusform>%n مختارة</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n contacts are in {file} now.</source>
   <translation>
    <numerusform>%n جهة اتصال في {file} الآن.</numerusform>
    <numerusform>جهة اتصال واحدة في {file} الآن.</numerusform>
    <numerusform>جهتا اتصال في {file} الآن.</numerusform>
    <numerusform>%n جهات اتصال في {file} الآن.</numerusform>
    <numerusform>%n جهة اتصال في {file} الآن.</numerusform>
    <numerusform>%n جهة اتصال في {file} الآن.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n contacts were imported.</source>
   <translation>
    <numerusform>استُوردت %n جهة اتصال.</numerusform>
    <numerusform>استُوردت جهة اتصال واحدة.</numerusform>
    <numerusform>استُوردت جهتا اتصال.</numerusform>
    <numerusform>استُوردت %n جهات اتصال.</numerusform>
    <numerusform>استُوردت %n جهة اتصال.</numerusform>
    <numerusform>استُوردت %n جهة اتصال.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n conversations</source>
   <translation>
    <numerusform>لا محادثات</numerusform>
    <numerusform>محادثة واحدة</numerusform>
    <numerusform>محادثتان</numerusform>
    <numerusform>%n محادثات</numerusform>
    <numerusform>%n محادثة</numerusform>
    <numerusform>%n محادثة</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n conversations that you put off are back</source>
   <translation>
    <numerusform>لم تعد أي محادثة مؤجلة</numerusform>
    <numerusform>عادت محادثة أجّلتها</numerusform>
    <numerusform>عادت محادثتان أجّلتهما</numerusform>
    <numerusform>عادت %n محادثات أجّلتها</numerusform>
    <numerusform>عادت %n محادثة أجّلتها</numerusform>
    <numerusform>عادت %n محادثة أجّلتها</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n could not be read, at lines {lines}.</source>
   <translation>
    <numerusform>تعذرت قراءة %n، في الأسطر {lines}.</numerusform>
    <numerusform>تعذرت قراءة واحد، في السطر {lines}.</numerusform>
    <numerusform>تعذرت قراءة اثنين، في السطرين {lines}.</numerusform>
    <numerusform>تعذرت قراءة %n، في الأسطر {lines}.</numerusform>
    <numerusform>تعذرت قراءة %n، في الأسطر {lines}.</numerusform>
    <numerusform>تعذرت قراءة %n، في الأسطر {lines}.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n customers wait</source>
   <translation>
    <numerusform>لا عميل ينتظر</numerusform>
    <numerusform>عميل واحد ينتظر</numerusform>
    <numerusform>عميلان ينتظران</numerusform>
    <numerusform>%n عملاء ينتظرون</numerusform>
    <numerusform>%n عميلًا ينتظرون</numerusform>
    <numerusform>%n عميل ينتظرون</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n have no number that is understood, at lines {lines}.</source>
   <translation>
    <numerusform>%n بلا رقم مفهوم، في الأسطر {lines}.</numerusform>
    <numerusform>واحد بلا رقم مفهوم، في السطر {lines}.</numerusform>
    <numerusform>اثنان بلا رقم مفهوم، في السطرين {lines}.</numerusform>
    <numerusform>%n بلا رقم مفهوم، في الأسطر {lines}.</numerusform>
    <numerusform>%n بلا رقم مفهوم، في الأسطر {lines}.</numerusform>
    <numerusform>%n بلا رقم مفهوم، في الأسطر {lines}.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n may be people you know. Tick those who are:</source>
   <translation>
    <numerusform>قد يكون %n ممن تعرفهم. ضع علامة على من هو كذلك:</numerusform>
    <numerusform>قد يكون واحد ممن تعرفهم. ضع علامة إن كان كذلك:</numerusform>
    <numerusform>قد يكون اثنان ممن تعرفهم. ضع علامة على من هو كذلك:</numerusform>
    <numerusform>قد يكون %n ممن تعرفهم. ضع علامة على من هو كذلك:</numerusform>
    <numerusform>قد يكون %n ممن تعرفهم. ضع علامة على من هو كذلك:</numerusform>
    <numerusform>قد يكون %n ممن تعرفهم. ضع علامة على من هو كذلك:</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n new</source>
   <translation>
    <numerusform>لا جديد</numerusform>
    <numerusform>جديدة واحدة</numerusform>
    <numerusform>جديدتان</numerusform>
    <numerusform>%n جديدة</numerusform>
    <numerusform>%n جديدة</numerusform>
    <numerusform>%n جديدة</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n new messages, go to the newest</source>
   <translation>
    <numerusform>لا رسائل جديدة، انتقل إلى الأحدث</numerusform>
    <numerusform>رسالة جديدة واحدة، انتقل إلى الأحدث</numerusform>
    <numerusform>رسالتان جديدتان، انتقل إلى الأحدث</numerusform>
    <numerusform>%n رسائل جديدة، انتقل إلى الأحدث</numerusform>
    <numerusform>%n رسالة جديدة، انتقل إلى الأحدث</numerusform>
    <numerusform>%n رسالة جديدة، انتقل إلى الأحدث</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n new texts</source>
   <translation>
    <numerusform>لا رسائل جديدة</numerusform>
    <numerusform>رسالة جديدة</numerusform>
    <numerusform>رسالتان جديدتان</numerusform>
    <numerusform>%n رسائل جديدة</numerusform>
    <numerusform>%n رسالة جديدة</numerusform>
    <numerusform>%n رسالة جديدة</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n new texts from a customer</source>
   <translation>
    <numerusform>لا رسائل جديدة من عميل</numerusform>
    <numerusform>رسالة جديدة من عميل</numerusform>
    <numerusform>رسالتان جديدتان من عميل</numerusform>
    <numerusform>%n رسائل جديدة من عميل</numerusform>
    <numerusform>%n رسالة جديدة من عميل</numerusform>
    <numerusform>%n رسالة جديدة من عميل</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n new texts from {customers} customers</source>
   <translation>
    <numerusform>لا رسائل جديدة من {customers} عملاء</numerusform>
    <numerusform>رسالة جديدة واحدة من {customers} عملاء</numerusform>
    <numerusform>رسالتان جديدتان من {customers} عملاء</numerusform>
    <numerusform>%n رسائل جديدة من {customers} عملاء</numerusform>
    <numerusform>%n رسالة جديدة من {customers} عملاء</numerusform>
    <numerusform>%n رسالة جديدة من {customers} عملاء</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n segments</source>
   <translation>
    <numerusform>لا مقاطع</numerusform>
    <numerusform>مقطع واحد</numerusform>
    <numerusform>مقطعان</numerusform>
    <numerusform>%n مقاطع</numerusform>
    <numerusform>%n مقطعًا</numerusform>
    <numerusform>%n مقطع</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n still waiting</source>
   <translation>
    <numerusform>لا أحد ينتظر</numerusform>
    <numerusform>واحد ما زال ينتظر</numerusform>
    <numerusform>اثنان ما زالا ينتظران</numerusform>
    <numerusform>%n ما زالوا ينتظرون</numerusform>
    <numerusform>%n ما زالوا ينتظرون</numerusform>
    <numerusform>%n ما زالوا ينتظرون</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts</source>
   <translation>
    <numerusform>لا رسائل</numerusform>
    <numerusform>رسالة واحدة</numerusform>
    <numerusform>رسالتان</numerusform>
    <numerusform>%n رسائل</numerusform>
    <numerusform>%n رسالة</numerusform>
    <numerusform>%n رسالة</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts are being sent. Wait a moment, or EvoInbox has to find out later whether they arrived.</source>
   <translation>
    <numerusform>لا رسائل قيد الإرسال.</numerusform>
    <numerusform>يجري إرسال رسالة واحدة. انتظر لحظة، وإلا فسيتحقق EvoInbox لاحقًا من وصولها.</numerusform>
    <numerusform>يجري إرسال رسالتين. انتظر لحظة، وإلا فسيتحقق EvoInbox لاحقًا من وصولهما.</numerusform>
    <numerusform>يجري إرسال %n رسائل. انتظر لحظة، وإلا فسيتحقق EvoInbox لاحقًا من وصولها.</numerusform>
    <numerusform>يجري إرسال %n رسالة. انتظر لحظة، وإلا فسيتحقق EvoInbox لاحقًا من وصولها.</numerusform>
    <numerusform>يجري إرسال %n رسالة. انتظر لحظة، وإلا فسيتحقق EvoInbox لاحقًا من وصولها.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts are in {name}.</source>
   <translation>
    <numerusform>لا رسائل في {name}.</numerusform>
    <numerusform>رسالة واحدة في {name}.</numerusform>
    <numerusform>رسالتان في {name}.</numerusform>
    <numerusform>%n رسائل في {name}.</numerusform>
    <numerusform>%n رسالة في {name}.</numerusform>
    <numerusform>%n رسالة في {name}.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts found so far.</source>
   <translation>
    <numerusform>لم يُعثر على رسائل حتى الآن.</numerusform>
    <numerusform>عُثر على رسالة واحدة حتى الآن.</numerusform>
    <numerusform>عُثر على رسالتين حتى الآن.</numerusform>
    <numerusform>عُثر على %n رسائل حتى الآن.</numerusform>
    <numerusform>عُثر على %n رسالة حتى الآن.</numerusform>
    <numerusform>عُثر على %n رسالة حتى الآن.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts have not left yet. They are lost.</source>
   <translation>
    <numerusform>لا رسائل لم تغادر بعد.</numerusform>
    <numerusform>رسالة واحدة لم تغادر بعد، وستُفقد.</numerusform>
    <numerusform>رسالتان لم تغادرا بعد، وستُفقدان.</numerusform>
    <numerusform>%n رسائل لم تغادر بعد، وستُفقد.</numerusform>
    <numerusform>%n رسالة لم تغادر بعد، وستُفقد.</numerusform>
    <numerusform>%n رسالة لم تغادر بعد، وستُفقد.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts have not left yet. They leave when you open EvoInbox again, and ask first after ten minutes.</source>
   <translation>
    <numerusform>لا رسائل في الانتظار.</numerusform>
    <numerusform>رسالة واحدة لم تغادر بعد. ستغادر عندما تفتح EvoInbox من جديد، وبعد عشر دقائق ستُسأل أولًا.</numerusform>
    <numerusform>رسالتان لم تغادرا بعد. ستغادران عندما تفتح EvoInbox من جديد، وبعد عشر دقائق ستُسأل أولًا.</numerusform>
    <numerusform>%n رسائل لم تغادر بعد. ستغادر عندما تفتح EvoInbox من جديد، وبعد عشر دقائق ستُسأل أولًا.</numerusform>
    <numerusform>%n رسالة لم تغادر بعد. ستغادر عندما تفتح EvoInbox من جديد، وبعد عشر دقائق ستُسأل أولًا.</numerusform>
    <numerusform>%n رسالة لم تغادر بعد. ستغادر عندما تفتح EvoInbox من جديد، وبعد عشر دقائق ستُسأل أولًا.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts have not left yet. They leave when you open this account again, and ask first after ten minutes.</source>
   <translation>
    <numerusform>لا رسائل في الانتظار.</numerusform>
    <numerusform>رسالة واحدة لم تغادر بعد. ستغادر عندما تفتح هذا الحساب من جديد، وبعد عشر دقائق ستُسأل أولًا.</numerusform>
    <numerusform>رسالتان لم تغادرا بعد. ستغادران عندما تفتح هذا الحساب من جديد، وبعد عشر دقائق ستُسأل أولًا.</numerusform>
    <numerusform>%n رسائل لم تغادر بعد. ستغادر عندما تفتح هذا الحساب من جديد، وبعد عشر دقائق ستُسأل أولًا.</numerusform>
    <numerusform>%n رسالة لم تغادر بعد. ستغادر عندما تفتح هذا الحساب من جديد، وبعد عشر دقائق ستُسأل أولًا.</numerusform>
    <numerusform>%n رسالة لم تغادر بعد. ستغادر عندما تفتح هذا الحساب من جديد، وبعد عشر دقائق ستُسأل أولًا.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts have not left yet. They leave when you sign in here again, and ask first after ten minutes.</source>
   <translation>
    <numerusform>لا رسائل في الانتظار.</numerusform>
    <numerusform>رسالة واحدة لم تغادر بعد. ستغادر عندما تسجّل الدخول هنا من جديد، وبعد عشر دقائق ستُسأل أولًا.</numerusform>
    <numerusform>رسالتان لم تغادرا بعد. ستغادران عندما تسجّل الدخول هنا من جديد، وبعد عشر دقائق ستُسأل أولًا.</numerusform>
    <numerusform>%n رسائل لم تغادر بعد. ستغادر عندما تسجّل الدخول هنا من جديد، وبعد عشر دقائق ستُسأل أولًا.</numerusform>
    <numerusform>%n رسالة لم تغادر بعد. ستغادر عندما تسجّل الدخول هنا من جديد، وبعد عشر دقائق ستُسأل أولًا.</numerusform>
    <numerusform>%n رسالة لم تغادر بعد. ستغادر عندما تسجّل الدخول هنا من جديد، وبعد عشر دقائق ستُسأل أولًا.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts have not left yet. This computer has no keyring, so they are lost when EvoInbox ends.</source>
   <translation>
    <numerusform>لا رسائل في الانتظار.</numerusform>
    <numerusform>رسالة واحدة لم تغادر بعد. لا توجد حافظة مفاتيح في هذا الجهاز، فستضيع عند إنهاء EvoInbox.</numerusform>
    <numerusform>رسالتان لم تغادرا بعد. لا توجد حافظة مفاتيح في هذا الجهاز، فستضيعان عند إنهاء EvoInbox.</numerusform>
    <numerusform>%n رسائل لم تغادر بعد. لا توجد حافظة مفاتيح في هذا الجهاز، فستضيع عند إنهاء EvoInbox.</numerusform>
    <numerusform>%n رسالة لم تغادر بعد. لا توجد حافظة مفاتيح في هذا الجهاز، فستضيع عند إنهاء EvoInbox.</numerusform>
    <numerusform>%n رسالة لم تغادر بعد. لا توجد حافظة مفاتيح في هذا الجهاز، فستضيع عند إنهاء EvoInbox.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts in</source>
   <translation>
    <numerusform>لا رسائل واردة</numerusform>
    <numerusform>رسالة واردة واحدة</numerusform>
    <numerusform>رسالتان واردتان</numerusform>
    <numerusform>%n رسائل واردة</numerusform>
    <numerusform>%n رسالة واردة</numerusform>
    <numerusform>%n رسالة واردة</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts need you</source>
   <translation>
    <numerusform>لا رسائل تحتاج إليك</numerusform>
    <numerusform>رسالة واحدة تحتاج إليك</numerusform>
    <numerusform>رسالتان تحتاجان إليك</numerusform>
    <numerusform>%n رسائل تحتاج إليك</numerusform>
    <numerusform>%n رسالة تحتاج إليك</numerusform>
    <numerusform>%n رسالة تحتاج إليك</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts out</source>
   <translation>
    <numerusform>لا رسائل صادرة</numerusform>
    <numerusform>رسالة صادرة واحدة</numerusform>
    <numerusform>رسالتان صادرتان</numerusform>
    <numerusform>%n رسائل صادرة</numerusform>
    <numerusform>%n رسالة صادرة</numerusform>
    <numerusform>%n رسالة صادرة</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts so far</source>
   <translation>
    <numerusform>لا رسائل حتى الآن</numerusform>
    <numerusform>رسالة واحدة حتى الآن</numerusform>
    <numerusform>رسالتان حتى الآن</numerusform>
    <numerusform>%n رسائل حتى الآن</numerusform>
    <numerusform>%n رسالة حتى الآن</numerusform>
    <numerusform>%n رسالة حتى الآن</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n unread</source>
   <translation>
    <numerusform>لا شيء غير مقروء</numerusform>
    <numerusform>واحدة غير مقروءة</numerusform>
    <numerusform>اثنتان غير مقروءتين</numerusform>
    <numerusform>%n غير مقروءة</numerusform>
    <numerusform>%n غير مقروءة</numerusform>
    <numerusform>%n غير مقروءة</numerusform>
   </translation>
  </message>
  <message>
   <source>(no text; media cannot be shown here)</source>
   <translation>(لا نص؛ لا يمكن عرض الوسائط هنا)</translation>
  </message>
  <message>
   <source>({number}) EvoInbox</source>
   <translation>({number}) EvoInbox</translation>
  </message>
  <message>
   <source>({number}) {needing} - EvoInbox</source>
   <translation>({number}) {needing} - EvoInbox</translation>
  </message>
  <message>
   <source>/ in an empty message</source>
   <translation>/ في رسالة فارغة</translation>
  </message>
  <message>
   <source>:name:</source>
   <translation>:اسم:</translation>
  </message>
  <message>
   <source>A conversation that is done comes back when the customer writes again.</source>
   <translation>تعود المحادثة المنتهية عندما يكتب العميل مجددًا.</translation>
  </message>
  <message>
   <source>A conversation that is put off comes back when its time has come.</source>
   <translation>تعود المحادثة المؤجلة عندما يحين وقتها.</translation>
  </message>
  <message>
   <source>A country has two letters, for example US or DE.</source>
   <translation>للبلد حرفان، مثل US أو EG.</translation>
  </message>
  <message>
   <source>A customer’s text would stand here.</source>
   <translation>هنا تظهر رسالة العميل.</translation>
  </message>
  <message>
   <source>A file of EvoInbox on this computer cannot be used. Restart EvoInbox.</source>
   <translation>لا يمكن استخدام أحد ملفات EvoInbox في هذا الجهاز. أعد تشغيل EvoInbox.</translation>
  </message>
  <message>
   <source>A file of EvoInbox on this computer was damaged. It was set aside; texts are fetched again.</source>
   <translation>كان أحد ملفات EvoInbox في هذا الجهاز تالفًا. وُضع جانبًا، وتُجلب الرسائل من جديد.</translation>
  </message>
  <message>
   <source>A name in braces, like {name}, is a field to fill in.</source>
   <translation>الاسم بين معقوفين، مثل {name}، حقل يُملأ.</translation>
  </message>
  <message>
   <source>A newer EvoInbox has been installed. You have it when you quit and start again; until then all goes on.</source>
   <translation>تم تثبيت إصدار أحدث من EvoInbox. ستحصل عليه عند الخروج والتشغيل من جديد؛ وحتى ذلك الحين يستمر كل شيء.</translation>
  </message>
  <message>
   <source>A template needs a name and a text.</source>
   <translation>يحتاج القالب إلى اسم ونص.</translation>
  </message>
  <message>
   <source>A text of more segments than these is asked about before it leaves.</source>
   <translation>تُسأل قبل إرسال رسالة فيها مقاطع أكثر من ذلك.</translation>
  </message>
  <message>
   <source>A wait begins with a customer's first text without an answer and ends with the next text to them; it counts where it ends. What is older than a week no longer counts.</source>
   <translation>يبدأ الانتظار بأول رسالة من العميل بلا رد وينتهي بالرسالة التالية إليه، ويُحسب حيث ينتهي. وما مضى عليه أكثر من أسبوع لا يُحسب.</translation>
  </message>
  <message>
   <source>A web page came in place of the service. In a hotel’s or a guests’ network, open a browser and sign in to the network; else check the server’s address.</source>
   <translation>جاءت صفحة ويب بدلًا من الخدمة. في شبكة فندق أو ضيوف، افتح متصفحًا وسجّل الدخول إلى الشبكة؛ وإلا فتحقق من عنوان الخادم.</translation>
  </message>
  <message>
   <source>About this text</source>
   <translation>عن هذه الرسالة</translation>
  </message>
  <message>
   <source>Accepted</source>
   <translation>مقبولة</translation>
  </message>
  <message>
   <source>Account menu</source>
   <translation>قائمة الحساب</translation>
  </message>
  <message>
   <source>Accounts</source>
   <translation>الحسابات</translation>
  </message>
  <message>
   <source>Activities</source>
   <translation>أنشطة</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>إضافة</translation>
  </message>
  <message>
   <source>Add to the dictionary</source>
   <translation>أضف إلى القاموس</translation>
  </message>
  <message>
   <source>Advanced</source>
   <translation>خيارات متقدمة</translation>
  </message>
  <message>
   <source>Afghanistan</source>
   <translation>أفغانستان</translation>
  </message>
  <message>
   <source>After how long a customer who has not answered your question has gone quiet.</source>
   <translation>بعد كم من الوقت يُعد العميل الذي لم يجب عن سؤالك صامتًا.</translation>
  </message>
  <message>
   <source>Albania</source>
   <translation>ألبانيا</translation>
  </message>
  <message>
   <source>Algeria</source>
   <translation>الجزائر</translation>
  </message>
  <message>
   <source>All</source>
   <translation>الكل</translation>
  </message>
  <message>
   <source>All caught up</source>
   <translation>لا جديد لديك</translation>
  </message>
  <message>
   <source>All conversations</source>
   <translation>كل المحادثات</translation>
  </message>
  <message>
   <source>All files (*)</source>
   <translation>كل الملفات (*)</translation>
  </message>
  <message>
   <source>All lines</source>
   <translation>كل الخطوط</translation>
  </message>
  <message>
   <source>All texts</source>
   <translation>كل الرسائل</translation>
  </message>
  <message>
   <source>All texts are searched, back to {day}.</source>
   <translation>يُبحث في كل الرسائل حتى {day}.</translation>
  </message>
  <message>
   <source>All texts, drafts, templates and contacts of everybody who signed in here are removed from this computer, and their keys from its keyring. What the service has stays there; your settings stay here.</source>
   <translation>تُزال من هذا الحاسوب كل الرسائل والمسودات والقوالب وجهات الاتصال لكل من سجّل الدخول هنا، ومفاتيحهم من حافظة المفاتيح. ما لدى الخدمة يبقى عندها، وإعداداتك تبقى هنا.</translation>
  </message>
  <message>
   <source>American Samoa</source>
   <translation>ساموا الأمريكية</translation>
  </message>
  <message>
   <source>Andorra</source>
   <translation>أندورا</translation>
  </message>
  <message>
   <source>Angola</source>
   <translation>أنغولا</translation>
  </message>
  <message>
   <source>Anguilla</source>
   <translation>أنغويلا</translation>
  </message>
  <message>
   <source>Animals and plants</source>
   <translation>حيوانات ونباتات</translation>
  </message>
  <message>
   <source>Another number of this person</source>
   <translation>رقم آخر لهذا الشخص</translation>
  </message>
  <message>
   <source>Another time…</source>
   <translation>وقت آخر…</translation>
  </message>
  <message>
   <source>Answers</source>
   <translation>الردود</translation>
  </message>
  <message>
   <source>Antigua &amp; Barbuda</source>
   <translation>أنتيغوا وبربودا</translation>
  </message>
  <message>
   <source>Any time</source>
   <translation>أي وقت</translation>
  </message>
  <message>
   <source>Apart by commas: regular, wholesale</source>
   <translation>تفصل بينها فواصل: زبون دائم, جملة</translation>
  </message>
  <message>
   <source>Appearance</source>
   <translation>المظهر</translation>
  </message>
  <message>
   <source>Argentina</source>
   <translation>الأرجنتين</translation>
  </message>
  <message>
   <source>Armenia</source>
   <translation>أرمينيا</translation>
  </message>
  <message>
   <source>Aruba</source>
   <translation>أروبا</translation>
  </message>
  <message>
   <source>Ascension Island</source>
   <translation>جزيرة أسينشيون</translation>
  </message>
  <message>
   <source>Ask before more than</source>
   <translation>اسأل إذا زادت على</translation>
  </message>
  <message>
   <source>Ask if answered</source>
   <translation>السؤال إن سبق الرد</translation>
  </message>
  <message>
   <source>Ask the keyring again</source>
   <translation>اسأل حافظة المفاتيح مجددًا</translation>
  </message>
  <message>
   <source>Asked for no more texts on this line: “{text}” ({day}).</source>
   <translation>طلب عدم تلقي رسائل أخرى على هذا الخط: «{text}» ({day}).</translation>
  </message>
  <message>
   <source>Asks for the passphrase after your screen was locked too.</source>
   <translation>يطلب عبارة المرور أيضًا بعد قفل الشاشة.</translation>
  </message>
  <message>
   <source>At all times</source>
   <translation>في كل الأوقات</translation>
  </message>
  <message>
   <source>Australia</source>
   <translation>أستراليا</translation>
  </message>
  <message>
   <source>Austria</source>
   <translation>النمسا</translation>
  </message>
  <message>
   <source>Azerbaijan</source>
   <translation>أذربيجان</translation>
  </message>
  <message>
   <source>Back to conversations</source>
   <translation>العودة إلى المحادثات</translation>
  </message>
  <message>
   <source>Back to the inbox</source>
   <translation>العودة إلى الوارد</translation>
  </message>
  <message>
   <source>Bahamas</source>
   <translation>جزر البهاما</translation>
  </message>
  <message>
   <source>Bahrain</source>
   <translation>البحرين</translation>
  </message>
  <message>
   <source>Bangladesh</source>
   <translation>بنغلاديش</translation>
  </message>
  <message>
   <source>Barbados</source>
   <translation>بربادوس</translation>
  </message>
  <message>
   <source>Belarus</source>
   <translation>بيلاروس</translation>
  </message>
  <message>
   <source>Belgium</source>
   <translation>بلجيكا</translation>
  </message>
  <message>
   <source>Belize</source>
   <translation>بليز</translation>
  </message>
  <message>
   <source>Bell</source>
   <translation>جرس</translation>
  </message>
  <message>
   <source>Benin</source>
   <translation>بنين</translation>
  </message>
  <message>
   <source>Bermuda</source>
   <translation>برمودا</translation>
  </message>
  <message>
   <source>Bhutan</source>
   <translation>بوتان</translation>
  </message>
  <message>
   <source>Bolivia</source>
   <translation>بوليفيا</translation>
  </message>
  <message>
   <source>Bosnia &amp; Herzegovina</source>
   <translation>البوسنة والهرسك</translation>
  </message>
  <message>
   <source>Both times it must be the same.</source>
   <translation>يجب أن تكون نفسها في المرتين.</translation>
  </message>
  <message>
   <source>Both ways</source>
   <translation>في الاتجاهين</translation>
  </message>
  <message>
   <source>Botswana</source>
   <translation>بوتسوانا</translation>
  </message>
  <message>
   <source>Brazil</source>
   <translation>البرازيل</translation>
  </message>
  <message>
   <source>British Indian Ocean Territory</source>
   <translation>الإقليم البريطاني في المحيط الهندي</translation>
  </message>
  <message>
   <source>British Virgin Islands</source>
   <translation>جزر فيرجن البريطانية</translation>
  </message>
  <message>
   <source>Brunei</source>
   <translation>بروناي</translation>
  </message>
  <message>
   <source>Bulgaria</source>
   <translation>بلغاريا</translation>
  </message>
  <message>
   <source>Burkina Faso</source>
   <translation>بوركينا فاسو</translation>
  </message>
  <message>
   <source>Burundi</source>
   <translation>بوروندي</translation>
  </message>
  <message>
   <source>By hour</source>
   <translation>بحسب الساعة</translation>
  </message>
  <message>
   <source>By line</source>
   <translation>بحسب الخط</translation>
  </message>
  <message>
   <source>By this computer's clock.</source>
   <translation>حسب ساعة هذا الحاسوب.</translation>
  </message>
  <message>
   <source>By who answered</source>
   <translation>بحسب من ردّ</translation>
  </message>
  <message>
   <source>Cambodia</source>
   <translation>كمبوديا</translation>
  </message>
  <message>
   <source>Cameroon</source>
   <translation>الكاميرون</translation>
  </message>
  <message>
   <source>Canada</source>
   <translation>كندا</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>إلغاء</translation>
  </message>
  <message>
   <source>Cape Verde</source>
   <translation>الرأس الأخضر</translation>
  </message>
  <message>
   <source>Caribbean Netherlands</source>
   <translation>هولندا الكاريبية</translation>
  </message>
  <message>
   <source>Cayman Islands</source>
   <translation>جزر كايمان</translation>
  </message>
  <message>
   <source>Central African Republic</source>
   <translation>جمهورية أفريقيا الوسطى</translation>
  </message>
  <message>
   <source>Chad</source>
   <translation>تشاد</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>تغيير</translation>
  </message>
  <message>
   <source>Change keys…</source>
   <translation>تغيير المفاتيح…</translation>
  </message>
  <message>
   <source>Change the note</source>
   <translation>تغيير الملاحظة</translation>
  </message>
  <message>
   <source>Check for new texts</source>
   <translation>البحث عن رسائل جديدة</translation>
  </message>
  <message>
   <source>Checked {when}</source>
   <translation>آخر تحقق: {when}</translation>
  </message>
  <message>
   <source>Checking whether it arrived…</source>
   <translation>جارٍ التحقق من وصولها…</translation>
  </message>
  <message>
   <source>Checking…</source>
   <translation>جارٍ التحقق…</translation>
  </message>
  <message>
   <source>Chile</source>
   <translation>تشيلي</translation>
  </message>
  <message>
   <source>China</source>
   <translation>الصين</translation>
  </message>
  <message>
   <source>Choose</source>
   <translation>اختيار</translation>
  </message>
  <message>
   <source>Choose a conversation</source>
   <translation>اختر محادثة</translation>
  </message>
  <message>
   <source>Choose a field and press the keys. Backspace leaves a command without one.</source>
   <translation>اختر حقلًا واضغط المفاتيح. مفتاح Backspace يترك الأمر بلا مفتاح.</translation>
  </message>
  <message>
   <source>Choose an account</source>
   <translation>اختر حسابًا</translation>
  </message>
  <message>
   <source>Choose another line, or all of them, above.</source>
   <translation>اختر خطًا آخر أو كل الخطوط في الأعلى.</translation>
  </message>
  <message>
   <source>Choose passphrase…</source>
   <translation>اختيار عبارة المرور…</translation>
  </message>
  <message>
   <source>Choose sounds…</source>
   <translation>اختر الأصوات…</translation>
  </message>
  <message>
   <source>Christmas Island</source>
   <translation>جزيرة كريسماس</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>إغلاق</translation>
  </message>
  <message>
   <source>Cocos (Keeling) Islands</source>
   <translation>جزر كوكوس (كيلينغ)</translation>
  </message>
  <message>
   <source>Colombia</source>
   <translation>كولومبيا</translation>
  </message>
  <message>
   <source>Colours</source>
   <translation>الألوان</translation>
  </message>
  <message>
   <source>Command, name or number</source>
   <translation>أمر أو اسم أو رقم</translation>
  </message>
  <message>
   <source>Commands and people</source>
   <translation>الأوامر والأشخاص</translation>
  </message>
  <message>
   <source>Comoros</source>
   <translation>جزر القمر</translation>
  </message>
  <message>
   <source>Company</source>
   <translation>الشركة</translation>
  </message>
  <message>
   <source>Congo - Brazzaville</source>
   <translation>الكونغو - برازافيل</translation>
  </message>
  <message>
   <source>Congo - Kinshasa</source>
   <translation>الكونغو - كينشاسا</translation>
  </message>
  <message>
   <source>Contacts (*.vcf *.csv *.tsv *.txt)</source>
   <translation>جهات الاتصال (*.vcf *.csv *.tsv *.txt)</translation>
  </message>
  <message>
   <source>Contacts being read</source>
   <translation>قراءة جهات الاتصال</translation>
  </message>
  <message>
   <source>Contacts that may be somebody you know</source>
   <translation>جهات اتصال قد تكون لأحد تعرفه</translation>
  </message>
  <message>
   <source>Conversation menu</source>
   <translation>قائمة المحادثة</translation>
  </message>
  <message>
   <source>Conversations</source>
   <translation>المحادثات</translation>
  </message>
  <message>
   <source>Cook Islands</source>
   <translation>جزر كوك</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>نسخ</translation>
  </message>
  <message>
   <source>Copy link</source>
   <translation>نسخ الرابط</translation>
  </message>
  <message>
   <source>Copy number</source>
   <translation>نسخ الرقم</translation>
  </message>
  <message>
   <source>Copy selection</source>
   <translation>نسخ المحدد</translation>
  </message>
  <message>
   <source>Copy text</source>
   <translation>نسخ الرسالة</translation>
  </message>
  <message>
   <source>Copy texts</source>
   <translation>نسخ الرسائل</translation>
  </message>
  <message>
   <source>Copy the SHA-256</source>
   <translation>نسخ بصمة SHA-256</translation>
  </message>
  <message>
   <source>Costa Rica</source>
   <translation>كوستاريكا</translation>
  </message>
  <message>
   <source>Croatia</source>
   <translation>كرواتيا</translation>
  </message>
  <message>
   <source>Ctrl+Enter</source>
   <translation>Ctrl+Enter</translation>
  </message>
  <message>
   <source>Cuba</source>
   <translation>كوبا</translation>
  </message>
  <message>
   <source>Curaçao</source>
   <translation>كوراساو</translation>
  </message>
  <message>
   <source>Customer</source>
   <translation>العميل</translation>
  </message>
  <message>
   <source>Customers answered</source>
   <translation>عملاء جرى الرد عليهم</translation>
  </message>
  <message>
   <source>Customers answered: {number}</source>
   <translation>عملاء جرى الرد عليهم: {number}</translation>
  </message>
  <message>
   <source>Customers who leave a question of yours unanswered for days stand here.</source>
   <translation>هنا العملاء الذين تركوا سؤالًا منك بلا جواب أيامًا.</translation>
  </message>
  <message>
   <source>Cyprus</source>
   <translation>قبرص</translation>
  </message>
  <message>
   <source>Czechia</source>
   <translation>التشيك</translation>
  </message>
  <message>
   <source>Côte d'Ivoire</source>
   <translation>ساحل العاج</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>داكن</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>التاريخ</translation>
  </message>
  <message>
   <source>Dates and numbers are those of your system's place.</source>
   <translation>التواريخ والأرقام بحسب مكان نظامك.</translation>
  </message>
  <message>
   <source>Days</source>
   <translation>الأيام</translation>
  </message>
  <message>
   <source>Days with hours</source>
   <translation>أيام الدوام</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>حذف</translation>
  </message>
  <message>
   <source>Denmark</source>
   <translation>الدانمرك</translation>
  </message>
  <message>
   <source>Direction</source>
   <translation>الاتجاه</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>تجاهل</translation>
  </message>
  <message>
   <source>Dismiss notice</source>
   <translation>إخفاء التنبيه</translation>
  </message>
  <message>
   <source>Djibouti</source>
   <translation>جيبوتي</translation>
  </message>
  <message>
   <source>Do they show?</source>
   <translation>هل تظهر؟</translation>
  </message>
  <message>
   <source>Do without</source>
   <translation>الاستغناء عنها</translation>
  </message>
  <message>
   <source>Dominica</source>
   <translation>دومينيكا</translation>
  </message>
  <message>
   <source>Dominican Republic</source>
   <translation>جمهورية الدومينيكان</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>منتهية</translation>
  </message>
  <message>
   <source>Done, and on to the next</source>
   <translation>إنهاء والانتقال إلى التالية</translation>
  </message>
  <message>
   <source>Draft: {text}</source>
   <translation>مسودة: {text}</translation>
  </message>
  <message>
   <source>Drafts</source>
   <translation>المسودات</translation>
  </message>
  <message>
   <source>E-mail</source>
   <translation>البريد الإلكتروني</translation>
  </message>
  <message>
   <source>Ecuador</source>
   <translation>الإكوادور</translation>
  </message>
  <message>
   <source>Edit templates…</source>
   <translation>تحرير القوالب…</translation>
  </message>
  <message>
   <source>Edit the text</source>
   <translation>تحرير الرسالة</translation>
  </message>
  <message>
   <source>Edit the text to {name}</source>
   <translation>تحرير الرسالة إلى {name}</translation>
  </message>
  <message>
   <source>Edit…</source>
   <translation>تحرير…</translation>
  </message>
  <message>
   <source>Egypt</source>
   <translation>مصر</translation>
  </message>
  <message>
   <source>El Salvador</source>
   <translation>السلفادور</translation>
  </message>
  <message>
   <source>Emoji</source>
   <translation>الرموز التعبيرية</translation>
  </message>
  <message>
   <source>Emoji by its name</source>
   <translation>رمز تعبيري باسمه</translation>
  </message>
  <message>
   <source>Emoji picker</source>
   <translation>منتقي الرموز التعبيرية</translation>
  </message>
  <message>
   <source>Emoji that may be meant</source>
   <translation>رموز تعبيرية محتملة</translation>
  </message>
  <message>
   <source>Encryption</source>
   <translation>التشفير</translation>
  </message>
  <message>
   <source>Enter</source>
   <translation>Enter</translation>
  </message>
  <message>
   <source>Equatorial Guinea</source>
   <translation>غينيا الاستوائية</translation>
  </message>
  <message>
   <source>Eritrea</source>
   <translation>إريتريا</translation>
  </message>
  <message>
   <source>Estonia</source>
   <translation>إستونيا</translation>
  </message>
  <message>
   <source>Eswatini</source>
   <translation>إسواتيني</translation>
  </message>
  <message>
   <source>Ethiopia</source>
   <translation>إثيوبيا</translation>
  </message>
  <message>
   <source>Every command can have another key, or none.</source>
   <translation>يمكن أن يكون لكل أمر مفتاح آخر، أو لا مفتاح.</translation>
  </message>
  <message>
   <source>Every customer has an answer.</source>
   <translation>كل عميل لديه رد.</translation>
  </message>
  <message>
   <source>Every text has been read.</source>
   <translation>قُرئت كل الرسائل.</translation>
  </message>
  <message>
   <source>Every word is in the dictionary.</source>
   <translation>كل الكلمات موجودة في القاموس.</translation>
  </message>
  <message>
   <source>Everything EvoInbox needs is there.</source>
   <translation>كل ما يحتاجه EvoInbox موجود.</translation>
  </message>
  <message>
   <source>EvoInbox</source>
   <translation>EvoInbox</translation>
  </message>
  <message>
   <source>EvoInbox cannot write to this disk: it is full, read-only or not yours. Make room and try again.</source>
   <translation>لا يستطيع EvoInbox الكتابة على هذا القرص: إنه ممتلئ أو للقراءة فقط أو ليس لك. أفرغ مكانًا وحاول مجددًا.</translation>
  </message>
  <message>
   <source>EvoInbox has something for you</source>
   <translation>لدى EvoInbox شيء لك</translation>
  </message>
  <message>
   <source>EvoInbox is locked</source>
   <translation>EvoInbox مقفل</translation>
  </message>
  <message>
   <source>EvoInbox is locked: the answer was not sent</source>
   <translation>EvoInbox مقفل: لم تُرسل الإجابة</translation>
  </message>
  <message>
   <source>EvoInbox is still running</source>
   <translation>ما زال EvoInbox يعمل</translation>
  </message>
  <message>
   <source>EvoInbox met an error of its own and goes on. What you have begun is kept; there is a report, without texts or numbers.</source>
   <translation>صادف EvoInbox خطأً من صنعه ويواصل العمل. ما بدأته محفوظ؛ وهناك تقرير، بلا رسائل ولا أرقام.</translation>
  </message>
  <message>
   <source>EvoInbox: {number} waiting for you</source>
   <translation>EvoInbox: {number} في انتظارك</translation>
  </message>
  <message>
   <source>Explore with sample conversations</source>
   <translation>استكشاف بمحادثات نموذجية</translation>
  </message>
  <message>
   <source>Export contacts</source>
   <translation>تصدير جهات الاتصال</translation>
  </message>
  <message>
   <source>Export contacts…</source>
   <translation>تصدير جهات الاتصال…</translation>
  </message>
  <message>
   <source>Export texts</source>
   <translation>تصدير الرسائل</translation>
  </message>
  <message>
   <source>Export texts…</source>
   <translation>تصدير الرسائل…</translation>
  </message>
  <message>
   <source>Faces and hearts</source>
   <translation>وجوه وقلوب</translation>
  </message>
  <message>
   <source>Falkland Islands</source>
   <translation>جزر فوكلاند</translation>
  </message>
  <message>
   <source>Faroe Islands</source>
   <translation>جزر فارو</translation>
  </message>
  <message>
   <source>Fetch all texts again</source>
   <translation>جلب كل الرسائل من جديد</translation>
  </message>
  <message>
   <source>Fetch now</source>
   <translation>جلب الآن</translation>
  </message>
  <message>
   <source>Fetching texts</source>
   <translation>جارٍ جلب الرسائل</translation>
  </message>
  <message>
   <source>Field {name}</source>
   <translation>الحقل {name}</translation>
  </message>
  <message>
   <source>Figures</source>
   <translation>الأرقام</translation>
  </message>
  <message>
   <source>Fiji</source>
   <translation>فيجي</translation>
  </message>
  <message>
   <source>Files</source>
   <translation>الملفات</translation>
  </message>
  <message>
   <source>Fill in your e-mail and your password.</source>
   <translation>اكتب بريدك الإلكتروني وكلمة المرور.</translation>
  </message>
  <message>
   <source>Fill in “{field}” before you send this text, or take it out.</source>
   <translation>املأ «{field}» قبل إرسال هذه الرسالة أو احذفه.</translation>
  </message>
  <message>
   <source>Filter</source>
   <translation>تصفية</translation>
  </message>
  <message>
   <source>Filter: {chosen}</source>
   <translation>التصفية: {chosen}</translation>
  </message>
  <message>
   <source>Find a command or a person</source>
   <translation>البحث عن أمر أو شخص</translation>
  </message>
  <message>
   <source>Fine</source>
   <translation>جيّد</translation>
  </message>
  <message>
   <source>Finland</source>
   <translation>فنلندا</translation>
  </message>
  <message>
   <source>First day</source>
   <translation>اليوم الأول</translation>
  </message>
  <message>
   <source>Flags</source>
   <translation>أعلام</translation>
  </message>
  <message>
   <source>Follow up</source>
   <translation>للمتابعة</translation>
  </message>
  <message>
   <source>Follow up after</source>
   <translation>المتابعة بعد</translation>
  </message>
  <message>
   <source>Food</source>
   <translation>طعام</translation>
  </message>
  <message>
   <source>For ever</source>
   <translation>إلى الأبد</translation>
  </message>
  <message>
   <source>Forget</source>
   <translation>انسَ</translation>
  </message>
  <message>
   <source>Forget…</source>
   <translation>نسيان…</translation>
  </message>
  <message>
   <source>Form</source>
   <translation>الصيغة</translation>
  </message>
  <message>
   <source>Found</source>
   <translation>النتائج</translation>
  </message>
  <message>
   <source>France</source>
   <translation>فرنسا</translation>
  </message>
  <message>
   <source>French Guiana</source>
   <translation>غويانا الفرنسية</translation>
  </message>
  <message>
   <source>French Polynesia</source>
   <translation>بولينيزيا الفرنسية</translation>
  </message>
  <message>
   <source>Fri</source>
   <translation>جمعة</translation>
  </message>
  <message>
   <source>Friday</source>
   <translation>الجمعة</translation>
  </message>
  <message>
   <source>From</source>
   <translation>من</translation>
  </message>
  <message>
   <source>From 9 in the evening to 7 in the morning.</source>
   <translation>من التاسعة مساءً إلى السابعة صباحًا.</translation>
  </message>
  <message>
   <source>From customer</source>
   <translation>من العميل</translation>
  </message>
  <message>
   <source>From customers</source>
   <translation>من العملاء</translation>
  </message>
  <message>
   <source>From one day to another</source>
   <translation>من يوم إلى يوم</translation>
  </message>
  <message>
   <source>From one day to another…</source>
   <translation>من يوم إلى يوم…</translation>
  </message>
  <message>
   <source>From us</source>
   <translation>منّا</translation>
  </message>
  <message>
   <source>From {begin} to {end}.</source>
   <translation>من {begin} إلى {end}.</translation>
  </message>
  <message>
   <source>From {line}, change the line</source>
   <translation>من {line}، تغيير الخط</translation>
  </message>
  <message>
   <source>Gabon</source>
   <translation>الغابون</translation>
  </message>
  <message>
   <source>Gambia</source>
   <translation>غامبيا</translation>
  </message>
  <message>
   <source>Georgia</source>
   <translation>جورجيا</translation>
  </message>
  <message>
   <source>Germany</source>
   <translation>ألمانيا</translation>
  </message>
  <message>
   <source>Getting your texts</source>
   <translation>جارٍ جلب رسائلك</translation>
  </message>
  <message>
   <source>Ghana</source>
   <translation>غانا</translation>
  </message>
  <message>
   <source>Gibraltar</source>
   <translation>جبل طارق</translation>
  </message>
  <message>
   <source>Go on writing</source>
   <translation>متابعة الكتابة</translation>
  </message>
  <message>
   <source>Go to conversations</source>
   <translation>الانتقال إلى المحادثات</translation>
  </message>
  <message>
   <source>Go to messages</source>
   <translation>الانتقال إلى الرسائل</translation>
  </message>
  <message>
   <source>Go to the eighth conversation</source>
   <translation>الانتقال إلى المحادثة الثامنة</translation>
  </message>
  <message>
   <source>Go to the fifth conversation</source>
   <translation>الانتقال إلى المحادثة الخامسة</translation>
  </message>
  <message>
   <source>Go to the first conversation</source>
   <translation>الانتقال إلى المحادثة الأولى</translation>
  </message>
  <message>
   <source>Go to the first … ninth conversation</source>
   <translation>الانتقال إلى المحادثة الأولى … التاسعة</translation>
  </message>
  <message>
   <source>Go to the fourth conversation</source>
   <translation>الانتقال إلى المحادثة الرابعة</translation>
  </message>
  <message>
   <source>Go to the newest message</source>
   <translation>الانتقال إلى أحدث رسالة</translation>
  </message>
  <message>
   <source>Go to the ninth conversation</source>
   <translation>الانتقال إلى المحادثة التاسعة</translation>
  </message>
  <message>
   <source>Go to the second conversation</source>
   <translation>الانتقال إلى المحادثة الثانية</translation>
  </message>
  <message>
   <source>Go to the seventh conversation</source>
   <translation>الانتقال إلى المحادثة السابعة</translation>
  </message>
  <message>
   <source>Go to the sixth conversation</source>
   <translation>الانتقال إلى المحادثة السادسة</translation>
  </message>
  <message>
   <source>Go to the third conversation</source>
   <translation>الانتقال إلى المحادثة الثالثة</translation>
  </message>
  <message>
   <source>Go to writing</source>
   <translation>الانتقال إلى الكتابة</translation>
  </message>
  <message>
   <source>Greece</source>
   <translation>اليونان</translation>
  </message>
  <message>
   <source>Greenland</source>
   <translation>غرينلاند</translation>
  </message>
  <message>
   <source>Grenada</source>
   <translation>غرينادا</translation>
  </message>
  <message>
   <source>Guadeloupe</source>
   <translation>غوادلوب</translation>
  </message>
  <message>
   <source>Guam</source>
   <translation>غوام</translation>
  </message>
  <message>
   <source>Guatemala</source>
   <translation>غواتيمالا</translation>
  </message>
  <message>
   <source>Guernsey</source>
   <translation>غيرنزي</translation>
  </message>
  <message>
   <source>Guinea</source>
   <translation>غينيا</translation>
  </message>
  <message>
   <source>Guinea-Bissau</source>
   <translation>غينيا بيساو</translation>
  </message>
  <message>
   <source>Guyana</source>
   <translation>غيانا</translation>
  </message>
  <message>
   <source>Haiti</source>
   <translation>هايتي</translation>
  </message>
  <message>
   <source>Heard where your desktop has sounds for notifications, and Sound is on.</source>
   <translation>تُسمع حيث يدعم سطح المكتب أصوات الإشعارات والصوت مفعّل.</translation>
  </message>
  <message>
   <source>Hide advanced</source>
   <translation>إخفاء الخيارات المتقدمة</translation>
  </message>
  <message>
   <source>Hide password</source>
   <translation>إخفاء كلمة المرور</translation>
  </message>
  <message>
   <source>High contrast</source>
   <translation>تباين عالٍ</translation>
  </message>
  <message>
   <source>History being fetched</source>
   <translation>جلب السجل</translation>
  </message>
  <message>
   <source>Hold Ctrl or Alt with it: a key alone is for writing.</source>
   <translation>اضغط معه Ctrl أو Alt: المفتاح وحده للكتابة.</translation>
  </message>
  <message>
   <source>Home country</source>
   <translation>بلدك</translation>
  </message>
  <message>
   <source>Honduras</source>
   <translation>هندوراس</translation>
  </message>
  <message>
   <source>Hong Kong SAR China</source>
   <translation>هونغ كونغ الصينية (منطقة إدارية خاصة)</translation>
  </message>
  <message>
   <source>Hour</source>
   <translation>الساعة</translation>
  </message>
  <message>
   <source>Hours begin</source>
   <translation>بداية الدوام</translation>
  </message>
  <message>
   <source>Hours end</source>
   <translation>نهاية الدوام</translation>
  </message>
  <message>
   <source>How far the export is</source>
   <translation>تقدّم التصدير</translation>
  </message>
  <message>
   <source>How large all words are, apart from your desktop's scale.</source>
   <translation>حجم كل الكلمات، بغض النظر عن مقياس سطح مكتبك.</translation>
  </message>
  <message>
   <source>How long</source>
   <translation>كم من الوقت</translation>
  </message>
  <message>
   <source>How long a text waits before it leaves, so that you can take it back.</source>
   <translation>كم تنتظر الرسالة قبل أن تغادر لتتمكن من استرجاعها.</translation>
  </message>
  <message>
   <source>How much the desktop says when a customer writes.</source>
   <translation>ما يقوله سطح المكتب عندما يكتب عميل.</translation>
  </message>
  <message>
   <source>Hungary</source>
   <translation>هنغاريا</translation>
  </message>
  <message>
   <source>I forgot it…</source>
   <translation>نسيتها…</translation>
  </message>
  <message>
   <source>Iceland</source>
   <translation>آيسلندا</translation>
  </message>
  <message>
   <source>If not later than the beginning, on the day after.</source>
   <translation>إن لم تكن بعد البداية، ففي اليوم التالي.</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>استيراد</translation>
  </message>
  <message>
   <source>Import contacts</source>
   <translation>استيراد جهات الاتصال</translation>
  </message>
  <message>
   <source>Import contacts…</source>
   <translation>استيراد جهات الاتصال…</translation>
  </message>
  <message>
   <source>Importing…</source>
   <translation>جارٍ الاستيراد…</translation>
  </message>
  <message numerus="yes">
   <source>In %n hours</source>
   <translation>
    <numerusform>الآن</numerusform>
    <numerusform>بعد ساعة</numerusform>
    <numerusform>بعد ساعتين</numerusform>
    <numerusform>بعد %n ساعات</numerusform>
    <numerusform>بعد %n ساعة</numerusform>
    <numerusform>بعد %n ساعة</numerusform>
   </translation>
  </message>
  <message>
   <source>In an hour</source>
   <translation>بعد ساعة</translation>
  </message>
  <message>
   <source>In its own letters the name reads {reading}.</source>
   <translation>بحروفه الأصلية يُقرأ الاسم {reading}.</translation>
  </message>
  <message>
   <source>In my hours only</source>
   <translation>في دوامي فقط</translation>
  </message>
  <message>
   <source>India</source>
   <translation>الهند</translation>
  </message>
  <message>
   <source>Indonesia</source>
   <translation>إندونيسيا</translation>
  </message>
  <message>
   <source>Insert an emoji</source>
   <translation>إدراج رمز تعبيري</translation>
  </message>
  <message>
   <source>Insert an emoji (Ctrl+.)</source>
   <translation>إدراج رمز تعبيري (Ctrl+.)</translation>
  </message>
  <message>
   <source>Iran</source>
   <translation>إيران</translation>
  </message>
  <message>
   <source>Iraq</source>
   <translation>العراق</translation>
  </message>
  <message>
   <source>Ireland</source>
   <translation>أيرلندا</translation>
  </message>
  <message>
   <source>Is everything in order?</source>
   <translation>هل كل شيء على ما يرام؟</translation>
  </message>
  <message>
   <source>Isle of Man</source>
   <translation>جزيرة مان</translation>
  </message>
  <message>
   <source>Israel</source>
   <translation>إسرائيل</translation>
  </message>
  <message>
   <source>It arrived</source>
   <translation>وصلت</translation>
  </message>
  <message>
   <source>It does not answer within {number} s. Look for a window that asks for its password.</source>
   <translation>لا تجيب خلال {number} ث. ابحث عن نافذة تطلب كلمة مرورها.</translation>
  </message>
  <message>
   <source>It does not give back what was put into it. Restart it, or your session.</source>
   <translation>لا تعيد ما وُضع فيها. أعد تشغيلها، أو أعد تشغيل جلستك.</translation>
  </message>
  <message>
   <source>It is between {earliest} and {latest} there.</source>
   <translation>الساعة هناك بين {earliest} و{latest}.</translation>
  </message>
  <message>
   <source>It is in the tray and tells you when a customer writes. Quit in the tray's menu ends it.</source>
   <translation>إنه في علبة النظام ويخبرك عندما يكتب عميل. «إنهاء» في قائمته ينهيه.</translation>
  </message>
  <message>
   <source>It is {time} there.</source>
   <translation>الساعة هناك {time}.</translation>
  </message>
  <message>
   <source>It keeps secrets and gives them back.</source>
   <translation>تحفظ الأسرار وتعيدها.</translation>
  </message>
  <message>
   <source>It looks like {like}, but it is another address.</source>
   <translation>يشبه {like} لكنه عنوان آخر.</translation>
  </message>
  <message>
   <source>It may be asking for its password.</source>
   <translation>ربما تطلب كلمة مرورها.</translation>
  </message>
  <message>
   <source>It needs what was not found above.</source>
   <translation>يحتاج إلى ما لم يُعثر عليه أعلاه.</translation>
  </message>
  <message>
   <source>It opens EvoInbox when it is locked. Nobody can find it out for you: who forgets it has to sign out and remove everything from this computer.</source>
   <translation>تفتح EvoInbox عندما يكون مقفلًا. لا أحد يستطيع معرفتها لك: من ينسها فعليه تسجيل الخروج وإزالة كل شيء من هذا الحاسوب.</translation>
  </message>
  <message>
   <source>Italy</source>
   <translation>إيطاليا</translation>
  </message>
  <message>
   <source>Its name, {name}, is not known. Correct it in this computer’s settings, or check your network connection.</source>
   <translation>اسمه، {name}، غير معروف. صحّحه في إعدادات هذا الحاسوب، أو تحقق من اتصال الشبكة.</translation>
  </message>
  <message>
   <source>Jamaica</source>
   <translation>جامايكا</translation>
  </message>
  <message>
   <source>Japan</source>
   <translation>اليابان</translation>
  </message>
  <message>
   <source>Jersey</source>
   <translation>جيرسي</translation>
  </message>
  <message>
   <source>Jordan</source>
   <translation>الأردن</translation>
  </message>
  <message>
   <source>Kazakhstan</source>
   <translation>كازاخستان</translation>
  </message>
  <message>
   <source>Keep</source>
   <translation>أبقِ</translation>
  </message>
  <message>
   <source>Keep editing</source>
   <translation>متابعة التحرير</translation>
  </message>
  <message>
   <source>Keep texts</source>
   <translation>الاحتفاظ بالرسائل</translation>
  </message>
  <message>
   <source>Kenya</source>
   <translation>كينيا</translation>
  </message>
  <message>
   <source>Key of {command}</source>
   <translation>مفتاح «{command}»</translation>
  </message>
  <message>
   <source>Keyboard</source>
   <translation>لوحة المفاتيح</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>اختصارات لوحة المفاتيح</translation>
  </message>
  <message>
   <source>Keyring</source>
   <translation>حلقة المفاتيح</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>المفاتيح</translation>
  </message>
  <message>
   <source>Keys of commands</source>
   <translation>مفاتيح الأوامر</translation>
  </message>
  <message>
   <source>Kiribati</source>
   <translation>كيريباتي</translation>
  </message>
  <message>
   <source>Kosovo</source>
   <translation>كوسوفو</translation>
  </message>
  <message>
   <source>Kuwait</source>
   <translation>الكويت</translation>
  </message>
  <message>
   <source>Kyrgyzstan</source>
   <translation>قيرغيزستان</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>اللغة</translation>
  </message>
  <message>
   <source>Laos</source>
   <translation>لاوس</translation>
  </message>
  <message>
   <source>Larger text</source>
   <translation>نص أكبر</translation>
  </message>
  <message>
   <source>Last 30 days</source>
   <translation>آخر 30 يومًا</translation>
  </message>
  <message>
   <source>Last 7 days</source>
   <translation>آخر 7 أيام</translation>
  </message>
  <message>
   <source>Last day</source>
   <translation>اليوم الأخير</translation>
  </message>
  <message>
   <source>Last time EvoInbox ended all at once, by a fault. What you had sent or begun is kept; there is a report, without texts or numbers.</source>
   <translation>في المرة الأخيرة انتهى EvoInbox فجأة بسبب خلل. ما أرسلته أو بدأته محفوظ؛ وهناك تقرير، بلا رسائل ولا أرقام.</translation>
  </message>
  <message>
   <source>Latvia</source>
   <translation>لاتفيا</translation>
  </message>
  <message>
   <source>Leave it there</source>
   <translation>اتركه كما هو</translation>
  </message>
  <message>
   <source>Lebanon</source>
   <translation>لبنان</translation>
  </message>
  <message>
   <source>Lesotho</source>
   <translation>ليسوتو</translation>
  </message>
  <message>
   <source>Liberia</source>
   <translation>ليبيريا</translation>
  </message>
  <message>
   <source>Libya</source>
   <translation>ليبيا</translation>
  </message>
  <message>
   <source>Licences</source>
   <translation>التراخيص</translation>
  </message>
  <message>
   <source>Liechtenstein</source>
   <translation>ليختنشتاين</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>فاتح</translation>
  </message>
  <message>
   <source>Like the system</source>
   <translation>مثل النظام</translation>
  </message>
  <message>
   <source>Like the system follows your desktop, its high contrast included.</source>
   <translation>«مثل النظام» يتبع سطح مكتبك، وتباينه العالي أيضًا.</translation>
  </message>
  <message>
   <source>Line</source>
   <translation>الخط</translation>
  </message>
  <message>
   <source>Line {line} of {file} cannot be read, so its templates are left out. The reader says: “{why}”</source>
   <translation>لا يمكن قراءة السطر {line} من {file}، فأُهملت قوالبه. يقول القارئ: «{why}»</translation>
  </message>
  <message>
   <source>Lines listed: {name}, change</source>
   <translation>الخطوط المعروضة: {name}، تغيير</translation>
  </message>
  <message>
   <source>Listed: {named}, change</source>
   <translation>المعروض: {named}، تغيير</translation>
  </message>
  <message>
   <source>Lithuania</source>
   <translation>ليتوانيا</translation>
  </message>
  <message>
   <source>Lock EvoInbox</source>
   <translation>قفل EvoInbox</translation>
  </message>
  <message>
   <source>Lock after</source>
   <translation>القفل بعد</translation>
  </message>
  <message>
   <source>Lock with the screen</source>
   <translation>القفل مع الشاشة</translation>
  </message>
  <message>
   <source>Longest wait</source>
   <translation>أطول انتظار</translation>
  </message>
  <message>
   <source>Longest wait: {wait}</source>
   <translation>أطول انتظار: {wait}</translation>
  </message>
  <message>
   <source>Look again</source>
   <translation>افحص من جديد</translation>
  </message>
  <message>
   <source>Look at this</source>
   <translation>انظر في هذا</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>جارٍ الفحص…</translation>
  </message>
  <message>
   <source>Looks once more before a text leaves, and asks if somebody else has just written to that customer.</source>
   <translation>ينظر مرة أخرى قبل خروج الرسالة، ويسأل إن كان شخص آخر قد كتب للتو إلى ذلك العميل.</translation>
  </message>
  <message>
   <source>Luxembourg</source>
   <translation>لوكسمبورغ</translation>
  </message>
  <message>
   <source>Macao SAR China</source>
   <translation>منطقة ماكاو الإدارية الخاصة</translation>
  </message>
  <message>
   <source>Madagascar</source>
   <translation>مدغشقر</translation>
  </message>
  <message>
   <source>Mail</source>
   <translation>بريد</translation>
  </message>
  <message>
   <source>Make them one person</source>
   <translation>اجعلهما شخصًا واحدًا</translation>
  </message>
  <message>
   <source>Malawi</source>
   <translation>ملاوي</translation>
  </message>
  <message>
   <source>Malaysia</source>
   <translation>ماليزيا</translation>
  </message>
  <message>
   <source>Maldives</source>
   <translation>جزر المالديف</translation>
  </message>
  <message>
   <source>Mali</source>
   <translation>مالي</translation>
  </message>
  <message>
   <source>Malta</source>
   <translation>مالطا</translation>
  </message>
  <message>
   <source>Mark as read</source>
   <translation>تعليم كمقروءة</translation>
  </message>
  <message>
   <source>Mark as unread</source>
   <translation>وضع علامة غير مقروءة</translation>
  </message>
  <message>
   <source>Mark read</source>
   <translation>تعليم كمقروء</translation>
  </message>
  <message>
   <source>Marshall Islands</source>
   <translation>جزر مارشال</translation>
  </message>
  <message>
   <source>Martinique</source>
   <translation>جزر المارتينيك</translation>
  </message>
  <message>
   <source>Mauritania</source>
   <translation>موريتانيا</translation>
  </message>
  <message>
   <source>Mauritius</source>
   <translation>موريشيوس</translation>
  </message>
  <message>
   <source>Mayotte</source>
   <translation>مايوت</translation>
  </message>
  <message>
   <source>Median wait</source>
   <translation>وسيط الانتظار</translation>
  </message>
  <message>
   <source>Median wait: {wait}</source>
   <translation>وسيط الانتظار: {wait}</translation>
  </message>
  <message>
   <source>Menu key</source>
   <translation>مفتاح القائمة</translation>
  </message>
  <message>
   <source>Menu of a text</source>
   <translation>قائمة الرسالة</translation>
  </message>
  <message>
   <source>Menu of what has the keyboard</source>
   <translation>قائمة العنصر الذي عليه لوحة المفاتيح</translation>
  </message>
  <message>
   <source>Message</source>
   <translation>الرسالة</translation>
  </message>
  <message>
   <source>Messages</source>
   <translation>الرسائل</translation>
  </message>
  <message>
   <source>Mexico</source>
   <translation>المكسيك</translation>
  </message>
  <message>
   <source>Micronesia</source>
   <translation>ميكرونيزيا</translation>
  </message>
  <message>
   <source>Moldova</source>
   <translation>مولدوفا</translation>
  </message>
  <message>
   <source>Mon</source>
   <translation>إثنين</translation>
  </message>
  <message>
   <source>Monaco</source>
   <translation>موناكو</translation>
  </message>
  <message>
   <source>Monday</source>
   <translation>الاثنين</translation>
  </message>
  <message>
   <source>Monday, {clock}</source>
   <translation>الاثنين، {clock}</translation>
  </message>
  <message>
   <source>Mongolia</source>
   <translation>منغوليا</translation>
  </message>
  <message>
   <source>Montenegro</source>
   <translation>الجبل الأسود</translation>
  </message>
  <message>
   <source>Montserrat</source>
   <translation>مونتسرات</translation>
  </message>
  <message>
   <source>More to list</source>
   <translation>قوائم أخرى</translation>
  </message>
  <message>
   <source>Morocco</source>
   <translation>المغرب</translation>
  </message>
  <message>
   <source>Moving about</source>
   <translation>التنقل</translation>
  </message>
  <message>
   <source>Mozambique</source>
   <translation>موزمبيق</translation>
  </message>
  <message>
   <source>Mute</source>
   <translation>كتم</translation>
  </message>
  <message>
   <source>Mute conversation, or no longer</source>
   <translation>كتم المحادثة أو إلغاء كتمها</translation>
  </message>
  <message>
   <source>Myanmar (Burma)</source>
   <translation>ميانمار (بورما)</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>الاسم</translation>
  </message>
  <message>
   <source>Name, company, tags and note are forgotten on this computer. The texts stay.</source>
   <translation>يُنسى الاسم والشركة والوسوم والملاحظة على هذا الحاسوب. وتبقى الرسائل.</translation>
  </message>
  <message>
   <source>Name, note and tags</source>
   <translation>الاسم والملاحظة والوسوم</translation>
  </message>
  <message>
   <source>Name, note and tags of the customer…</source>
   <translation>اسم العميل والملاحظة والوسوم…</translation>
  </message>
  <message>
   <source>Name, note and tags…</source>
   <translation>الاسم والملاحظة والوسوم…</translation>
  </message>
  <message>
   <source>Namibia</source>
   <translation>ناميبيا</translation>
  </message>
  <message>
   <source>Nauru</source>
   <translation>ناورو</translation>
  </message>
  <message>
   <source>Nepal</source>
   <translation>نيبال</translation>
  </message>
  <message>
   <source>Netherlands</source>
   <translation>هولندا</translation>
  </message>
  <message>
   <source>Never</source>
   <translation>أبدًا</translation>
  </message>
  <message>
   <source>New</source>
   <translation>جديد</translation>
  </message>
  <message>
   <source>New Caledonia</source>
   <translation>كاليدونيا الجديدة</translation>
  </message>
  <message>
   <source>New Zealand</source>
   <translation>نيوزيلندا</translation>
  </message>
  <message>
   <source>New conversation</source>
   <translation>محادثة جديدة</translation>
  </message>
  <message>
   <source>New line</source>
   <translation>سطر جديد</translation>
  </message>
  <message>
   <source>New number, {place}.</source>
   <translation>رقم جديد، {place}.</translation>
  </message>
  <message>
   <source>New number, {place}. {time}</source>
   <translation>رقم جديد، {place}. {time}</translation>
  </message>
  <message>
   <source>New one</source>
   <translation>الجديدة</translation>
  </message>
  <message>
   <source>New template</source>
   <translation>قالب جديد</translation>
  </message>
  <message>
   <source>New text from {name}: {text}</source>
   <translation>رسالة جديدة من {name}: {text}</translation>
  </message>
  <message>
   <source>Newest</source>
   <translation>الأحدث</translation>
  </message>
  <message>
   <source>Next conversation</source>
   <translation>المحادثة التالية</translation>
  </message>
  <message>
   <source>Next field of a template</source>
   <translation>الحقل التالي في القالب</translation>
  </message>
  <message>
   <source>Next part of the window</source>
   <translation>الجزء التالي من النافذة</translation>
  </message>
  <message>
   <source>Next text that needs you</source>
   <translation>الرسالة التالية التي تحتاج إليك</translation>
  </message>
  <message>
   <source>Next text that was found</source>
   <translation>الرسالة التالية في نتائج البحث</translation>
  </message>
  <message>
   <source>Next unread conversation</source>
   <translation>المحادثة غير المقروءة التالية</translation>
  </message>
  <message>
   <source>Next word to look at in spelling</source>
   <translation>الكلمة التالية للمراجعة الإملائية</translation>
  </message>
  <message>
   <source>Nicaragua</source>
   <translation>نيكاراغوا</translation>
  </message>
  <message>
   <source>Niger</source>
   <translation>النيجر</translation>
  </message>
  <message>
   <source>Nigeria</source>
   <translation>نيجيريا</translation>
  </message>
  <message>
   <source>Niue</source>
   <translation>نيوي</translation>
  </message>
  <message>
   <source>No command is called that.</source>
   <translation>لا أمر بهذا الاسم.</translation>
  </message>
  <message>
   <source>No conversations yet</source>
   <translation>لا محادثات بعد</translation>
  </message>
  <message>
   <source>No drafts</source>
   <translation>لا مسودات</translation>
  </message>
  <message>
   <source>No emoji is called that</source>
   <translation>لا رمز بهذا الاسم</translation>
  </message>
  <message>
   <source>No encrypted connection could be agreed with this server. Check its address and port.</source>
   <translation>تعذر الاتفاق على اتصال مشفّر مع هذا الخادم. تحقق من عنوانه ومنفذه.</translation>
  </message>
  <message>
   <source>No program on this computer opened the link. It was copied instead.</source>
   <translation>لم يفتح أي برنامج في هذا الجهاز الرابط، فنُسخ بدلًا من ذلك.</translation>
  </message>
  <message>
   <source>No server of that name can be found. Check its spelling and your network connection.</source>
   <translation>لا يوجد خادم بهذا الاسم. تحقق من كتابته ومن اتصالك بالشبكة.</translation>
  </message>
  <message>
   <source>No setting is called that.</source>
   <translation>لا إعداد بهذا الاسم.</translation>
  </message>
  <message>
   <source>No texts</source>
   <translation>لا رسائل</translation>
  </message>
  <message>
   <source>No texts yet</source>
   <translation>لا رسائل بعد</translation>
  </message>
  <message>
   <source>No whole answer came from the server. Try again.</source>
   <translation>لم يصل رد كامل من الخادم. حاول مجددًا.</translation>
  </message>
  <message>
   <source>Nobody</source>
   <translation>لا أحد</translation>
  </message>
  <message>
   <source>Nobody can be asked: there is no session bus.</source>
   <translation>لا يوجد من يُسأل: لا وجود لناقل الجلسة.</translation>
  </message>
  <message>
   <source>Nobody has gone quiet</source>
   <translation>لم يصمت أحد</translation>
  </message>
  <message>
   <source>Nobody has signed in here.</source>
   <translation>لم يسجّل أحد الدخول هنا.</translation>
  </message>
  <message>
   <source>Nobody is waiting</source>
   <translation>لا أحد ينتظر</translation>
  </message>
  <message>
   <source>Nobody named</source>
   <translation>بلا اسم</translation>
  </message>
  <message>
   <source>Nobody says within {number} s where {name} is. Check your network connection, and this computer’s name servers (DNS).</source>
   <translation>لم يقل أحد خلال {number} ث أين {name}. تحقق من اتصال الشبكة، ومن خوادم الأسماء (DNS) لهذا الحاسوب.</translation>
  </message>
  <message>
   <source>None is kept in the keyring. Sign in again.</source>
   <translation>لا شيء محفوظ في حلقة المفاتيح. سجّل الدخول من جديد.</translation>
  </message>
  <message>
   <source>None is set for this server, which is asked straight.</source>
   <translation>لا وكيل محدد لهذا الخادم، فيُسأل مباشرة.</translation>
  </message>
  <message>
   <source>Norfolk Island</source>
   <translation>جزيرة نورفولك</translation>
  </message>
  <message>
   <source>North Korea</source>
   <translation>كوريا الشمالية</translation>
  </message>
  <message>
   <source>North Macedonia</source>
   <translation>مقدونيا الشمالية</translation>
  </message>
  <message>
   <source>Northern Mariana Islands</source>
   <translation>جزر ماريانا الشمالية</translation>
  </message>
  <message>
   <source>Norway</source>
   <translation>النرويج</translation>
  </message>
  <message>
   <source>Not checked yet</source>
   <translation>لم يُتحقق بعد</translation>
  </message>
  <message>
   <source>Not in sight: {service} is set to Do Not Disturb and keeps notifications back until you end that.</source>
   <translation>غير ظاهر: {service} في وضع عدم الإزعاج ويحجز الإشعارات حتى تنهيه.</translation>
  </message>
  <message>
   <source>Not in sight: {service} took it away at once. Look for EvoInbox in its settings.</source>
   <translation>غير ظاهر: أزاله {service} فورًا. ابحث عن EvoInbox في إعداداته.</translation>
  </message>
  <message>
   <source>Not known whether it arrived</source>
   <translation>لا يُعرف هل وصلت</translation>
  </message>
  <message>
   <source>Not looked at</source>
   <translation>لم يُفحص</translation>
  </message>
  <message>
   <source>Not needed: the server is this computer.</source>
   <translation>غير لازم: الخادم هو هذا الحاسوب.</translation>
  </message>
  <message>
   <source>Not sent yet. This customer wrote meanwhile: “{text}” Send yours all the same?</source>
   <translation>لم تُرسل بعد. كتب هذا العميل في هذه الأثناء: «{text}» هل ترسل رسالتك مع ذلك؟</translation>
  </message>
  <message>
   <source>Not sent yet. {name} wrote meanwhile: “{text}” Send yours all the same?</source>
   <translation>لم تُرسل بعد. كتب {name} في هذه الأثناء: «{text}» هل ترسل رسالتك مع ذلك؟</translation>
  </message>
  <message>
   <source>Not sent yet: it could not leave for a while. Send it still?</source>
   <translation>لم تُرسل بعد: تعذرت مغادرتها مدة. هل ترسلها الآن؟</translation>
  </message>
  <message>
   <source>Not sent yet: somebody else has written to this customer meanwhile</source>
   <translation>لم تُرسل بعد: كتب شخص آخر إلى هذا العميل في هذه الأثناء</translation>
  </message>
  <message>
   <source>Not sent yet: this customer has asked for no more texts meanwhile</source>
   <translation>لم تُرسل بعد: طلب هذا العميل في هذه الأثناء عدم تلقي المزيد من الرسائل</translation>
  </message>
  <message>
   <source>Not sent yet: {text}</source>
   <translation>لم تُرسل بعد: {text}</translation>
  </message>
  <message>
   <source>Not sent: EvoInbox is not signed in there any more. You wrote:</source>
   <translation>لم يُرسل: لم يعد EvoInbox مسجّل الدخول هناك. لقد كتبت:</translation>
  </message>
  <message>
   <source>Not sent: the service did not take it</source>
   <translation>لم تُرسل: لم تقبلها الخدمة</translation>
  </message>
  <message>
   <source>Not sent: the service does not know this number or line. Check both</source>
   <translation>لم تُرسل: لا تعرف الخدمة هذا الرقم أو هذا الخط. تحقق منهما</translation>
  </message>
  <message>
   <source>Not sent: this customer has opted out of texts, until they write START</source>
   <translation>لم تُرسل: طلب هذا العميل عدم تلقي رسائل إلى أن يكتب START</translation>
  </message>
  <message>
   <source>Not sent: this sign-in may not send texts. Ask your administrator for a role that may</source>
   <translation>لم تُرسل: لا يحق لهذا الحساب إرسال رسائل. اطلب من المسؤول دورًا يسمح بذلك</translation>
  </message>
  <message>
   <source>Not sent: {text}</source>
   <translation>لم تُرسل: {text}</translation>
  </message>
  <message>
   <source>Not shown yet: {service} asks you whether EvoInbox may send notifications. Allow it there.</source>
   <translation>لم يظهر بعد: يسألك {service} هل يُسمح لـ EvoInbox بإرسال الإشعارات. اسمح بذلك هناك.</translation>
  </message>
  <message>
   <source>Not shown: EvoInbox is not allowed to send notifications here. Ask whoever looks after this computer to allow it.</source>
   <translation>لم يظهر: لا يُسمح لـ EvoInbox هنا بإرسال الإشعارات. اطلب ممن يتولى إدارة هذا الحاسوب أن يسمح بذلك.</translation>
  </message>
  <message>
   <source>Not shown: no program here shows notifications. Ask for one to be installed.</source>
   <translation>لم يُعرض: لا يوجد هنا برنامج يعرض الإشعارات. اطلب تثبيت واحد.</translation>
  </message>
  <message>
   <source>Not shown: there is no message bus, over which notifications go. Sign in to the desktop anew.</source>
   <translation>لم يُعرض: لا يوجد ناقل رسائل تمر عبره الإشعارات. سجّل الدخول إلى سطح المكتب من جديد.</translation>
  </message>
  <message>
   <source>Not shown: this system takes notifications from an installed EvoInbox only. Number and list tell what waits.</source>
   <translation>لم يظهر: لا يقبل هذا النظام الإشعارات إلا من EvoInbox مثبَّت. العدد والقائمة يخبران بما ينتظر.</translation>
  </message>
  <message>
   <source>Not shown: what shows notifications here does not answer. Sign in to your desktop anew.</source>
   <translation>لم يُعرض: ما يعرض الإشعارات هنا لا يستجيب. سجّل الدخول إلى سطح المكتب من جديد.</translation>
  </message>
  <message>
   <source>Not shown: your desktop did not take it ({detail}).</source>
   <translation>لم يُعرض: لم يقبله سطح مكتبك ({detail}).</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>ملاحظة</translation>
  </message>
  <message>
   <source>Note, for whoever answers next</source>
   <translation>ملاحظة لمن يجيب بعدك</translation>
  </message>
  <message>
   <source>Note, {when}</source>
   <translation>ملاحظة، {when}</translation>
  </message>
  <message>
   <source>Nothing</source>
   <translation>لا شيء</translation>
  </message>
  <message>
   <source>Nothing has been searched for yet, or nothing was found.</source>
   <translation>لم يُبحث عن شيء بعد، أو لم يُعثر على شيء.</translation>
  </message>
  <message>
   <source>Nothing is called that.</source>
   <translation>لا شيء بهذا الاسم.</translation>
  </message>
  <message>
   <source>Nothing is done yet</source>
   <translation>لا شيء منتهٍ بعد</translation>
  </message>
  <message>
   <source>Nothing is like it</source>
   <translation>لا شيء يشبهها</translation>
  </message>
  <message>
   <source>Nothing is missing: all texts that the service has are here.</source>
   <translation>لا شيء ناقص: كل الرسائل التي لدى الخدمة موجودة هنا.</translation>
  </message>
  <message>
   <source>Nothing is put off</source>
   <translation>لا شيء مؤجل</translation>
  </message>
  <message>
   <source>Nothing locks without a passphrase: choose one.</source>
   <translation>لا شيء يُقفل بلا عبارة مرور: اختر واحدة.</translation>
  </message>
  <message>
   <source>Nothing needs you</source>
   <translation>لا شيء يحتاج إليك</translation>
  </message>
  <message>
   <source>Nothing on this line</source>
   <translation>لا شيء على هذا الخط</translation>
  </message>
  <message>
   <source>Nothing that is here says that.</source>
   <translation>لا شيء هنا يقول ذلك.</translation>
  </message>
  <message>
   <source>Notices</source>
   <translation>الإشعارات القانونية</translation>
  </message>
  <message>
   <source>Notifications</source>
   <translation>الإشعارات</translation>
  </message>
  <message>
   <source>Notifications are paused until you resume them</source>
   <translation>الإشعارات متوقفة حتى تستأنفها</translation>
  </message>
  <message>
   <source>Notifications are paused until {clock}</source>
   <translation>الإشعارات متوقفة حتى {clock}</translation>
  </message>
  <message>
   <source>Notifications are paused until {day}, {clock}</source>
   <translation>الإشعارات متوقفة حتى {day}، {clock}</translation>
  </message>
  <message>
   <source>Notifications show</source>
   <translation>ما تعرضه الإشعارات</translation>
  </message>
  <message>
   <source>Numbers</source>
   <translation>الأرقام</translation>
  </message>
  <message>
   <source>Numbers without a country code are read as those of {region}.</source>
   <translation>تُقرأ الأرقام التي بلا رمز دولة على أنها من {region}.</translation>
  </message>
  <message>
   <source>Objects</source>
   <translation>أشياء</translation>
  </message>
  <message>
   <source>Off</source>
   <translation>معطّل</translation>
  </message>
  <message>
   <source>Offline since {when}</source>
   <translation>بلا اتصال منذ: {when}</translation>
  </message>
  <message>
   <source>Older ones are removed from this computer for good and not fetched again; what the service has stays there.</source>
   <translation>تُزال الأقدم من هذا الحاسوب نهائيًا ولا تُجلب مجددًا؛ وما لدى الخدمة يبقى عندها.</translation>
  </message>
  <message>
   <source>Older texts may still be missing here: {progress} fetched.</source>
   <translation>قد تنقص هنا رسائل أقدم؛ جُلب: {progress}.</translation>
  </message>
  <message>
   <source>Oman</source>
   <translation>عُمان</translation>
  </message>
  <message>
   <source>On</source>
   <translation>مفعّل</translation>
  </message>
  <message>
   <source>On the others nothing is shown, if you keep to your hours.</source>
   <translation>في غيرها لا يُعرض شيء، إن التزمت بدوامك.</translation>
  </message>
  <message>
   <source>On {line}</source>
   <translation>على {line}</translation>
  </message>
  <message>
   <source>Once more</source>
   <translation>مرة أخرى</translation>
  </message>
  <message>
   <source>Once more, when a text has been unread for so long.</source>
   <translation>مرة أخرى، عندما تبقى رسالة غير مقروءة هذه المدة.</translation>
  </message>
  <message>
   <source>Once, in the window, when it was put in place while this one runs. Nothing restarts by itself.</source>
   <translation>مرة واحدة، في النافذة، إذا ثُبِّت أثناء تشغيل هذا الإصدار. لا شيء يعيد التشغيل من تلقاء نفسه.</translation>
  </message>
  <message>
   <source>Only this number</source>
   <translation>هذا الرقم فقط</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>فتح</translation>
  </message>
  <message>
   <source>Open EvoInbox</source>
   <translation>فتح EvoInbox</translation>
  </message>
  <message>
   <source>Open a link of the message</source>
   <translation>افتح رابطًا في الرسالة</translation>
  </message>
  <message>
   <source>Open another account?</source>
   <translation>هل تفتح حسابًا آخر؟</translation>
  </message>
  <message>
   <source>Open it now</source>
   <translation>فتحه الآن</translation>
  </message>
  <message>
   <source>Open it to print</source>
   <translation>فتحه للطباعة</translation>
  </message>
  <message>
   <source>Open this page?</source>
   <translation>هل تفتح هذه الصفحة؟</translation>
  </message>
  <message>
   <source>Open {where}…</source>
   <translation>فتح {where}…</translation>
  </message>
  <message>
   <source>Opening your inbox</source>
   <translation>جارٍ فتح الوارد</translation>
  </message>
  <message>
   <source>Or typed: {forms}</source>
   <translation>أو كتابةً: {forms}</translation>
  </message>
  <message>
   <source>Or write to somebody new, with the button above the list.</source>
   <translation>أو اكتب إلى شخص جديد بالزر الذي فوق القائمة.</translation>
  </message>
  <message>
   <source>Other account…</source>
   <translation>حساب آخر…</translation>
  </message>
  <message>
   <source>Others on this computer may read {name}. Take that right from them.</source>
   <translation>يمكن لآخرين على هذا الحاسوب قراءة {name}. انزع منهم هذا الحق.</translation>
  </message>
  <message>
   <source>Outside your hours nothing is shown; when they begin, what came is.</source>
   <translation>خارج دوامك لا يُعرض شيء؛ وعند بدايته يُعرض ما وصل.</translation>
  </message>
  <message>
   <source>Page to read and print</source>
   <translation>صفحة للقراءة والطباعة</translation>
  </message>
  <message>
   <source>Page to read and print (HTML)</source>
   <translation>صفحة للقراءة والطباعة (HTML)</translation>
  </message>
  <message>
   <source>Pakistan</source>
   <translation>باكستان</translation>
  </message>
  <message>
   <source>Palau</source>
   <translation>بالاو</translation>
  </message>
  <message>
   <source>Palestinian Territories</source>
   <translation>الأراضي الفلسطينية</translation>
  </message>
  <message>
   <source>Panama</source>
   <translation>بنما</translation>
  </message>
  <message>
   <source>Papua New Guinea</source>
   <translation>بابوا غينيا الجديدة</translation>
  </message>
  <message>
   <source>Paraguay</source>
   <translation>باراغواي</translation>
  </message>
  <message>
   <source>Passphrase</source>
   <translation>عبارة المرور</translation>
  </message>
  <message>
   <source>Passphrase until now</source>
   <translation>عبارة المرور الحالية</translation>
  </message>
  <message>
   <source>Password</source>
   <translation>كلمة المرور</translation>
  </message>
  <message>
   <source>Pause notifications for an hour</source>
   <translation>إيقاف الإشعارات ساعة</translation>
  </message>
  <message>
   <source>Pause notifications until resumed</source>
   <translation>إيقاف الإشعارات حتى تُستأنف</translation>
  </message>
  <message>
   <source>Pause notifications until tomorrow</source>
   <translation>إيقاف الإشعارات حتى الغد</translation>
  </message>
  <message>
   <source>People</source>
   <translation>أشخاص</translation>
  </message>
  <message>
   <source>People of that name</source>
   <translation>أشخاص بهذا الاسم</translation>
  </message>
  <message>
   <source>Peru</source>
   <translation>بيرو</translation>
  </message>
  <message>
   <source>Philippines</source>
   <translation>الفلبين</translation>
  </message>
  <message>
   <source>Phone number or name</source>
   <translation>رقم الهاتف أو الاسم</translation>
  </message>
  <message>
   <source>Pin to the top</source>
   <translation>تثبيت في الأعلى</translation>
  </message>
  <message>
   <source>Pin to the top, or unpin</source>
   <translation>تثبيت في الأعلى أو إلغاؤه</translation>
  </message>
  <message>
   <source>Plain http would send your password unprotected. Write https:// instead.</source>
   <translation>http العادي يرسل كلمة مرورك بلا حماية. اكتب https:// بدلًا منه.</translation>
  </message>
  <message>
   <source>Plain letters</source>
   <translation>حروف بسيطة</translation>
  </message>
  <message>
   <source>Plain signs</source>
   <translation>علامات بسيطة</translation>
  </message>
  <message>
   <source>Poland</source>
   <translation>بولندا</translation>
  </message>
  <message>
   <source>Portugal</source>
   <translation>البرتغال</translation>
  </message>
  <message>
   <source>Press the key that sends once more, or Escape.</source>
   <translation>اضغط مفتاح الإرسال مرة أخرى أو Escape.</translation>
  </message>
  <message>
   <source>Previous conversation</source>
   <translation>المحادثة السابقة</translation>
  </message>
  <message>
   <source>Previous part of the window</source>
   <translation>الجزء السابق من النافذة</translation>
  </message>
  <message>
   <source>Previous text that was found</source>
   <translation>الرسالة السابقة في نتائج البحث</translation>
  </message>
  <message>
   <source>Privacy</source>
   <translation>الخصوصية</translation>
  </message>
  <message>
   <source>Problem</source>
   <translation>مشكلة</translation>
  </message>
  <message>
   <source>Proxy</source>
   <translation>الوكيل</translation>
  </message>
  <message>
   <source>Puerto Rico</source>
   <translation>بورتوريكو</translation>
  </message>
  <message>
   <source>Put off</source>
   <translation>تأجيل</translation>
  </message>
  <message>
   <source>Put off until</source>
   <translation>تأجيل حتى</translation>
  </message>
  <message>
   <source>Put off until…</source>
   <translation>تأجيل حتى…</translation>
  </message>
  <message>
   <source>Qatar</source>
   <translation>قطر</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>إنهاء</translation>
  </message>
  <message>
   <source>Quit EvoInbox?</source>
   <translation>هل تنهي EvoInbox؟</translation>
  </message>
  <message>
   <source>Quit now</source>
   <translation>إنهاء الآن</translation>
  </message>
  <message>
   <source>Reading again: {progress}</source>
   <translation>قراءة من جديد: {progress}</translation>
  </message>
  <message>
   <source>Reading {file}…</source>
   <translation>جارٍ قراءة {file}…</translation>
  </message>
  <message>
   <source>Reads numbers written without a country code: two letters, such as US.</source>
   <translation>لقراءة الأرقام المكتوبة بلا رمز بلد: حرفان مثل US.</translation>
  </message>
  <message>
   <source>Records for programs (JSON)</source>
   <translation>سجلات للبرامج (JSON)</translation>
  </message>
  <message>
   <source>Remove everything</source>
   <translation>إزالة كل شيء</translation>
  </message>
  <message>
   <source>Replace quotes, dashes and spaces that cost more by plain ones (Alt+G)</source>
   <translation>استبدال علامات الاقتباس والشرطات والمسافات الأغلى بأخرى بسيطة (Alt+G)</translation>
  </message>
  <message>
   <source>Replace what makes a text dear</source>
   <translation>استبدال ما يرفع كلفة الرسالة</translation>
  </message>
  <message>
   <source>Reply</source>
   <translation>رد</translation>
  </message>
  <message>
   <source>Report for support</source>
   <translation>تقرير للدعم</translation>
  </message>
  <message>
   <source>Report for support…</source>
   <translation>تقرير للدعم…</translation>
  </message>
  <message>
   <source>Report of an error</source>
   <translation>تقرير عن خطأ</translation>
  </message>
  <message>
   <source>Reset all</source>
   <translation>إعادة ضبط الكل</translation>
  </message>
  <message>
   <source>Reset the key of {command}</source>
   <translation>إعادة ضبط مفتاح «{command}»</translation>
  </message>
  <message>
   <source>Resume notifications</source>
   <translation>استئناف الإشعارات</translation>
  </message>
  <message>
   <source>Romania</source>
   <translation>رومانيا</translation>
  </message>
  <message>
   <source>Russia</source>
   <translation>روسيا</translation>
  </message>
  <message>
   <source>Rwanda</source>
   <translation>رواندا</translation>
  </message>
  <message>
   <source>Réunion</source>
   <translation>روينيون</translation>
  </message>
  <message>
   <source>SHA-256 of the texts</source>
   <translation>بصمة SHA-256 للرسائل</translation>
  </message>
  <message>
   <source>Samoa</source>
   <translation>ساموا</translation>
  </message>
  <message>
   <source>San Marino</source>
   <translation>سان مارينو</translation>
  </message>
  <message>
   <source>Sat</source>
   <translation>سبت</translation>
  </message>
  <message>
   <source>Saturday</source>
   <translation>السبت</translation>
  </message>
  <message>
   <source>Saudi Arabia</source>
   <translation>المملكة العربية السعودية</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>حفظ</translation>
  </message>
  <message>
   <source>Save as…</source>
   <translation>حفظ باسم…</translation>
  </message>
  <message>
   <source>Save texts as</source>
   <translation>حفظ الرسائل باسم</translation>
  </message>
  <message>
   <source>Save the report</source>
   <translation>احفظ التقرير</translation>
  </message>
  <message>
   <source>Save the report as</source>
   <translation>حفظ التقرير باسم</translation>
  </message>
  <message>
   <source>Saved as {name}.</source>
   <translation>حُفظ باسم {name}.</translation>
  </message>
  <message>
   <source>Save…</source>
   <translation>احفظ…</translation>
  </message>
  <message>
   <source>Say when a newer version is installed</source>
   <translation>الإعلام عند تثبيت إصدار أحدث</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>بحث</translation>
  </message>
  <message>
   <source>Search commands</source>
   <translation>البحث في الأوامر</translation>
  </message>
  <message>
   <source>Search emoji</source>
   <translation>البحث في الرموز</translation>
  </message>
  <message>
   <source>Search everything</source>
   <translation>البحث في كل شيء</translation>
  </message>
  <message>
   <source>Search for words, a name or a number</source>
   <translation>ابحث عن كلمات أو اسم أو رقم</translation>
  </message>
  <message>
   <source>Search settings</source>
   <translation>البحث في الإعدادات</translation>
  </message>
  <message>
   <source>Search texts and people</source>
   <translation>البحث في الرسائل والأشخاص</translation>
  </message>
  <message>
   <source>Search texts and people (Ctrl+F)</source>
   <translation>البحث في الرسائل والأشخاص (Ctrl+F)</translation>
  </message>
  <message>
   <source>See the report</source>
   <translation>اعرض التقرير</translation>
  </message>
  <message>
   <source>Send</source>
   <translation>إرسال</translation>
  </message>
  <message>
   <source>Send again</source>
   <translation>إرسال مجددًا</translation>
  </message>
  <message>
   <source>Send all the same</source>
   <translation>أرسل رغم ذلك</translation>
  </message>
  <message>
   <source>Send all the same?</source>
   <translation>هل ترسل رغم ذلك؟</translation>
  </message>
  <message>
   <source>Send anyway</source>
   <translation>إرسال على أي حال</translation>
  </message>
  <message>
   <source>Send it</source>
   <translation>إرسالها</translation>
  </message>
  <message>
   <source>Send now</source>
   <translation>إرسال الآن</translation>
  </message>
  <message>
   <source>Send to {name}</source>
   <translation>إرسال إلى {name}</translation>
  </message>
  <message>
   <source>Send to {name} from {line}</source>
   <translation>إرسال إلى {name} من {line}</translation>
  </message>
  <message>
   <source>Sender not named</source>
   <translation>المرسل غير مذكور</translation>
  </message>
  <message>
   <source>Sending</source>
   <translation>الإرسال</translation>
  </message>
  <message>
   <source>Sending in {seconds} s</source>
   <translation>تُرسل بعد {seconds} ث</translation>
  </message>
  <message>
   <source>Sending soon</source>
   <translation>تُرسل قريبًا</translation>
  </message>
  <message>
   <source>Sending…</source>
   <translation>جارٍ الإرسال…</translation>
  </message>
  <message>
   <source>Senegal</source>
   <translation>السنغال</translation>
  </message>
  <message>
   <source>Sent to {name}</source>
   <translation>أُرسل إلى {name}</translation>
  </message>
  <message>
   <source>Sent {when}, but EvoInbox was closed or signed out before the answer came.</source>
   <translation>أُرسلت ({when}) لكن EvoInbox أُغلق أو سُجّل الخروج قبل وصول الرد.</translation>
  </message>
  <message>
   <source>Sent {when}, but no answer came in time.</source>
   <translation>أُرسلت ({when}) لكن لم يصل رد في الوقت المناسب.</translation>
  </message>
  <message>
   <source>Sent {when}, but no clear answer came.</source>
   <translation>أُرسلت ({when}) لكن لم يصل رد واضح.</translation>
  </message>
  <message>
   <source>Sent {when}, but the answer could not be read.</source>
   <translation>أُرسلت ({when}) لكن تعذرت قراءة الرد.</translation>
  </message>
  <message>
   <source>Sent {when}, but the answer was about another text.</source>
   <translation>أُرسلت ({when}) لكن الرد كان عن رسالة أخرى.</translation>
  </message>
  <message>
   <source>Sent {when}, but the connection broke off before the answer came.</source>
   <translation>أُرسلت ({when}) لكن الاتصال انقطع قبل وصول الرد.</translation>
  </message>
  <message>
   <source>Sent {when}, but the service reported a problem of its own.</source>
   <translation>أُرسلت ({when}) لكن الخدمة أبلغت عن مشكلة لديها.</translation>
  </message>
  <message>
   <source>Serbia</source>
   <translation>صربيا</translation>
  </message>
  <message>
   <source>Server</source>
   <translation>الخادم</translation>
  </message>
  <message>
   <source>Server’s name</source>
   <translation>اسم الخادم</translation>
  </message>
  <message>
   <source>Set by your administrator</source>
   <translation>حدده المسؤول</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>الإعدادات</translation>
  </message>
  <message>
   <source>Seychelles</source>
   <translation>سيشل</translation>
  </message>
  <message>
   <source>Shift report</source>
   <translation>تقرير المناوبة</translation>
  </message>
  <message>
   <source>Shift report, {days}</source>
   <translation>تقرير المناوبة، {days}</translation>
  </message>
  <message>
   <source>Shift report…</source>
   <translation>تقرير المناوبة…</translation>
  </message>
  <message>
   <source>Shift+Enter</source>
   <translation>Shift+Enter</translation>
  </message>
  <message>
   <source>Show all conversations</source>
   <translation>عرض كل المحادثات</translation>
  </message>
  <message>
   <source>Show all or only unread</source>
   <translation>عرض الكل أو غير المقروء فقط</translation>
  </message>
  <message>
   <source>Show drafts</source>
   <translation>عرض المسودات</translation>
  </message>
  <message>
   <source>Show one</source>
   <translation>عرض إشعار</translation>
  </message>
  <message>
   <source>Show password</source>
   <translation>إظهار كلمة المرور</translation>
  </message>
  <message>
   <source>Show the whole text</source>
   <translation>عرض الرسالة كاملة</translation>
  </message>
  <message>
   <source>Show the whole text…</source>
   <translation>عرض الرسالة كاملة…</translation>
  </message>
  <message>
   <source>Show what is done</source>
   <translation>عرض المنتهي</translation>
  </message>
  <message>
   <source>Show what is put off</source>
   <translation>عرض المؤجل</translation>
  </message>
  <message>
   <source>Show who has gone quiet</source>
   <translation>إظهار من صمت</translation>
  </message>
  <message>
   <source>Show who is waiting</source>
   <translation>عرض من ينتظر</translation>
  </message>
  <message>
   <source>Shown by {service}, where notifications cannot be clicked: come back by EvoInbox’s own icon.</source>
   <translation>عُرض بواسطة {service}، حيث لا يمكن النقر على الإشعارات: عد من أيقونة EvoInbox.</translation>
  </message>
  <message>
   <source>Shown by {service}.</source>
   <translation>عُرض بواسطة {service}.</translation>
  </message>
  <message>
   <source>Shows a notification, and says why if your desktop does not.</source>
   <translation>يعرض إشعارًا، ويذكر السبب إن لم يعرضه سطح مكتبك.</translation>
  </message>
  <message>
   <source>Sierra Leone</source>
   <translation>سيراليون</translation>
  </message>
  <message>
   <source>Sign</source>
   <translation>تنبيه</translation>
  </message>
  <message>
   <source>Sign in</source>
   <translation>تسجيل الدخول</translation>
  </message>
  <message>
   <source>Sign in as somebody else</source>
   <translation>الدخول باسم آخر</translation>
  </message>
  <message>
   <source>Sign in with your Evo Voice account</source>
   <translation>سجّل الدخول بحسابك في Evo Voice</translation>
  </message>
  <message>
   <source>Sign out</source>
   <translation>تسجيل الخروج</translation>
  </message>
  <message>
   <source>Sign out and remove everything?</source>
   <translation>أتريد تسجيل الخروج وإزالة كل شيء؟</translation>
  </message>
  <message>
   <source>Sign out and remove everything…</source>
   <translation>تسجيل الخروج وإزالة كل شيء…</translation>
  </message>
  <message>
   <source>Sign out now</source>
   <translation>تسجيل الخروج الآن</translation>
  </message>
  <message>
   <source>Sign out?</source>
   <translation>هل تسجّل الخروج؟</translation>
  </message>
  <message>
   <source>Sign-in</source>
   <translation>تسجيل الدخول</translation>
  </message>
  <message>
   <source>Signed out</source>
   <translation>سُجّل الخروج</translation>
  </message>
  <message>
   <source>Signing in…</source>
   <translation>جارٍ تسجيل الدخول…</translation>
  </message>
  <message>
   <source>Signs</source>
   <translation>علامات</translation>
  </message>
  <message>
   <source>Silent</source>
   <translation>صامت</translation>
  </message>
  <message>
   <source>Since</source>
   <translation>منذ</translation>
  </message>
  <message>
   <source>Singapore</source>
   <translation>سنغافورة</translation>
  </message>
  <message>
   <source>Sint Maarten</source>
   <translation>سانت مارتن</translation>
  </message>
  <message>
   <source>Slovakia</source>
   <translation>سلوفاكيا</translation>
  </message>
  <message>
   <source>Slovenia</source>
   <translation>سلوفينيا</translation>
  </message>
  <message>
   <source>Smaller text</source>
   <translation>نص أصغر</translation>
  </message>
  <message>
   <source>Solomon Islands</source>
   <translation>جزر سليمان</translation>
  </message>
  <message>
   <source>Somalia</source>
   <translation>الصومال</translation>
  </message>
  <message>
   <source>Something EvoInbox needs is not as it should be.</source>
   <translation>شيء يحتاجه EvoInbox ليس كما ينبغي.</translation>
  </message>
  <message>
   <source>Something went wrong. Try again.</source>
   <translation>حدث خطأ ما. حاول مجددًا.</translation>
  </message>
  <message>
   <source>Sound</source>
   <translation>الصوت</translation>
  </message>
  <message>
   <source>Sound at night</source>
   <translation>الصوت ليلًا</translation>
  </message>
  <message>
   <source>Sound of {line}</source>
   <translation>صوت {line}</translation>
  </message>
  <message>
   <source>Sound, but only {free} are free on the disk. Make room.</source>
   <translation>سليمة، لكن المساحة الحرة على القرص {free} فقط. أفسح مكانًا.</translation>
  </message>
  <message>
   <source>Sound, {size} in all; {free} are free on the disk.</source>
   <translation>سليمة، وحجمها {size}؛ والمساحة الحرة على القرص {free}.</translation>
  </message>
  <message>
   <source>Sounds of lines</source>
   <translation>أصوات الخطوط</translation>
  </message>
  <message>
   <source>South Africa</source>
   <translation>جنوب أفريقيا</translation>
  </message>
  <message>
   <source>South Korea</source>
   <translation>كوريا الجنوبية</translation>
  </message>
  <message>
   <source>South Sudan</source>
   <translation>جنوب السودان</translation>
  </message>
  <message>
   <source>Spain</source>
   <translation>إسبانيا</translation>
  </message>
  <message>
   <source>Spelling</source>
   <translation>الإملاء</translation>
  </message>
  <message>
   <source>Sri Lanka</source>
   <translation>سريلانكا</translation>
  </message>
  <message>
   <source>St. Barthélemy</source>
   <translation>سان بارتليمي</translation>
  </message>
  <message>
   <source>St. Helena, Ascension &amp; Tristan da Cunha</source>
   <translation>سانت هيلينا</translation>
  </message>
  <message>
   <source>St. Kitts &amp; Nevis</source>
   <translation>سانت كيتس ونيفيس</translation>
  </message>
  <message>
   <source>St. Lucia</source>
   <translation>سانت لوسيا</translation>
  </message>
  <message>
   <source>St. Martin</source>
   <translation>سان مارتن</translation>
  </message>
  <message>
   <source>St. Pierre &amp; Miquelon</source>
   <translation>سان بيير ومكويلون</translation>
  </message>
  <message>
   <source>St. Vincent &amp; Grenadines</source>
   <translation>سانت فنسنت وجزر غرينادين</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>بدء</translation>
  </message>
  <message>
   <source>Start when I sign in</source>
   <translation>التشغيل عند تسجيل دخولي</translation>
  </message>
  <message>
   <source>Starts with your desktop, out of sight, so that nobody waits for you to open it.</source>
   <translation>يبدأ مع سطح المكتب دون أن يظهر، حتى لا ينتظر أحد أن تفتحه.</translation>
  </message>
  <message>
   <source>Stay where you are</source>
   <translation>البقاء هنا</translation>
  </message>
  <message>
   <source>Still waiting</source>
   <translation>ما زالوا ينتظرون</translation>
  </message>
  <message>
   <source>Still waiting: {number}</source>
   <translation>ما زالوا ينتظرون: {number}</translation>
  </message>
  <message>
   <source>Sudan</source>
   <translation>السودان</translation>
  </message>
  <message>
   <source>Sun</source>
   <translation>أحد</translation>
  </message>
  <message>
   <source>Sunday</source>
   <translation>الأحد</translation>
  </message>
  <message>
   <source>Suriname</source>
   <translation>سورينام</translation>
  </message>
  <message>
   <source>Svalbard &amp; Jan Mayen</source>
   <translation>سفالبارد وجان ماين</translation>
  </message>
  <message>
   <source>Swap the two</source>
   <translation>تبديلهما</translation>
  </message>
  <message>
   <source>Sweden</source>
   <translation>السويد</translation>
  </message>
  <message>
   <source>Switzerland</source>
   <translation>سويسرا</translation>
  </message>
  <message>
   <source>Syria</source>
   <translation>سوريا</translation>
  </message>
  <message>
   <source>São Tomé &amp; Príncipe</source>
   <translation>ساو تومي وبرينسيبي</translation>
  </message>
  <message>
   <source>Table for spreadsheets</source>
   <translation>جدول لبرامج الجداول</translation>
  </message>
  <message>
   <source>Table for spreadsheets (CSV)</source>
   <translation>جدول لبرامج الجداول (CSV)</translation>
  </message>
  <message>
   <source>Tags</source>
   <translation>الوسوم</translation>
  </message>
  <message>
   <source>Taiwan</source>
   <translation>تايوان</translation>
  </message>
  <message>
   <source>Tajikistan</source>
   <translation>طاجيكستان</translation>
  </message>
  <message>
   <source>Take at least 6 characters; a few words are easier to remember than signs.</source>
   <translation>استخدم 6 أحرف على الأقل؛ فبضع كلمات أسهل تذكرًا من الرموز.</translation>
  </message>
  <message>
   <source>Take back</source>
   <translation>استرجاع</translation>
  </message>
  <message>
   <source>Take back the text just sent</source>
   <translation>استرجاع الرسالة المرسلة للتو</translation>
  </message>
  <message>
   <source>Take {number} out</source>
   <translation>إخراج {number}</translation>
  </message>
  <message>
   <source>Taken back</source>
   <translation>استُرجعت</translation>
  </message>
  <message>
   <source>Taken by {service}, which shows no banner of the program in front. While you use another one it does, unless Do Not Disturb is on.</source>
   <translation>استلمه {service}، لكنه لا يعرض تنبيهات البرنامج الظاهر في المقدمة. سيعرضها حين تستخدم برنامجًا آخر، ما لم يكن وضع عدم الإزعاج مفعّلًا.</translation>
  </message>
  <message>
   <source>Taken by {service}. If you do not see it, look for Do Not Disturb and for EvoInbox in its settings.</source>
   <translation>استلمه {service}. إن لم تره فابحث في إعداداته عن وضع عدم الإزعاج وعن EvoInbox.</translation>
  </message>
  <message>
   <source>Tanzania</source>
   <translation>تنزانيا</translation>
  </message>
  <message>
   <source>Telephone</source>
   <translation>هاتف</translation>
  </message>
  <message>
   <source>Tell me again</source>
   <translation>نبّهني مرة أخرى</translation>
  </message>
  <message>
   <source>Tell of it again</source>
   <translation>أعد التنبيه</translation>
  </message>
  <message>
   <source>Tells the ear on which of your lines a customer wrote.</source>
   <translation>يخبر الأذن على أي خط كتب العميل.</translation>
  </message>
  <message>
   <source>Templates</source>
   <translation>القوالب</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>النص</translation>
  </message>
  <message>
   <source>Text size</source>
   <translation>حجم النص</translation>
  </message>
  <message>
   <source>Text to {name} has not been sent yet</source>
   <translation>لم تُرسل الرسالة إلى {name} بعد</translation>
  </message>
  <message>
   <source>Text to {name} may not have arrived</source>
   <translation>ربما لم تصل الرسالة إلى {name}</translation>
  </message>
  <message>
   <source>Text to {name} was not sent</source>
   <translation>لم تُرسل الرسالة إلى {name}</translation>
  </message>
  <message>
   <source>Text {number}</source>
   <translation>مراسلة {number}</translation>
  </message>
  <message>
   <source>Texts</source>
   <translation>الرسائل</translation>
  </message>
  <message>
   <source>Texts are searched back to {day}; what is older is still being fetched.</source>
   <translation>يُبحث في الرسائل حتى {day}؛ وما هو أقدم ما زال يُجلب.</translation>
  </message>
  <message>
   <source>Texts before {day} may be missing: they have not been fetched yet, or are kept no longer.</source>
   <translation>قد تنقص رسائل قبل {day}: لم تُجلب بعد أو لم تعد محفوظة.</translation>
  </message>
  <message>
   <source>Texts by hour</source>
   <translation>الرسائل بحسب الساعة</translation>
  </message>
  <message>
   <source>Texts in</source>
   <translation>الرسائل الواردة</translation>
  </message>
  <message>
   <source>Texts in: {number}</source>
   <translation>الرسائل الواردة: {number}</translation>
  </message>
  <message numerus="yes">
   <source>Texts older than %n days are not kept on this computer.</source>
   <translation>
    <numerusform>لا تُحفظ الرسائل القديمة على هذا الحاسوب.</numerusform>
    <numerusform>لا تُحفظ على هذا الحاسوب الرسائل الأقدم من يوم واحد.</numerusform>
    <numerusform>لا تُحفظ على هذا الحاسوب الرسائل الأقدم من يومين.</numerusform>
    <numerusform>لا تُحفظ على هذا الحاسوب الرسائل الأقدم من %n أيام.</numerusform>
    <numerusform>لا تُحفظ على هذا الحاسوب الرسائل الأقدم من %n يومًا.</numerusform>
    <numerusform>لا تُحفظ على هذا الحاسوب الرسائل الأقدم من %n يوم.</numerusform>
   </translation>
  </message>
  <message>
   <source>Texts out</source>
   <translation>الرسائل الصادرة</translation>
  </message>
  <message>
   <source>Texts out: {number}</source>
   <translation>الرسائل الصادرة: {number}</translation>
  </message>
  <message>
   <source>Thailand</source>
   <translation>تايلاند</translation>
  </message>
  <message>
   <source>That e-mail and password do not go together. Check both and try again.</source>
   <translation>البريد الإلكتروني وكلمة المرور لا يتطابقان. تحقق منهما وحاول مجددًا.</translation>
  </message>
  <message>
   <source>That is not a server's address. It should look like https://example.com.</source>
   <translation>هذا ليس عنوان خادم. يجب أن يشبه https://example.com.</translation>
  </message>
  <message numerus="yes">
   <source>That is not the passphrase. Try again in %n seconds.</source>
   <translation>
    <numerusform>ليست هذه عبارة المرور. حاول مجددًا الآن.</numerusform>
    <numerusform>ليست هذه عبارة المرور. حاول مجددًا بعد ثانية.</numerusform>
    <numerusform>ليست هذه عبارة المرور. حاول مجددًا بعد ثانيتين.</numerusform>
    <numerusform>ليست هذه عبارة المرور. حاول مجددًا بعد %n ثوانٍ.</numerusform>
    <numerusform>ليست هذه عبارة المرور. حاول مجددًا بعد %n ثانية.</numerusform>
    <numerusform>ليست هذه عبارة المرور. حاول مجددًا بعد %n ثانية.</numerusform>
   </translation>
  </message>
  <message>
   <source>The button above begins the first one.</source>
   <translation>الزر في الأعلى يبدأ أول محادثة.</translation>
  </message>
  <message>
   <source>The connection broke off before the answer came. Try again; if it stays so, check the server's address.</source>
   <translation>انقطع الاتصال قبل وصول الرد. حاول مجددًا، وإن استمر فتحقق من عنوان الخادم.</translation>
  </message>
  <message>
   <source>The connection to {name} is encrypted, and its certificate is trusted.</source>
   <translation>الاتصال بـ {name} مشفّر، وشهادته موثوقة.</translation>
  </message>
  <message>
   <source>The conversation with {name}</source>
   <translation>المحادثة مع {name}</translation>
  </message>
  <message>
   <source>The file with your drafts, waiting texts and reading marks could not be opened. It was put beside the new one, and nothing that waited in it is sent. Look through your last conversations.</source>
   <translation>تعذر فتح الملف الذي فيه مسوداتك ورسائلك المنتظرة وعلامات القراءة. وُضع بجانب الملف الجديد ولن يُرسل شيء مما كان ينتظر فيه. راجع محادثاتك الأخيرة.</translation>
  </message>
  <message>
   <source>The files on this computer were written by a newer EvoInbox. Install the newest version.</source>
   <translation>ملفات هذا الجهاز كتبها EvoInbox أحدث. ثبّت أحدث إصدار.</translation>
  </message>
  <message>
   <source>The passphrase is set.</source>
   <translation>تم تعيين عبارة المرور.</translation>
  </message>
  <message>
   <source>The past is still being fetched.</source>
   <translation>ما زال السجل يُجلب.</translation>
  </message>
  <message>
   <source>The proxy looks it up.</source>
   <translation>يبحث عنه الوكيل.</translation>
  </message>
  <message>
   <source>The proxy of your network does not let EvoInbox through. Ask whoever looks after your network.</source>
   <translation>وكيل شبكتك لا يسمح لـ EvoInbox بالمرور. اسأل من يعتني بشبكتك.</translation>
  </message>
  <message>
   <source>The report is saved.</source>
   <translation>حُفظ التقرير.</translation>
  </message>
  <message>
   <source>The server cannot be reached. Check your network connection, or try again in a minute.</source>
   <translation>تعذر الوصول إلى الخادم. تحقق من اتصالك بالشبكة أو حاول بعد دقيقة.</translation>
  </message>
  <message>
   <source>The server cannot be reached. Check your network connection.</source>
   <translation>تعذر الوصول إلى الخادم. تحقق من اتصالك بالشبكة.</translation>
  </message>
  <message>
   <source>The server took too long to answer. Try again in a minute.</source>
   <translation>استغرق رد الخادم وقتًا طويلًا. حاول بعد دقيقة.</translation>
  </message>
  <message>
   <source>The server's certificate cannot be trusted ({cause}). Ask whoever looks after your network.</source>
   <translation>لا يمكن الوثوق بشهادة الخادم ({cause}). اسأل من يعتني بشبكتك.</translation>
  </message>
  <message>
   <source>The server's certificate comes from an issuer this computer does not know. Ask whoever looks after your network.</source>
   <translation>شهادة الخادم صادرة عن جهة لا يعرفها هذا الجهاز. اسأل من يعتني بشبكتك.</translation>
  </message>
  <message>
   <source>The server's certificate has been withdrawn by its issuer. Tell whoever looks after the server.</source>
   <translation>سحبت الجهة المصدرة شهادة الخادم. أخبر من يعتني بالخادم.</translation>
  </message>
  <message>
   <source>The server's certificate has expired. Check this computer's date, or tell whoever looks after the server.</source>
   <translation>انتهت صلاحية شهادة الخادم. تحقق من تاريخ هذا الجهاز أو أخبر من يعتني بالخادم.</translation>
  </message>
  <message>
   <source>The server's certificate is for another name, so it may not be the server you mean. Check its address.</source>
   <translation>شهادة الخادم باسم آخر، فربما ليس الخادم الذي تقصده. تحقق من عنوانه.</translation>
  </message>
  <message>
   <source>The server's certificate is not valid yet. Check this computer's date and time.</source>
   <translation>شهادة الخادم غير صالحة بعد. تحقق من تاريخ هذا الجهاز ووقته.</translation>
  </message>
  <message numerus="yes">
   <source>The service asks for a pause. Try again in %n seconds.</source>
   <translation>
    <numerusform>تطلب الخدمة توقفًا. حاول الآن.</numerusform>
    <numerusform>تطلب الخدمة توقفًا. حاول بعد ثانية.</numerusform>
    <numerusform>تطلب الخدمة توقفًا. حاول بعد ثانيتين.</numerusform>
    <numerusform>تطلب الخدمة توقفًا. حاول بعد %n ثوانٍ.</numerusform>
    <numerusform>تطلب الخدمة توقفًا. حاول بعد %n ثانية.</numerusform>
    <numerusform>تطلب الخدمة توقفًا. حاول بعد %n ثانية.</numerusform>
   </translation>
  </message>
  <message>
   <source>The service asks for a pause. Try again in a minute.</source>
   <translation>تطلب الخدمة توقفًا. حاول بعد دقيقة.</translation>
  </message>
  <message>
   <source>The service did not accept this (error {code}).</source>
   <translation>لم تقبل الخدمة هذا (خطأ {code}).</translation>
  </message>
  <message>
   <source>The service does not accept this sign-in. It says: “{words}”</source>
   <translation>لا تقبل الخدمة تسجيل الدخول هذا. تقول: «{words}»</translation>
  </message>
  <message>
   <source>The service has a problem of its own (error {code}). Try again in a minute.</source>
   <translation>لدى الخدمة مشكلة (خطأ {code}). حاول بعد دقيقة.</translation>
  </message>
  <message>
   <source>The service has ended it, and no password is kept. Sign in again.</source>
   <translation>أنهته الخدمة، ولا توجد كلمة مرور محفوظة. سجّل الدخول من جديد.</translation>
  </message>
  <message>
   <source>The service has had trouble since {when}</source>
   <translation>لدى الخدمة مشكلة منذ: {when}</translation>
  </message>
  <message>
   <source>The service has signed you out. Sign in again to go on.</source>
   <translation>سجّلت الخدمة خروجك. سجّل الدخول من جديد للمتابعة.</translation>
  </message>
  <message>
   <source>The service has signed you out. You can read on; sign in to send and receive.</source>
   <translation>سجّلت الخدمة خروجك. يمكنك متابعة القراءة؛ سجّل الدخول للإرسال والاستقبال.</translation>
  </message>
  <message>
   <source>The service takes the sign-in that is kept.</source>
   <translation>تقبل الخدمة تسجيل الدخول المحفوظ.</translation>
  </message>
  <message>
   <source>The shared templates in {file} are not there or cannot be read. Ask your administrator.</source>
   <translation>القوالب المشتركة في {file} غير موجودة أو لا يمكن قراءتها. اسأل المسؤول.</translation>
  </message>
  <message>
   <source>The templates that could not be read are kept beside the new ones, as {file}.</source>
   <translation>القوالب التي تعذّرت قراءتها محفوظة بجانب الجديدة باسم {file}.</translation>
  </message>
  <message>
   <source>The texts are being counted.</source>
   <translation>يجري عدّ الرسائل.</translation>
  </message>
  <message>
   <source>The texts are being gathered.</source>
   <translation>يجري جمع الرسائل.</translation>
  </message>
  <message>
   <source>The texts could not be read.</source>
   <translation>تعذّرت قراءة الرسائل.</translation>
  </message>
  <message>
   <source>Their key is not in the keyring. At the next start they are set aside, and texts are fetched again.</source>
   <translation>مفتاحها ليس في حلقة المفاتيح. عند البدء التالي تُنحّى جانبًا، وتُجلب الرسائل من جديد.</translation>
  </message>
  <message>
   <source>There are no contacts in this file. It should be a vCard, or a table with its columns named.</source>
   <translation>لا توجد جهات اتصال في هذا الملف. ينبغي أن يكون vCard أو جدولًا بأسماء أعمدته.</translation>
  </message>
  <message>
   <source>There are none here yet, or they are gone.</source>
   <translation>لا توجد هنا بعد، أو أنها اختفت.</translation>
  </message>
  <message>
   <source>There is another {name}, {number}: two people of one name stay apart.</source>
   <translation>هناك شخص آخر باسم {name}، {number}: يبقى الشخصان ذوا الاسم الواحد منفصلين.</translation>
  </message>
  <message>
   <source>There is no Evo Voice service at this address. Check the server's address.</source>
   <translation>لا توجد خدمة Evo Voice في هذا العنوان. تحقق من عنوان الخادم.</translation>
  </message>
  <message>
   <source>There is no dictionary in use.</source>
   <translation>لا يُستخدم أي قاموس.</translation>
  </message>
  <message>
   <source>There is no further text that says that.</source>
   <translation>لا توجد رسالة أخرى تقول ذلك.</translation>
  </message>
  <message>
   <source>There is no link in this message.</source>
   <translation>لا يوجد رابط في هذه الرسالة.</translation>
  </message>
  <message>
   <source>There is no passphrase any more.</source>
   <translation>لم تعد هناك عبارة مرور.</translation>
  </message>
  <message>
   <source>There is none: a window that is closed is minimised. GNOME needs an extension for one.</source>
   <translation>لا يوجد: النافذة التي تُغلق تُصغَّر. يحتاج GNOME إلى إضافة لذلك.</translation>
  </message>
  <message>
   <source>There is one.</source>
   <translation>يوجد.</translation>
  </message>
  <message>
   <source>This computer has no keyring, so you will have to sign in again after closing EvoInbox.</source>
   <translation>لا توجد حافظة مفاتيح في هذا الجهاز، فعليك تسجيل الدخول من جديد بعد إغلاق EvoInbox.</translation>
  </message>
  <message>
   <source>This computer has stored nothing since {when}</source>
   <translation>لم يحفظ هذا الجهاز شيئًا منذ: {when}</translation>
  </message>
  <message>
   <source>This customer asked for no more texts on this line. Open the conversation to send it all the same.</source>
   <translation>طلب هذا العميل عدم تلقي رسائل أخرى على هذا الخط. افتح المحادثة لإرسالها رغم ذلك.</translation>
  </message>
  <message>
   <source>This customer asked for no more texts on this line. Send it all the same?</source>
   <translation>طلب هذا العميل عدم تلقي رسائل أخرى على هذا الخط. هل تُرسل رغم ذلك؟</translation>
  </message>
  <message>
   <source>This does not look like an Evo Voice server: it answered with {what}. Check the server's address.</source>
   <translation>لا يبدو هذا خادم Evo Voice: فقد رد بـ {what}. تحقق من عنوان الخادم.</translation>
  </message>
  <message>
   <source>This draft is kept only while EvoInbox runs. {sentence}</source>
   <translation>تُحفظ هذه المسودة ما دام EvoInbox يعمل فقط. {sentence}</translation>
  </message>
  <message>
   <source>This evening, {clock}</source>
   <translation>هذا المساء، {clock}</translation>
  </message>
  <message>
   <source>This file is not there, or cannot be read.</source>
   <translation>هذا الملف غير موجود أو لا يمكن قراءته.</translation>
  </message>
  <message>
   <source>This is a bare number instead of a name, as businesses hardly ever use.</source>
   <translation>هذا رقم بدل اسم، وقلّما تستخدمه الشركات.</translation>
  </message>
  <message>
   <source>This is all that is saved. It holds no texts, numbers, names or passwords; read it before you give it away.</source>
   <translation>هذا كل ما يُحفظ. لا يحتوي على رسائل ولا أرقام ولا أسماء ولا كلمات مرور؛ اقرأه قبل أن تسلّمه.</translation>
  </message>
  <message>
   <source>This is how EvoInbox tells you</source>
   <translation>هكذا ينبهك EvoInbox</translation>
  </message>
  <message>
   <source>This is not a whole number yet.</source>
   <translation>هذا ليس رقمًا كاملًا بعد.</translation>
  </message>
  <message>
   <source>This key is needed for writing.</source>
   <translation>هذا المفتاح لازم للكتابة.</translation>
  </message>
  <message>
   <source>This name mixes letters of several scripts, as forged addresses do.</source>
   <translation>يخلط هذا الاسم حروفًا من كتابات عدة، كما تفعل العناوين المزوّرة.</translation>
  </message>
  <message>
   <source>This shift</source>
   <translation>هذه المناوبة</translation>
  </message>
  <message>
   <source>This sign-in may not use text messages. Ask your administrator for a role that may.</source>
   <translation>لا يحق لهذا الحساب استخدام الرسائل. اطلب من المسؤول دورًا يسمح بذلك.</translation>
  </message>
  <message>
   <source>This sign-in or account may not be used on this computer. Ask your administrator which one may.</source>
   <translation>لا يجوز استخدام تسجيل الدخول هذا أو هذا الحساب على هذا الحاسوب. اسأل المسؤول عمّا يجوز استخدامه.</translation>
  </message>
  <message>
   <source>This text has left meanwhile, as it was. Nothing was changed.</source>
   <translation>غادرت هذه الرسالة في الأثناء كما كانت. لم يتغير شيء.</translation>
  </message>
  <message numerus="yes">
   <source>This text is %n segments long. Send it?</source>
   <translation>
    <numerusform>لا مقاطع في هذه الرسالة. هل ترسلها؟</numerusform>
    <numerusform>في هذه الرسالة مقطع واحد. هل ترسلها؟</numerusform>
    <numerusform>في هذه الرسالة مقطعان. هل ترسلها؟</numerusform>
    <numerusform>في هذه الرسالة %n مقاطع. هل ترسلها؟</numerusform>
    <numerusform>في هذه الرسالة %n مقطعًا. هل ترسلها؟</numerusform>
    <numerusform>في هذه الرسالة %n مقطع. هل ترسلها؟</numerusform>
   </translation>
  </message>
  <message>
   <source>This text was not sent and is still here. {sentence}</source>
   <translation>لم تُرسل هذه الرسالة وما زالت هنا. {sentence}</translation>
  </message>
  <message>
   <source>Thu</source>
   <translation>خميس</translation>
  </message>
  <message>
   <source>Thursday</source>
   <translation>الخميس</translation>
  </message>
  <message>
   <source>Tick all</source>
   <translation>ضع علامة على الكل</translation>
  </message>
  <message>
   <source>Tick none</source>
   <translation>إلغاء كل العلامات</translation>
  </message>
  <message>
   <source>Time to undo</source>
   <translation>مهلة التراجع</translation>
  </message>
  <message>
   <source>Timor-Leste</source>
   <translation>تيمور - ليشتي</translation>
  </message>
  <message>
   <source>To</source>
   <translation>إلى</translation>
  </message>
  <message>
   <source>To {name}</source>
   <translation>إلى {name}</translation>
  </message>
  <message>
   <source>To {name} from {line}</source>
   <translation>إلى {name} من {line}</translation>
  </message>
  <message>
   <source>To {name} · from </source>
   <translation>إلى {name} · من </translation>
  </message>
  <message>
   <source>Today</source>
   <translation>اليوم</translation>
  </message>
  <message>
   <source>Togo</source>
   <translation>توغو</translation>
  </message>
  <message>
   <source>Tokelau</source>
   <translation>توكيلاو</translation>
  </message>
  <message>
   <source>Tomorrow, {clock}</source>
   <translation>غدًا، {clock}</translation>
  </message>
  <message>
   <source>Tonga</source>
   <translation>تونغا</translation>
  </message>
  <message>
   <source>Too large to be looked through in a moment: {size} in all; {free} are free on the disk.</source>
   <translation>أكبر من أن تُفحص في لحظة: حجمها {size}؛ والمساحة الحرة على القرص {free}.</translation>
  </message>
  <message>
   <source>Travel and weather</source>
   <translation>سفر وطقس</translation>
  </message>
  <message>
   <source>Tray</source>
   <translation>علبة النظام</translation>
  </message>
  <message>
   <source>Trinidad &amp; Tobago</source>
   <translation>ترينيداد وتوباغو</translation>
  </message>
  <message>
   <source>Tristan da Cunha</source>
   <translation>تريستان دا كونا</translation>
  </message>
  <message>
   <source>Tue</source>
   <translation>ثلاثاء</translation>
  </message>
  <message>
   <source>Tuesday</source>
   <translation>الثلاثاء</translation>
  </message>
  <message>
   <source>Tunisia</source>
   <translation>تونس</translation>
  </message>
  <message>
   <source>Turkmenistan</source>
   <translation>تركمانستان</translation>
  </message>
  <message>
   <source>Turks &amp; Caicos Islands</source>
   <translation>جزر توركس وكايكوس</translation>
  </message>
  <message>
   <source>Tuvalu</source>
   <translation>توفالو</translation>
  </message>
  <message>
   <source>Type a command, a name or a number</source>
   <translation>اكتب أمرًا أو اسمًا أو رقمًا</translation>
  </message>
  <message>
   <source>Türkiye</source>
   <translation>تركيا</translation>
  </message>
  <message>
   <source>U.S. Virgin Islands</source>
   <translation>جزر فيرجن الأمريكية</translation>
  </message>
  <message>
   <source>Uganda</source>
   <translation>أوغندا</translation>
  </message>
  <message>
   <source>Ukraine</source>
   <translation>أوكرانيا</translation>
  </message>
  <message>
   <source>Unclear: {text}</source>
   <translation>غير مؤكدة: {text}</translation>
  </message>
  <message>
   <source>Underlines words that your system's dictionaries do not have; the text's menu says which are used.</source>
   <translation>يضع خطًا تحت الكلمات غير الموجودة في قواميس نظامك؛ قائمة النص تبيّن القواميس المستخدمة.</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>تراجع</translation>
  </message>
  <message>
   <source>United Arab Emirates</source>
   <translation>الإمارات العربية المتحدة</translation>
  </message>
  <message>
   <source>United Kingdom</source>
   <translation>المملكة المتحدة</translation>
  </message>
  <message>
   <source>United States</source>
   <translation>الولايات المتحدة</translation>
  </message>
  <message>
   <source>Unlock</source>
   <translation>فتح القفل</translation>
  </message>
  <message>
   <source>Unpin</source>
   <translation>إلغاء التثبيت</translation>
  </message>
  <message>
   <source>Unread</source>
   <translation>غير مقروءة</translation>
  </message>
  <message>
   <source>Uruguay</source>
   <translation>أورغواي</translation>
  </message>
  <message>
   <source>Use a template</source>
   <translation>استخدام قالب</translation>
  </message>
  <message>
   <source>Usual</source>
   <translation>المعتاد</translation>
  </message>
  <message>
   <source>Usual text size</source>
   <translation>حجم النص المعتاد</translation>
  </message>
  <message>
   <source>Uzbekistan</source>
   <translation>أوزبكستان</translation>
  </message>
  <message>
   <source>Vanuatu</source>
   <translation>فانواتو</translation>
  </message>
  <message>
   <source>Vatican City</source>
   <translation>الفاتيكان</translation>
  </message>
  <message>
   <source>Venezuela</source>
   <translation>فنزويلا</translation>
  </message>
  <message>
   <source>Vietnam</source>
   <translation>فيتنام</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>ينتظرون</translation>
  </message>
  <message>
   <source>Waiting for an answer</source>
   <translation>بانتظار الرد</translation>
  </message>
  <message>
   <source>Waiting for the network, then it leaves by itself</source>
   <translation>تنتظر الشبكة ثم تغادر وحدها</translation>
  </message>
  <message>
   <source>Waiting for the text before it</source>
   <translation>تنتظر الرسالة التي قبلها</translation>
  </message>
  <message>
   <source>Waiting for you to sign in</source>
   <translation>تنتظر تسجيل دخولك</translation>
  </message>
  <message>
   <source>Waiting for your keyring</source>
   <translation>في انتظار حافظة المفاتيح</translation>
  </message>
  <message>
   <source>Waiting for your keyring…</source>
   <translation>في انتظار حافظة المفاتيح…</translation>
  </message>
  <message>
   <source>Waiting until it is known whether the text before it arrived</source>
   <translation>تنتظر حتى يُعرف هل وصلت الرسالة التي قبلها</translation>
  </message>
  <message>
   <source>Waiting: the server's certificate is not trusted. Ask whoever looks after your network</source>
   <translation>في الانتظار: شهادة الخادم غير موثوقة. اسأل من يعتني بشبكتك</translation>
  </message>
  <message>
   <source>Waiting: the service asked for a pause, then it leaves by itself</source>
   <translation>في الانتظار: طلبت الخدمة توقفًا ثم تغادر وحدها</translation>
  </message>
  <message>
   <source>Waiting: your network's proxy does not let it through. Ask whoever looks after your network</source>
   <translation>في الانتظار: وكيل شبكتك لا يسمح لها بالمرور. اسأل من يعتني بشبكتك</translation>
  </message>
  <message>
   <source>Wallis &amp; Futuna</source>
   <translation>جزر والس وفوتونا</translation>
  </message>
  <message>
   <source>Wed</source>
   <translation>أربعاء</translation>
  </message>
  <message>
   <source>Wednesday</source>
   <translation>الأربعاء</translation>
  </message>
  <message>
   <source>Western Sahara</source>
   <translation>الصحراء الغربية</translation>
  </message>
  <message>
   <source>What is in the report</source>
   <translation>محتوى التقرير</translation>
  </message>
  <message>
   <source>What is on its way is not in it. Whoever has the file can read it: it is not encrypted.</source>
   <translation>لا يشمل ما هو في طريقه. من يملك الملف يستطيع قراءته، فهو غير مشفّر.</translation>
  </message>
  <message>
   <source>What opens EvoInbox when it is locked.</source>
   <translation>ما يفتح EvoInbox عندما يكون مقفلًا.</translation>
  </message>
  <message>
   <source>What sends and receives in EvoInbox has ended by an error. Copy what you have begun, then quit and start EvoInbox again.</source>
   <translation>توقف بسبب خطأ ما يرسل ويستقبل في EvoInbox. انسخ ما بدأته، ثم أنهِ EvoInbox وابدأه من جديد.</translation>
  </message>
  <message>
   <source>What stands before the @ in this link is not where it leads.</source>
   <translation>ما قبل @ في هذا الرابط ليس وجهته.</translation>
  </message>
  <message>
   <source>What this computer’s settings name as a proxy is none. Correct it there, or in HTTPS_PROXY.</source>
   <translation>ما تسمّيه إعدادات هذا الحاسوب وكيلًا ليس كذلك. صحّحه هناك، أو في HTTPS_PROXY.</translation>
  </message>
  <message>
   <source>What was filtered</source>
   <translation>ما جرت تصفيته</translation>
  </message>
  <message>
   <source>What was searched for: “{sought}”</source>
   <translation>ما بُحث عنه: «{sought}»</translation>
  </message>
  <message>
   <source>What you begin to write is kept here.</source>
   <translation>ما تبدأ كتابته يُحفظ هنا.</translation>
  </message>
  <message>
   <source>What you have begun to write cannot be stored on this disk. It is lost when EvoInbox ends.</source>
   <translation>لا يمكن حفظ ما بدأت كتابته على هذا القرص. سيضيع عند إنهاء EvoInbox.</translation>
  </message>
  <message>
   <source>What you have written is not saved.</source>
   <translation>ما كتبته لم يُحفظ.</translation>
  </message>
  <message>
   <source>What you write below is the beginning.</source>
   <translation>ما تكتبه في الأسفل هو البداية.</translation>
  </message>
  <message>
   <source>What your keyring has as your sign-in cannot be read. Sign in again.</source>
   <translation>تتعذر قراءة ما تحتفظ به حافظة المفاتيح من بيانات دخولك. سجّل الدخول من جديد.</translation>
  </message>
  <message>
   <source>When</source>
   <translation>متى</translation>
  </message>
  <message>
   <source>When you have not touched EvoInbox for so long, it asks for the passphrase.</source>
   <translation>إذا لم تستخدم EvoInbox هذه المدة فإنه يطلب عبارة المرور.</translation>
  </message>
  <message>
   <source>Whether a notification may be heard, where your desktop has sounds.</source>
   <translation>هل يُسمع الإشعار، إن كان لسطح مكتبك أصوات.</translation>
  </message>
  <message>
   <source>Which key sends what you write; Shift+Enter always makes a new line.</source>
   <translation>أي مفتاح يرسل ما تكتبه؛ Shift+Enter يبدأ سطرًا جديدًا دائمًا.</translation>
  </message>
  <message>
   <source>Who this is</source>
   <translation>من هذا</translation>
  </message>
  <message>
   <source>Who wrote</source>
   <translation>من كتب</translation>
  </message>
  <message>
   <source>Who wrote, and the text</source>
   <translation>من كتب، مع الرسالة</translation>
  </message>
  <message>
   <source>With a link</source>
   <translation>فيها رابط</translation>
  </message>
  <message>
   <source>With country code, or as you would dial it at home.</source>
   <translation>مع رمز البلد، أو كما تطلبه في بلدك.</translation>
  </message>
  <message>
   <source>Write a reply</source>
   <translation>اكتب ردًا</translation>
  </message>
  <message>
   <source>Write a text</source>
   <translation>اكتب رسالة</translation>
  </message>
  <message>
   <source>Write the letters that cost more without their accents (Alt+G)</source>
   <translation>كتابة الحروف الأغلى بلا علامات (Alt+G)</translation>
  </message>
  <message>
   <source>Write to this address?</source>
   <translation>هل تكتب إلى هذا العنوان؟</translation>
  </message>
  <message>
   <source>Write to {where}…</source>
   <translation>الكتابة إلى {where}…</translation>
  </message>
  <message>
   <source>Writing</source>
   <translation>الكتابة</translation>
  </message>
  <message>
   <source>Yemen</source>
   <translation>اليمن</translation>
  </message>
  <message>
   <source>Yes</source>
   <translation>نعم</translation>
  </message>
  <message>
   <source>Yesterday</source>
   <translation>أمس</translation>
  </message>
  <message>
   <source>You</source>
   <translation>أنت</translation>
  </message>
  <message>
   <source>You can start as soon as the first ones are here.</source>
   <translation>يمكنك البدء فور وصول أولها.</translation>
  </message>
  <message>
   <source>Your answer was not sent; it is kept as a draft</source>
   <translation>لم يُرسل ردك؛ وقد حُفظ كمسودة</translation>
  </message>
  <message>
   <source>Your conversations appear here as they arrive.</source>
   <translation>تظهر محادثاتك هنا فور وصولها.</translation>
  </message>
  <message>
   <source>Your keyring answered with an error, so the sign-in cannot be kept. Restart it or your session.</source>
   <translation>ردت حافظة مفاتيحك بخطأ، فلا يمكن حفظ تسجيل الدخول. أعد تشغيلها أو أعد تشغيل جلستك.</translation>
  </message>
  <message>
   <source>Your keyring cannot be used, so the sign-in cannot be kept.</source>
   <translation>لا يمكن استخدام حافظة مفاتيحك، فلا يمكن حفظ تسجيل الدخول.</translation>
  </message>
  <message>
   <source>Your keyring did not let EvoInbox remove its entries. Remove those named EvoInbox in it yourself.</source>
   <translation>لم تسمح حافظة المفاتيح لـ EvoInbox بإزالة مدخلاته. أزل بنفسك ما يحمل منها اسم EvoInbox.</translation>
  </message>
  <message>
   <source>Your keyring does not answer; perhaps it asks for its password behind a window. Unless it answers, nothing is kept when EvoInbox closes.</source>
   <translation>حافظة المفاتيح لا تجيب؛ ربما تطلب كلمة مرورها خلف نافذة ما. ما لم تجب فلن يُحفظ شيء عند إغلاق EvoInbox.</translation>
  </message>
  <message>
   <source>Your keyring is locked. Unless you unlock it, nothing is kept when EvoInbox closes.</source>
   <translation>حافظة المفاتيح مقفلة. ما لم تفتحها فلن يُحفظ شيء عند إغلاق EvoInbox.</translation>
  </message>
  <message>
   <source>Your keyring no longer has the key to the files on this computer. They were set aside; texts are fetched again, but drafts and waiting texts are lost.</source>
   <translation>لم يعد في حافظة المفاتيح مفتاح الملفات الموجودة على هذا الحاسوب. نُحّيت جانبًا؛ تُجلب الرسائل من جديد، لكن المسودات والرسائل المنتظرة فُقدت.</translation>
  </message>
  <message>
   <source>Your keyring no longer has your sign-in. Sign in again.</source>
   <translation>لم تعد بيانات دخولك في حافظة المفاتيح. سجّل الدخول من جديد.</translation>
  </message>
  <message>
   <source>Your keyring was not unlocked. Unless you unlock it, nothing is kept when EvoInbox closes.</source>
   <translation>لم تُفتح حافظة المفاتيح. ما لم تفتحها فلن يُحفظ شيء عند إغلاق EvoInbox.</translation>
  </message>
  <message>
   <source>Your keyring's key does not open this computer's files. They were set aside; texts come again.</source>
   <translation>مفتاح حافظتك لا يفتح ملفات هذا الجهاز. وُضعت جانبًا، وتأتي الرسائل من جديد.</translation>
  </message>
  <message>
   <source>Your lines are known once texts have come.</source>
   <translation>تُعرف خطوطك بعد وصول الرسائل.</translation>
  </message>
  <message>
   <source>Your lines are not known yet. They arrive with the first texts.</source>
   <translation>خطوطك غير معروفة بعد. تصل مع أولى الرسائل.</translation>
  </message>
  <message>
   <source>Your password was changed. You can read on; sign in to send and receive.</source>
   <translation>تغيّرت كلمة مرورك. يمكنك متابعة القراءة؛ سجّل الدخول للإرسال والاستقبال.</translation>
  </message>
  <message>
   <source>Your sign-in reaches more than one.</source>
   <translation>لدخولك أكثر من حساب.</translation>
  </message>
  <message>
   <source>Zambia</source>
   <translation>زامبيا</translation>
  </message>
  <message>
   <source>Zimbabwe</source>
   <translation>زيمبابوي</translation>
  </message>
  <message numerus="yes">
   <source>and %n more</source>
   <translation>
    <numerusform>ولا أحد غيرهم</numerusform>
    <numerusform>وواحد آخر</numerusform>
    <numerusform>واثنان آخران</numerusform>
    <numerusform>و%n آخرون</numerusform>
    <numerusform>و%n آخرون</numerusform>
    <numerusform>و%n آخرون</numerusform>
   </translation>
  </message>
  <message>
   <source>autostart login boot background</source>
   <translation>تشغيل تلقائي دخول خلفية</translation>
  </message>
  <message>
   <source>back in the inbox</source>
   <translation>عادت إلى الوارد</translation>
  </message>
  <message>
   <source>checkup report support help problem</source>
   <translation>فحص تقرير دعم مساعدة مشكلة</translation>
  </message>
  <message>
   <source>colleague collision twice double answer flow</source>
   <translation>زميل تعارض مرتين رد مزدوج تلقائي</translation>
  </message>
  <message>
   <source>contacts</source>
   <translation>جهات-الاتصال</translation>
  </message>
  <message>
   <source>done</source>
   <translation>منتهية</translation>
  </message>
  <message>
   <source>english español idioma العربية لغة translation</source>
   <translation>english español idioma العربية لغة ترجمة language</translation>
  </message>
  <message>
   <source>font zoom larger smaller accessibility</source>
   <translation>خط تكبير تصغير إتاحة</translation>
  </message>
  <message>
   <source>from {line}</source>
   <translation>من {line}</translation>
  </message>
  <message>
   <source>from {line}, {account}</source>
   <translation>من {line}، {account}</translation>
  </message>
  <message>
   <source>just now</source>
   <translation>الآن</translation>
  </message>
  <message>
   <source>key return newline</source>
   <translation>مفتاح سطر إدخال</translation>
  </message>
  <message>
   <source>lock idle passphrase password privacy minutes</source>
   <translation>قفل خمول عبارة كلمة مرور خصوصية دقائق</translation>
  </message>
  <message>
   <source>lock password privacy</source>
   <translation>قفل كلمة مرور خصوصية</translation>
  </message>
  <message>
   <source>lock screen saver passphrase password privacy</source>
   <translation>قفل الشاشة شاشة التوقف عبارة كلمة مرور خصوصية</translation>
  </message>
  <message>
   <source>long cost parts split</source>
   <translation>طويل كلفة أجزاء تقسيم</translation>
  </message>
  <message>
   <source>longest {wait}</source>
   <translation>الأطول {wait}</translation>
  </message>
  <message>
   <source>median wait {wait}</source>
   <translation>وسيط الانتظار {wait}</translation>
  </message>
  <message>
   <source>muted</source>
   <translation>مكتومة</translation>
  </message>
  <message>
   <source>no answer {number} d</source>
   <translation>بلا جواب {number} ي</translation>
  </message>
  <message>
   <source>no longer muted</source>
   <translation>لم تعد مكتومة</translation>
  </message>
  <message>
   <source>no longer on the service</source>
   <translation>لم تعد في الخدمة</translation>
  </message>
  <message>
   <source>no longer pinned</source>
   <translation>لم تعد مثبّتة</translation>
  </message>
  <message>
   <source>no unread</source>
   <translation>لا شيء غير مقروء</translation>
  </message>
  <message>
   <source>nobody waits</source>
   <translation>لا أحد ينتظر</translation>
  </message>
  <message>
   <source>pinned</source>
   <translation>مثبتة</translation>
  </message>
  <message>
   <source>put off {until}</source>
   <translation>مؤجلة {until}</translation>
  </message>
  <message>
   <source>quiet unanswered reminder days</source>
   <translation>صامت بلا جواب تذكير أيام</translation>
  </message>
  <message>
   <source>read</source>
   <translation>مقروءة</translation>
  </message>
  <message>
   <source>received</source>
   <translation>مستلمة</translation>
  </message>
  <message>
   <source>region phone number dialling</source>
   <translation>منطقة هاتف رقم اتصال</translation>
  </message>
  <message>
   <source>remind waiting minutes</source>
   <translation>تذكير انتظار دقائق</translation>
  </message>
  <message>
   <source>retention purge delete old cache days privacy</source>
   <translation>احتفاظ حذف قديم أيام خصوصية مسح</translation>
  </message>
  <message>
   <source>ring noise</source>
   <translation>رنين صوت</translation>
  </message>
  <message>
   <source>ring noise bell line</source>
   <translation>رنين ضوضاء جرس خط</translation>
  </message>
  <message>
   <source>ring noise quiet evening</source>
   <translation>رنين ضوضاء هدوء مساء</translation>
  </message>
  <message>
   <source>seconds delay cancel take back</source>
   <translation>ثوانٍ تأخير إلغاء استرجاع</translation>
  </message>
  <message>
   <source>shortcuts hotkeys</source>
   <translation>اختصارات مفاتيح</translation>
  </message>
  <message>
   <source>spell check dictionary mistakes typos</source>
   <translation>تدقيق إملاء قاموس أخطاء</translation>
  </message>
  <message>
   <source>theme night mode colors look accessibility</source>
   <translation>سمة وضع ليلي ألوان مظهر إتاحة</translation>
  </message>
  <message>
   <source>toast alert privacy quiet</source>
   <translation>تنبيه خصوصية صمت</translation>
  </message>
  <message>
   <source>toast alert test try</source>
   <translation>تنبيه اختبار تجربة</translation>
  </message>
  <message>
   <source>under 1 min</source>
   <translation>أقل من دقيقة</translation>
  </message>
  <message>
   <source>unread</source>
   <translation>غير مقروءة</translation>
  </message>
  <message>
   <source>until tomorrow {clock}</source>
   <translation>حتى غدٍ {clock}</translation>
  </message>
  <message>
   <source>until {clock}</source>
   <translation>حتى {clock}</translation>
  </message>
  <message>
   <source>until {day} {clock}</source>
   <translation>حتى {day} {clock}</translation>
  </message>
  <message>
   <source>update upgrade version restart</source>
   <translation>تحديث ترقية إصدار إعادة تشغيل</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation>ينتظر</translation>
  </message>
  <message>
   <source>waiting for {wait}</source>
   <translation>ينتظر منذ {wait}</translation>
  </message>
  <message>
   <source>waiting {number} d</source>
   <translation>ينتظر {number} ي</translation>
  </message>
  <message>
   <source>waiting {number} h</source>
   <translation>ينتظر {number} س</translation>
  </message>
  <message>
   <source>waiting {number} min</source>
   <translation>ينتظر {number} د</translation>
  </message>
  <message>
   <source>working quiet do not disturb</source>
   <translation>عمل هدوء عدم الإزعاج</translation>
  </message>
  <message>
   <source>working quiet time</source>
   <translation>عمل هدوء وقت</translation>
  </message>
  <message>
   <source>working quiet weekend week</source>
   <translation>عمل هدوء عطلة أسبوع</translation>
  </message>
  <message>
   <source>yesterday {time}</source>
   <translation>أمس {time}</translation>
  </message>
  <message>
   <source>your desktop</source>
   <translation>سطح مكتبك</translation>
  </message>
  <message>
   <source>{area}, {region}</source>
   <translation>{area}، {region}</translation>
  </message>
  <message>
   <source>{before} → {segments}</source>
   <translation>{before} ← {segments}</translation>
  </message>
  <message>
   <source>{cost} because of {sign}; {without} without</source>
   <translation>{cost} بسبب {sign}؛ {without} من دونه</translation>
  </message>
  <message>
   <source>{cost} · Unicode because of {sign}</source>
   <translation>{cost} · يونيكود بسبب {sign}</translation>
  </message>
  <message>
   <source>{cost}, which has no plain form</source>
   <translation>{cost}، ولا شكل بسيط له</translation>
  </message>
  <message>
   <source>{days} d {hours} h</source>
   <translation>{days} ي {hours} س</translation>
  </message>
  <message>
   <source>{day} {time}</source>
   <translation>{day} {time}</translation>
  </message>
  <message>
   <source>{emoji} · {cost}</source>
   <translation>{emoji} · {cost}</translation>
  </message>
  <message>
   <source>{first} to {last}</source>
   <translation>من {first} إلى {last}</translation>
  </message>
  <message>
   <source>{hours} h {minutes} min</source>
   <translation>{hours} س {minutes} د</translation>
  </message>
  <message>
   <source>{hour}: {texts_in} in, {texts_out} out</source>
   <translation>{hour}: {texts_in} واردة، {texts_out} صادرة</translation>
  </message>
  <message>
   <source>{key} is the key of “{command}”.</source>
   <translation>{key} هو مفتاح «{command}».</translation>
  </message>
  <message>
   <source>{locked}. {sentence}</source>
   <translation>{locked}. {sentence}</translation>
  </message>
  <message>
   <source>{minutes} min</source>
   <translation>{minutes} د</translation>
  </message>
  <message>
   <source>{name} (open now)</source>
   <translation>{name} (مفتوح الآن)</translation>
  </message>
  <message>
   <source>{name} agrees on none within {number} s. Something between may hold it back: ask whoever looks after your network.</source>
   <translation>لم يتفق {name} على تشفير خلال {number} ث. قد يعيقه شيء في الطريق: اسأل من يعتني بشبكتك.</translation>
  </message>
  <message>
   <source>{name} answers as Evo Voice does, but this computer’s clock is {number} s away from its own. Set the clock.</source>
   <translation>يجيب {name} كما تجيب Evo Voice، لكن ساعة هذا الحاسوب تختلف عن ساعته بمقدار {number} ث. اضبط الساعة.</translation>
  </message>
  <message>
   <source>{name} answers as Evo Voice does.</source>
   <translation>يجيب {name} كما تجيب Evo Voice.</translation>
  </message>
  <message>
   <source>{name} asked for no more texts on this line.</source>
   <translation>طلب {name} عدم تلقي المزيد من الرسائل على هذا الخط.</translation>
  </message>
  <message>
   <source>{name} cannot be reached. Ask whoever looks after your network, or correct this computer’s settings.</source>
   <translation>لا يمكن الوصول إلى {name}. اسأل من يعتني بشبكتك، أو صحّح إعدادات هذا الحاسوب.</translation>
  </message>
  <message>
   <source>{name} cannot be reached. Check your network connection, and ask whoever looks after your network whether a firewall is in between.</source>
   <translation>لا يمكن الوصول إلى {name}. تحقق من اتصال الشبكة، واسأل من يعتني بشبكتك هل يوجد جدار حماية في الطريق.</translation>
  </message>
  <message>
   <source>{name} does not answer within {number} s. Ask whoever looks after your network.</source>
   <translation>لا يجيب {name} خلال {number} ث. اسأل من يعتني بشبكتك.</translation>
  </message>
  <message numerus="yes">
   <source>{name} has been waiting for %n minutes</source>
   <translation>
    <numerusform>{name} ينتظر منذ أقل من دقيقة</numerusform>
    <numerusform>{name} ينتظر منذ دقيقة</numerusform>
    <numerusform>{name} ينتظر منذ دقيقتين</numerusform>
    <numerusform>{name} ينتظر منذ %n دقائق</numerusform>
    <numerusform>{name} ينتظر منذ %n دقيقة</numerusform>
    <numerusform>{name} ينتظر منذ %n دقيقة</numerusform>
   </translation>
  </message>
  <message>
   <source>{name} is back: you put this off until now</source>
   <translation>عاد {name}: أجّلت هذا حتى الآن</translation>
  </message>
  <message>
   <source>{name} is known.</source>
   <translation>{name} معروف.</translation>
  </message>
  <message>
   <source>{name} is not known. Check your network connection, the server’s address, and this computer’s name servers (DNS).</source>
   <translation>{name} غير معروف. تحقق من اتصال الشبكة، وعنوان الخادم، وخوادم الأسماء (DNS) لهذا الحاسوب.</translation>
  </message>
  <message>
   <source>{name} lets EvoInbox through.</source>
   <translation>يسمح {name} بمرور EvoInbox.</translation>
  </message>
  <message>
   <source>{name} shows them.</source>
   <translation>يعرضها {name}.</translation>
  </message>
  <message>
   <source>{name} {way}</source>
   <translation>{name} {way}</translation>
  </message>
  <message>
   <source>{name}, waiting for {wait}</source>
   <translation>{name}، ينتظر منذ {wait}</translation>
  </message>
  <message>
   <source>{name}, {numbers}: you know {other} by that name.</source>
   <translation>{name}، {numbers}: تعرف بهذا الاسم {other}.</translation>
  </message>
  <message numerus="yes">
   <source>{name}: %n new texts</source>
   <translation>
    <numerusform>{name}: لا رسائل جديدة</numerusform>
    <numerusform>{name}: رسالة جديدة واحدة</numerusform>
    <numerusform>{name}: رسالتان جديدتان</numerusform>
    <numerusform>{name}: %n رسائل جديدة</numerusform>
    <numerusform>{name}: %n رسالة جديدة</numerusform>
    <numerusform>{name}: %n رسالة جديدة</numerusform>
   </translation>
  </message>
  <message>
   <source>{name}: {numbers} belongs to {other}.</source>
   <translation>{name}: {numbers} يخص {other}.</translation>
  </message>
  <message>
   <source>{name}: {text}</source>
   <translation>{name}: {text}</translation>
  </message>
  <message>
   <source>{name}: {what}</source>
   <translation>{name}: {what}</translation>
  </message>
  <message>
   <source>{needing}, go to the next</source>
   <translation>{needing}، انتقل إلى التالية</translation>
  </message>
  <message>
   <source>{number} MB</source>
   <translation>{number} م.ب</translation>
  </message>
  <message>
   <source>{number} belongs to {name}.</source>
   <translation>{number} يخص {name}.</translation>
  </message>
  <message>
   <source>{number} h ago</source>
   <translation>قبل {number} س</translation>
  </message>
  <message>
   <source>{number} min ago</source>
   <translation>قبل {number} د</translation>
  </message>
  <message>
   <source>{number} s ago</source>
   <translation>قبل {number} ث</translation>
  </message>
  <message>
   <source>{one} or {other}</source>
   <translation>{one} أو {other}</translation>
  </message>
  <message>
   <source>{one} · {other}</source>
   <translation>{one} · {other}</translation>
  </message>
  <message>
   <source>{one}; {other}</source>
   <translation>{one}؛ {other}</translation>
  </message>
  <message>
   <source>{part}: {verdict}. {sentence}</source>
   <translation>{part}: {verdict}. {sentence}</translation>
  </message>
  <message>
   <source>{place} of {number}</source>
   <translation>{place} من {number}</translation>
  </message>
  <message>
   <source>{sentence} (“{words}”)</source>
   <translation>{sentence} («{words}»)</translation>
  </message>
  <message>
   <source>{sentence} EvoInbox has looked several times since, and the service does not show it. If your customer has it, choose “It arrived”; “Send again” may bring it twice.</source>
   <translation>{sentence} بحث EvoInbox عدة مرات منذ ذلك الحين ولا تظهرها الخدمة. إن كانت لدى عميلك فاختر «وصلت»؛ أما «إرسال مجددًا» فقد يوصلها مرتين.</translation>
  </message>
  <message>
   <source>{sentence} EvoInbox is looking whether the service has it.</source>
   <translation>{sentence} يبحث EvoInbox هل هي لدى الخدمة.</translation>
  </message>
  <message>
   <source>{sentence} It says: “{words}”</source>
   <translation>{sentence} تقول: «{words}»</translation>
  </message>
  <message>
   <source>{sentence}. Its first attempt may have arrived all the same</source>
   <translation>{sentence}. وربما وصلت محاولتها الأولى مع ذلك</translation>
  </message>
  <message numerus="yes">
   <source>{stored} of %n texts</source>
   <translation>
    <numerusform>{stored} من %n</numerusform>
    <numerusform>{stored} من رسالة واحدة</numerusform>
    <numerusform>{stored} من رسالتين</numerusform>
    <numerusform>{stored} من %n رسائل</numerusform>
    <numerusform>{stored} من %n رسالة</numerusform>
    <numerusform>{stored} من %n رسالة</numerusform>
   </translation>
  </message>
  <message>
   <source>{texts} and {needing}</source>
   <translation>{texts} و{needing}</translation>
  </message>
  <message>
   <source>{time} Send this first text now?</source>
   <translation>{time} هل ترسل هذه الرسالة الأولى الآن؟</translation>
  </message>
  <message>
   <source>{time} · {state}</source>
   <translation>{time} · {state}</translation>
  </message>
  <message>
   <source>{used}/{room} · {segments}</source>
   <translation>{used}/{room} · {segments}</translation>
  </message>
  <message>
   <source>{words}  {number}</source>
   <translation>{words}  {number}</translation>
  </message>
  <message>
   <source>{words}, {spoken}</source>
   <translation>{words}، {spoken}</translation>
  </message>
  <message>
   <source>{word} is not in the dictionary.</source>
   <translation>{word} ليست في القاموس.</translation>
  </message>
  <message>
   <source>{written} of {total} texts are written.</source>
   <translation>كُتب {written} من {total} من الرسائل.</translation>
  </message>
  <message>
   <source>{written} {reach} SHA-256: {digest}</source>
   <translation>{written} {reach} SHA-256: {digest}</translation>
  </message>
  <message>
   <source>Åland Islands</source>
   <translation>جزر آلاند</translation>
  </message>
 </context>
</TS>
