"""What is attached to a message, as files of their own."""

from email.message import EmailMessage

import pytest

from dateline_db.capture.attached import attached_to
from dateline_db.capture.intake import take_text
from dateline_db.capture.reading import read
from dateline_db.capture.together import Whose, keep_together
from dateline_db.case import Case
from dateline_db.errors import InvalidValue
from dateline_db.model.publisher import Publisher
from papers import a_mail, a_word_document


def carrying(*parts: tuple[str | None, bytes]) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "a@relief.example", "Lists"
    mail.set_content("See what is attached.")
    for name, data in parts:
        mail.add_attachment(data, "application", "octet-stream", filename=name)
    inner = EmailMessage()
    inner["Subject"] = "What I saw"
    inner.set_content("Three trucks at dawn.")
    mail.add_attachment(inner)
    return mail.as_bytes()


def test_files_come_out_as_they_went_in_and_claim_no_folder() -> None:
    word = a_word_document()
    data = carrying(("../../in/list.docx", word), (None, b"x"), ("C:\\t\\فہرست", b"y"))
    found = attached_to("lists.eml", data, "ab12")
    assert [one.name for one in found] == [
        "list.docx",
        "attachment 2",
        "فہرست",
        "What I saw.eml",
    ]
    assert found[0].data == word
    assert b"Three trucks" in found[3].data
    assert "“lists.eml”, SHA-256 ab12" in str(found[0].origin)
    assert str(found[0].origin) in map(str, read(found[1]).notices)


def test_what_carries_nothing_or_is_no_message_has_nothing() -> None:
    plain = EmailMessage()
    plain.set_content("Only words.")
    assert attached_to("a.eml", plain.as_bytes(), "") == []
    assert attached_to("b.eml", b"\x00\xffContent-Type: multipart/mixed", "") == []
    assert attached_to("c.eml", a_mail()[:900], "")[0].data  # cut off, and yet kept


def test_several_files_are_kept_whole_or_not_at_all(case: Case) -> None:
    taken = [take_text(text) for text in ("First report.", "Second report.")]
    files = [(one, read(one)) for one in taken]
    with pytest.raises(InvalidValue, match="does not say who published it"):
        keep_together(case, files, Whose())
    assert case.sources.count() == 0

    def stop(_: int, __: int) -> None:
        raise InterruptedError

    whose = Whose(publisher=Publisher(name="Desk"))
    with pytest.raises(InterruptedError):
        keep_together(case, files, whose, stop)
    assert (case.sources.count(), case.publishers.count()) == (0, 0)
    assert all(one.is_new for one in keep_together(case, files, whose))
    case.undo()
    assert (case.documents.count(), case.publishers.count()) == (0, 0)
