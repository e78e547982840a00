"""Edits of publishers."""

from dateline_db.case import Case
from dateline_db.edits.attached import attached_to
from dateline_db.edits.saving import Rows, save
from dateline_db.edits.wording import refuse
from dateline_db.errors import InvalidValue, Message, say
from dateline_db.model.publisher import Publisher


def create_publisher(case: Case, publisher: Publisher) -> Publisher:
    """Add a publisher."""
    _check_name(case, publisher)
    label = say("Create publisher “{name}”", name=publisher.name)
    save(case, label, Rows(case.publishers, after=[publisher]))
    return publisher


def change_publisher(case: Case, publisher: Publisher) -> Publisher:
    """Change a publisher's name, kind and the like; its letter is a grade."""
    before = case.publishers.get(publisher.id)
    _check_name(case, publisher)
    save(case, _label(before, publisher), Rows(case.publishers, [before], [publisher]))
    return publisher


def delete_publisher(case: Case, publisher_id: str) -> None:
    """Delete a publisher that nothing refers to."""
    publisher = case.publishers.get(publisher_id)
    name = publisher.name
    refuse(
        case.sources.count(publisher_id=publisher_id),
        "“{name}” is the publisher of a source: give that source another publisher, "
        "or delete it, first.",
        "“{name}” is the publisher of {count} sources: give them another publisher, "
        "or delete them, first.",
        name=name,
    )
    refuse(
        case.lineage.count(upstream_publisher_id=publisher_id),
        "A source derives from “{name}”: change its lineage first.",
        "“{name}” stands in the lineage of sources {count} times: change that first.",
        name=name,
    )
    refuse(
        case.claims.count(credits_id=publisher_id),
        "A claim credits “{name}”: change whom it credits first.",
        "{count} claims credit “{name}”: change whom they credit first.",
        name=name,
    )
    save(
        case,
        say("Delete publisher “{name}”", name=name),
        *attached_to(case, publisher=[publisher_id]),
        Rows(case.publishers, [publisher]),
    )


def _check_name(case: Case, publisher: Publisher) -> None:
    """Refuse a second publisher of one name: it would count as another origin."""
    names = {name.casefold() for name in (publisher.name, *publisher.aliases)}
    for other in case.publishers.all():
        if other.id != publisher.id and other.name.casefold() in names:
            raise InvalidValue(
                "name",
                "There is a publisher “{name}” already. Two of one name would count "
                "as two independent origins: use it, or tell them apart by name.",
                name=other.name,
            )


def _label(before: Publisher, after: Publisher) -> Message:
    if before.name != after.name:
        return say(
            "Rename publisher “{old}” to “{new}”", old=before.name, new=after.name
        )
    return say("Change publisher “{name}”", name=after.name)
