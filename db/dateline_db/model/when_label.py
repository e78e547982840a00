"""Dates in English."""

from dateline_db.model.edtf import Expression


def describe(said: Expression, also: str) -> str:
    """Say a date in English."""
    return said.text + also
