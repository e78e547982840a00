"""The vocabulary of dates and numbers in Urdu, Pashto, Persian and Arabic.

The words are kept in one spelling, as `evened` makes it: keyboards differ.
"""

import re

_EVEN = str.maketrans(
    {
        letter: plain
        for plain, letters in {
            "ی": "يىېۍئے",
            "ک": "كګگ",
            "ه": "ہھةۃۀە",
            "ا": "أإآٱ",
            "و": "ؤۆ",
            "ت": "ټٹ",
            "د": "ډڈ",
            "ر": "ړڑ",
            " ": "\u200c\xa0",
            **{str(n): chr(0x660 + n) + chr(0x6F0 + n) for n in range(10)},
        }.items()
        for letter in letters
    }
)
SCRIPT = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]")
"""A letter of the Arabic script, in any language that uses it."""


def evened(text: str) -> str:
    """Return a text of the same length, in one spelling of like letters and digits."""
    return text.translate(_EVEN)


def spelled(text: str) -> list[str]:
    """Return the words of a vocabulary in their one spelling; "_" joins one word's."""
    return [word.replace("_", " ") for word in evened(text).split()]


def _numbered(*rows: str) -> dict[str, int]:
    return {word: n for n, row in enumerate(rows, 1) for word in spelled(row)}


MONTHS = _numbered(
    "جنوری ژانویه ینایر كانون_الثاني",
    "فروری فبروری فوریه فبرایر شباط",
    "مارچ مارس آذار اذار",
    "اپریل اپرېل آوریل أبريل نيسان",
    "مئی می مایو أيار",
    "جون ژوئن يونيو حزيران",
    "جولائی جولای جولایی جولاي ژوئیه يوليو تموز",
    "اگست اوت أغسطس آب",
    "ستمبر سپتمبر سپتامبر سبتمبر أيلول",
    "اکتوبر اکتبر أكتوبر تشرين_الأول",
    "نومبر نوامبر نوفمبر تشرين_الثاني",
    "دسمبر ډسمبر دسامبر ديسمبر كانون_الأول",
)
"""Months of the common calendar."""
TOO_COMMON = frozenset(spelled("مئی می مارچ مارس آب جون اوت"))
"""Months that are other words as well: "مارچ" is also a march of people."""
WEEKDAYS = _numbered(
    "پیر سوموار دوشنبه دوشنبې الاثنين الإثنين",
    "منگل سه_شنبه سې_شنبه الثلاثاء",
    "بدھ چهارشنبه چارشنبه الأربعاء",
    "جمعرات پنجشنبه پنج_شنبه الخميس",
    "جمعہ جمعے الجمعة",
    "ہفتہ ہفتے سنیچر شنبه السبت",
    "اتوار یکشنبه یک_شنبه الأحد",
)
WEEK = frozenset(spelled("ہفتہ ہفتے"))
"""Saturday, and also a week: it is a day only beside one of `A_DAY`."""
A_DAY = frozenset(spelled("روز دن ورځ"))
THIRDS = dict.fromkeys(
    spelled("شروع اوائل آغاز ابتدا اوایل أوائل مطلع پیل لومړیو اوایلو سر"), "early"
)
THIRDS |= dict.fromkeys(spelled("وسط اواسط أواسط منتصف منځ نیمایي"), "mid")
THIRDS |= dict.fromkeys(
    spelled("آخر اواخر اختتام أواخر نهاية پای پایان وروستیو اواخرو"), "late"
)
FILLERS = frozenset(
    spelled(
        "کو میں کے کی کا روز دن بروز مورخہ مورخه تاریخ بتاریخ سنہ سن سال کال کاله عام "
        "د په کې کښې در في ماہ ماه مہینے مہینہ شهر میاشت میاشتې عیسوی میلادی زېږدیز م "
        "ء مه نېټه نېټې ورځ ورځې من لے کر باندې يوم"
    )
)
"""Words beside a date that neither widen nor narrow it."""
BEFORE_YEAR = frozenset(spelled("سنہ سن سال کال عام در في د"))
AFTER_YEAR = frozenset(spelled("میں ء عیسوی م میلادی کے کې کال زېږدیز سے"))
"""Without one of them beside it, four digits alone may count something."""
IN = frozenset(spelled("میں در في"))
"""It ends a date: "جنوری میں 2023 افراد" are 2023 people in January."""
BESIDE_WEEKDAY = frozenset(spelled("کو روز دن بروز ورځ يوم"))
TO = frozenset(spelled("تا إلى حتى"))
FROM = frozenset(spelled("از له"))
BEFORE = frozenset(spelled("پہلے قبل پیش وړاندې مخکې"))
AFTER = frozenset(spelled("بعد پس وروسته"))
SINCE, UNTIL = frozenset(spelled("سے منذ راهیسې")), frozenset(spelled("تک پورې"))
OR = frozenset(spelled("یا أو"))
AND = frozenset(spelled("اور او و"))
BETWEEN = frozenset(spelled("درمیان مابین بین بين ترمنځ"))
ABOUT = frozenset(spelled("تقریباً تقریبا قریباً قریبا حدود حوالي نحو شاوخوا"))

