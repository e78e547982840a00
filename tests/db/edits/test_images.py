"""Edits of images on events."""

from dataclasses import replace

import pytest

from dateline_db.case import Case
from dateline_db.edits.documents import create_document, delete_document
from dateline_db.edits.images import (
    add_document_image,
    add_image,
    arrange_images,
    caption_image,
    delete_image,
)
from dateline_db.errors import InvalidValue
from dateline_db.model.event import EventImage
from dateline_db.model.record import new_id
from newsroom import a_document, add_event, add_source
from undoing import one_action, refusal

PNG = b"PNG and so on"


def test_an_image_is_kept_with_its_bytes_and_found_by_its_caption(case: Case) -> None:
    event = add_event(case)
    with one_action(case, "Add an image to “Mosque bombing”"):
        image = add_image(case, event.id, PNG, "image/png", "The crater")
    assert case.blob(image.sha256) == PNG
    assert [hit.id for hit in case.search("crater")] == [event.id]
    with one_action(case, "Caption an image of “Mosque bombing”"):
        caption_image(case, image.id, "The courtyard")
    assert case.search("crater") == []
    assert [hit.id for hit in case.search("courtyard")] == [event.id]
    with one_action(case, "Take an image off “Mosque bombing”"):
        delete_image(case, image.id)
    assert case.search("courtyard") == []
    assert case.check() == []


def test_images_stand_in_the_order_they_were_added_or_arranged_in(case: Case) -> None:
    event = add_event(case)
    one, two = (add_image(case, event.id, PNG, "image/png", name) for name in "ab")
    assert (one.position, two.position) == (0, 1)
    with one_action(case, "Arrange the images of “Mosque bombing”"):
        arrange_images(case, event.id, [two.id, one.id])
    assert case.event_images.get(two.id).position == 0
    with refusal(case, "not the images of this event", field="images"):
        arrange_images(case, event.id, [one.id])


def test_an_image_outlives_the_document_it_was(case: Case) -> None:
    event = add_event(case)
    document, data = a_document(add_source(case).id, PNG)
    picture = create_document(case, replace(document, media_type="image/png"), data)
    with one_action(case, "Add an image to “Mosque bombing”"):
        image = add_document_image(case, event.id, picture.id, "The crater")
    with one_action(case, "Delete document “dawn.txt”"):
        delete_document(case, picture.id)
    assert case.event_images.all() == [replace(image, document_id=None)]
    assert case.blob(image.sha256) == PNG


def test_a_text_is_no_image(case: Case) -> None:
    event = add_event(case)
    document, data = a_document(add_source(case).id)
    create_document(case, document, data)
    with refusal(case, "Only a picture", field="media_type"):
        add_document_image(case, event.id, document.id)


def test_only_pictures_of_events_that_are_there_are_taken(case: Case) -> None:
    with pytest.raises(InvalidValue, match="Only a picture"):
        EventImage(event_id="e", sha256="00", media_type="text/html")
    with refusal(case, "not in the case any more"):
        add_image(case, new_id(), PNG, "image/png")
