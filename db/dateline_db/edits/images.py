"""Edits of images on events."""

from collections.abc import Sequence
from dataclasses import replace

from dateline_db.case import Case
from dateline_db.edits.saving import Rows, placed, save
from dateline_db.errors import InvalidValue, say
from dateline_db.model.event import EventImage


def add_image(
    case: Case, event_id: str, data: bytes, media_type: str, caption: str = ""
) -> EventImage:
    """Put an image on an event, as its last; the case keeps the bytes."""
    label = say("Add an image to “{event}”", event=case.events.get(event_id).title)
    with case.action(label):
        image = EventImage(
            event_id=event_id,
            sha256=case.put_blob(data),
            media_type=media_type,
            caption=caption,
            position=_next(case, event_id),
        )
        save(case, label, Rows(case.event_images, after=[image]))
    return image


def add_document_image(
    case: Case, event_id: str, document_id: str, caption: str = ""
) -> EventImage:
    """Put a captured picture on an event, as its last."""
    document = case.documents.get(document_id)
    image = EventImage(
        event_id=event_id,
        sha256=document.sha256,
        media_type=document.media_type,
        document_id=document_id,
        caption=caption,
        position=_next(case, event_id),
    )
    label = say("Add an image to “{event}”", event=case.events.get(event_id).title)
    save(case, label, Rows(case.event_images, after=[image]))
    return image


def caption_image(case: Case, image_id: str, caption: str) -> EventImage:
    """Write under an image what it shows."""
    before = case.event_images.get(image_id)
    image = replace(before, caption=caption)
    label = say("Caption an image of “{event}”", event=_event(case, image))
    save(case, label, Rows(case.event_images, [before], [image]))
    return image


def arrange_images(case: Case, event_id: str, image_ids: Sequence[str]) -> None:
    """Put the images of an event in another order."""
    held = {image.id: image for image in case.event_images.where(event_id=event_id)}
    if sorted(image_ids) != sorted(held):
        raise InvalidValue("images", "These are not the images of this event any more.")
    wanted = placed([held[image_id] for image_id in image_ids])
    label = say(
        "Arrange the images of “{event}”", event=case.events.get(event_id).title
    )
    save(case, label, Rows(case.event_images, held.values(), wanted))


def delete_image(case: Case, image_id: str) -> None:
    """Take an image off its event; its bytes stay, so that it can come back."""
    image = case.event_images.get(image_id)
    label = say("Take an image off “{event}”", event=_event(case, image))
    save(case, label, Rows(case.event_images, [image]))


def _next(case: Case, event_id: str) -> int:
    held = case.event_images.where(event_id=event_id)
    return max((image.position for image in held), default=-1) + 1


def _event(case: Case, image: EventImage) -> str:
    return case.events.get(image.event_id).title