RELATIVE = {
    evened(words): said
    for said, several in {
        "today": ("آج", "نن", "امروز", "اليوم"),
        "yesterday": ("گزشتہ روز", "گذشتہ روز", "پرون", "دیروز", "أمس"),
        "last night": ("گزشتہ رات", "گزشتہ شب", "گذشتہ شب", "دیشب", "تېره شپه"),
        "last week": ("گزشتہ ہفتے", "گذشتہ ہفتے", "هفته گذشته", "تېره اونۍ"),
        "last month": (
            *("گزشتہ ماہ", "گذشتہ ماہ", "گزشتہ مہینے", "ماه گذشته"),
            *("تېره میاشت", "الشهر الماضي"),
        ),
        "last year": ("گزشتہ سال", "گذشتہ سال", "سال گذشته", "تېر کال", "پروسږکال"),
        "this week": ("رواں ہفتے", "اس ہفتے", "دا اونۍ"),
        "this month": ("رواں ماہ", "اس ماہ", "دا میاشت", "ماه جاری"),
        "this year": ("رواں سال", "اس سال", "سږکال", "امسال"),
    }.items()
    for words in several
}
LAST = frozenset(spelled("گزشتہ گذشتہ تېره"))
UNITS = {
    word: unit
    for unit, row in {
        "day": "روز دن ورځې ورځ",
        "week": "ہفتے ہفتہ هفته اونۍ",
        "month": "ماہ مہینے مہینہ میاشتې",
        "year": "سال برس کاله",
    }.items()
    for word in spelled(row)
}
ISLAMIC = (
    evened(
        "محرم(?: الحرام)?|صفر(?: المظفر)?|ربیع ?ال(?:اول|ثانی|اخر)"
        "|جمادی ?ال(?:اول|اولی|ثانی|اخر|اخره)|رجب(?: المرجب)?|شعبان(?: المعظم)?"
        "|رمضان(?: المبارک)?|شوال(?: المکرم)?|ذی ?قعده?|ذو ?القعده|ذی ?القعده"
        "|ذی ?الحج(?:ه)?|ذو ?الحجه"
    )
    + "|muharram|safar|rabi[ '’-]?(?:al|ul)[ -]?(?:awwal|thani|akhir)"
    "|jumada[ -](?:al|ul)[ -](?:awwal|ula|thani|akhira)|rajab|sha['’]?ban"
    "|rama[dz]h?an|shawwal|(?:dhu|zil|zul|zi)[ -]?(?:al[ -]|ul[ -]?)?"
    "(?:qa['’]?dah?|hijjah?|haj{1,2}a?|qada?h?)"
)
SOLAR = (
    evened(
        "فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند"
        "|حمل|ثور|جوزا|سرطان|اسد|سنبله|میزان|عقرب|قوس|جدی|دلو|حوت"
        "|وری|غویی|غبرګولی|چنګاښ|زمری|وږی|تله|لړم|لیندۍ|مرغومی|سلواغه|کب"
    )
    + "|hamal|sawr|jawza|saratan|asad|sunbula|mizan|aqrab|qaws|jadi|dalw|hut"
    "|farvardin|ordibehesht|khordad|tir|mordad|shahrivar|mehr|aban|azar|dey|bahman"
    "|esfand"
)

_UNDER_HUNDRED = (
    "صفر ایک دو تین چار پانچ چھ سات آٹھ نو دس گیارہ بارہ تیرہ چودہ پندرہ سولہ "
    "سترہ اٹھارہ انیس بیس اکیس بائیس تئیس چوبیس پچیس چھبیس ستائیس اٹھائیس انتیس "
    "تیس اکتیس بتیس تینتیس چونتیس پینتیس چھتیس سینتیس اڑتیس انتالیس چالیس اکتالیس "
    "بیالیس تینتالیس چوالیس پینتالیس چھیالیس سینتالیس اڑتالیس انچاس پچاس اکاون "
    "باون ترپن چون پچپن چھپن ستاون اٹھاون انسٹھ ساٹھ اکسٹھ باسٹھ تریسٹھ چونسٹھ "
    "پینسٹھ چھیاسٹھ سڑسٹھ اڑسٹھ انہتر ستر اکہتر بہتر تہتر چوہتر پچہتر چھہتر ستتر "
    "اٹھہتر اناسی اسی اکیاسی بیاسی تراسی چوراسی پچاسی چھیاسی ستاسی اٹھاسی نواسی "
    "نوے اکانوے بانوے ترانوے چورانوے پچانوے چھیانوے ستانوے اٹھانوے ننانوے"
)
_PASHTO = {"دوه": 2, "درې": 3, "څلور": 4, "پنځه": 5, "شپږ": 6, "اووه": 7, "اته": 8}
_PASHTO |= {"نهه": 9, "لس": 10, "شل": 20, "دېرش": 30, "څلوېښت": 40, "پنځوس": 50}
_OTHER_WORDS = frozenset(spelled("صفر اسی نو"))  # a month, "the same", "new"
NUMBERS = {word: n for n, word in enumerate(spelled(_UNDER_HUNDRED))}
NUMBERS |= {evened(word): n for word, n in _PASHTO.items()}
NUMBERS = {word: n for word, n in NUMBERS.items() if word not in _OTHER_WORDS}
DAYS = {evened("یکم"): 1} | {word: n for word, n in NUMBERS.items() if n <= 31}
"""Which day of a month."""
ONE = frozenset(spelled("ایک یو"))
"""One, and also "a"."""
TIMES = {"سو": 100, "سل": 100, "هزار": 1000, "زر": 1000, "لاکه": 100_000}
TIMES |= {"ملین": 1_000_000, "کرور": 10_000_000}
