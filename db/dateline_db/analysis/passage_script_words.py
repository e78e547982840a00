"""The vocabulary of figures in Urdu, Pashto, Persian and Arabic, in one spelling."""

from dateline_db.model.figure import Qualifier
from dateline_db.model.script_words import ONE, evened, spelled

PEOPLE = frozenset(
    spelled("افراد فرد لوگ لوگوں شخص اشخاص آدمی کسان کس تنه تن نفر خلک شخصا أشخاص")
)
SCOPES = {
    "civilians": "شہری شہریوں ملکي وګړي غیرنظامی مدنيا مدنيين",
    "police": "پولیس پولیسو شرطيا",
    "security forces": "اہلکار اہلکاروں فوجی فوجیوں سپاہی عسکر سرتېري جنديا جنود",
    "militants": "دہشت دہشتگرد عسکریت شدت جنگجو جنگجوؤں ترهګر وسله_وال مسلحا",
    "attackers": "آور آوروں بمبار برید_کوونکي مهاجم",
    "women": "خواتین عورت عورتیں عورتوں ښځې زنان نساء",
    "children": "بچہ بچے بچوں ماشومان کودک کودکان أطفال",
    "students": "طلبہ طلبا طالبات زده_کوونکي",
    "worshippers": "نمازی نمازیوں",
    "passengers": "مسافر مسافروں",
    "workers": "مزدور مزدوروں کان_کن کارګر کارگر",
    "officials": "افسر افسران چارواکي",
    "journalists": "صحافی صحافیوں خبریال خبرنگار",
    "prisoners": "قیدی قیدیوں بنديان",
}
SCOPE_OF = {
    word.split()[0]: scope for scope, row in SCOPES.items() for word in spelled(row)
}
"""Who is counted, by the nouns that say so, or the first word of those."""
MEASURE_OF = {
    word: thing
    for thing, row in {
        "share_percent": "فیصد سلنه درصد",
        "families": "خاندان خاندانوں کورنۍ",
        "houses": "مکانات مکانوں گھروں",
    }.items()
    for word in spelled(row)
}

EFFECTS = {
    "killed": "ہلاک|ہلاکت|ہلاکتیں|ہلاکتوں|جاں بحق|جان بحق|شہید|شہادت|اموات|لقمہ اجل"
    "|مارے گئے|مارے جا|مارا گیا|قتل|ووژل|وژل|مړه|مړ|شهیدان|شهید|کشته|جان باختند"
    "|جان باخت|قتلى|قتيل|قتيلا|مقتل|استشهد|شهداء",
    "injured": "زخمی|زخمیوں|مجروح|ټپیان|ټپي|زخمیان|مصدوم|جريح|جريحا|جرحى|أصيب|إصابة",
    "missing": "لاپتہ|لادرکه|لادرک|مفقود|ناپدید",
    "arrested": "گرفتار|گرفتاری|گرفتاریاں|ونیول|نیول|بازداشت|دستگیر|اعتقال",
    "abducted": "اغوا|یرغمال|تښتول|ربوده|خطف",
    "displaced": "بے گھر|نقل مکانی|بې ځایه|آواره|نزح",
}
EFFECTS = {name: evened(pattern) for name, pattern in EFFECTS.items()}

QUALIFIERS = {
    Qualifier.AT_LEAST: "کم از کم|لږ تر لږه|دست کم|حداقل|ما لا یقل عن",
    Qualifier.UP_TO: "زیادہ سے زیادہ|حداکثر",
    Qualifier.MORE_THAN: "بیش از|أكثر من|له ډېرو",
    Qualifier.ABOUT: "تقریباً|تقریبا|قریباً|قریبا|لگ بھگ|حدود|نحو|حوالي|شاوخوا",
}
QUALIFIERS = {one: evened(pattern) for one, pattern in QUALIFIERS.items()}
"""What stands before a number, as in English."""
AFTERWARDS = {
    Qualifier.MORE_THAN: evened("سے (?:بھی )?(?:زائد|زیادہ|زاید)"),
    Qualifier.ABOUT: evened("کے (?:لگ بھگ|قریب)"),
}
"""What stands behind a number."""
TO = evened("سے|تا")
PARTS = "|".join(spelled("ساڑھے پونے سوا"))
"""Half or a quarter more or less than the number that follows."""
NO_COUNT = "|".join(spelled("تاریخ بج بجے"))
"""What follows a number that is a day or an hour."""
VAGUE = {"درجنوں": 24, "سینکڑوں": 200, "سیکڑوں": 200, "ہزاروں": 2000}
VAGUE = {evened(word): least for word, least in VAGUE.items()}
NOT_ONE = "|".join(sorted(ONE))
