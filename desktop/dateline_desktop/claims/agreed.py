"""What a digit 1 rests on, said in one sentence."""

from dateline_db.analysis.matrix import Column
from dateline_db.case import Case
from dateline_db.edits.grades import confirmations
from dateline_db.errors import Message, say
from dateline_db.model.claim import Claim


def agreed(case: Case, claim: Claim) -> Message:
    """Say on what independent origins agree with a claim, or name the rule for a 1."""
    found = confirmations(case, claim)
    if not found:
        return say(
            "STANAG 2511 keeps the 1 for what another origin confirms. Here no two "
            "independent origins agree on a point: say why it is a 1; that is printed."
        )
    points = (Column(one.point, one.measure, one.scope).title for one in found)
    return say(
        "Independent origins agree on: {points}.",
        points=", ".join(dict.fromkeys(str(point).lower() for point in points)),
    )
