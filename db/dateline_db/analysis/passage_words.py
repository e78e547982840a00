"""The vocabulary of figures: numbers, what is counted, and what befell it."""

from dateline_db.analysis import passage_script_words as scripts
from dateline_db.model.figure import Qualifier
from dateline_db.model.script_words import NUMBERS, ONE, TIMES


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen"
_UNITS += " fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

SMALL = {word: n for n, word in enumerate(_UNITS.split())}
SMALL |= {word: 10 * n for n, word in enumerate(_TENS.split(), 2)}
SMALL |= NUMBERS | dict.fromkeys(ONE, 1)
MULTIPLIERS = TIMES | {"hundred": 100, "thousand": 1000, "lakh": 100_000}
MULTIPLIERS |= {"million": 1_000_000, "crore": 10_000_000, "billion": 1_000_000_000}
VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}
VAGUE |= {"tens of thousands": 20_000, "hundreds of thousands": 200_000}
VAGUE |= scripts.VAGUE
"""Words that name no number, and the least that they can mean."""

QUALIFIERS = {
    Qualifier.AT_LEAST: "at least|(?:no|not) (?:fewer|less) than|a minimum of",
    Qualifier.MORE_THAN: "more than|over|above|upwards of|in excess of",
    Qualifier.ABOUT: "about|around|some|approximately|roughly|(?:an )?estimated",
    Qualifier.ALMOST: "almost|nearly|close to|just under",
    Qualifier.UP_TO: "up to|as many as|at most|(?:no|not) more than|a maximum of",
}
QUALIFIERS = {
    one: "|".join(filter(None, (pattern, scripts.QUALIFIERS.get(one))))
    for one, pattern in QUALIFIERS.items()
}
"""The words that stand before a number, as patterns."""

PEOPLE = words("people persons person individuals victims lives men others")
PEOPLE |= scripts.PEOPLE
SCOPES = {
    "civilians": "civilian civilians bystander bystanders villagers residents",
    "police": "policeman policemen policewoman police constable constables cops",
    "security forces": "soldier soldiers troops troop servicemen personnel guards "
    "guard paramilitary paramilitaries rangers officers officer levies",
    "militants": "militant militants terrorist terrorists insurgent insurgents fighter "
    "fighters gunman gunmen rebels",
    "attackers": "attacker attackers assailant assailants bomber bombers",
    "commanders": "commander commanders",
    "women": "woman women",
    "children": "child children pupils schoolchildren",
    "students": "student students",
    "worshippers": "worshipper worshippers pilgrims",
    "passengers": "passenger passengers",
    "workers": "worker workers labourers laborers miners staff employees",
    "officials": "official officials",
    "journalists": "journalist journalists reporters",
    "prisoners": "prisoner prisoners detainees inmates",
}
SCOPE_OF = {word: scope for scope, words in SCOPES.items() for word in words.split()}
SCOPE_OF |= scripts.SCOPE_OF
"""Who is counted, by the nouns that say so."""

THINGS = {
    "attacks": "attack attacks assaults",
    "blasts": "blast blasts explosion explosions bombings",
    "incidents": "incident incidents",
    "raids": "raid raids operations airstrikes strikes",
    "houses": "house houses homes buildings",
    "vehicles": "vehicle vehicles cars trucks",
    "length_km": "km kilometre kilometres kilometer kilometers",
    "length_miles": "mile miles",
    "share_percent": "percent",
    "votes": "votes",
    "seats": "seats",
    "families": "family families",
    "hostages": "hostage hostages",
}
MEASURE_OF = {word: thing for thing, words in THINGS.items() for word in words.split()}
MEASURE_OF |= scripts.MEASURE_OF
"""What is measured, by the nouns that are counted."""

NOUNS = PEOPLE | SCOPE_OF.keys() | MEASURE_OF.keys()
_NOT_ONE = ("s", "men", "women", "people", "children", "police", "personnel", "staff")
PLURALS = frozenset(noun for noun in NOUNS if noun.endswith(_NOT_ONE))

EFFECTS = {
    "killed": r"killed|kills|killing|kill|dead|died|dying|dies|deaths?|fatalities|slain"
    r"|martyred|martyrdom|casualties|lost their lives|lives lost|gunned down|beheaded"
    r"|executed|toll|claiming|claimed the lives|loss of",
    "injured": r"injured|injuring|injures|injury|injuries|wounded|wounding|wounds|hurt"
    r"|hurting|hospitali[sz]ed",
    "missing": r"missing|unaccounted",
    "arrested": r"arrested|arresting|arrests|detained|detaining|captured|capturing"
    r"|apprehended|rounded up",
    "abducted": r"abducted|abducting|kidnapped|kidnapping|taken hostage|hostages?",
    "displaced": r"displaced|displacing|evacuated|fled|fleeing",
    "released": r"released|releasing|freed|freeing",
    "surrendered": r"surrendered|laid down their arms",
    "rescued": r"rescued|rescuing",
    "destroyed": r"destroyed|destroying|razed",
}
EFFECTS = {
    one: "|".join(filter(None, (pattern, scripts.EFFECTS.get(one))))
    for one, pattern in EFFECTS.items()
}
"""What befell those who are counted, as measures."""
