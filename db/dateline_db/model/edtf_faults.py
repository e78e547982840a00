"""Why a text is no date, in a sentence that says what to write instead."""

from dateline_db.errors import BadDate


def fault_in(text: str) -> BadDate:
    """Return the error for a text that `edtf.read` could not take."""
    return BadDate(
        "“{text}” is not EDTF: write a date such as 2023-07-14, 2023-07 or 2023-07~.",
        text=text,
    )
