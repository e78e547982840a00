"""What to do with something that has the address of a source of the case."""

from dateline_db.errors import say
from dateline_db.model.source import Source
from dateline_desktop.core.session import Session

LATER_VERSION, OWN_SOURCE = 0, 1


def ask_version(session: Session, source: Source) -> int | None:
    """Ask whether it is a later version of that source; None for neither."""
    return session.ask.choose(
        say("The same address"),
        say(
            "{ref} “{title}” has the same address. Kept as a later version, this "
            "stands beside what was captured before and is compared with it.",
            ref=source.ref,
            title=source.title,
        ),
        [
            say("Later version of {ref}", ref=source.ref),
            say("A source of its own"),
        ],
    )
