"""Putting a picture on an event, from a file or from the clipboard."""

from dateline_db.edits.images import add_image
from dateline_db.errors import DatelineError, say
from dateline_desktop.core.pictures import copied_picture, picture_in
from dateline_desktop.core.session import Session


def picture_from_file(session: Session, event_id: str) -> None:
    """Ask for a file and put its picture on an event."""
    path = session.ask.open_file(
        say("Image on the event"), say("Images (*.png *.jpg *.jpeg *.gif *.webp)")
    )
    if path is None:
        return
    try:
        data, media_type = picture_in(path)
        session.edit(add_image, event_id, data, media_type)
    except DatelineError as error:
        session.ask.tell(error)


def picture_from_clipboard(session: Session, event_id: str) -> None:
    """Put the picture that was copied on an event."""
    try:
        data, media_type = copied_picture()
        session.edit(add_image, event_id, data, media_type)
    except DatelineError as error:
        session.ask.tell(error)
