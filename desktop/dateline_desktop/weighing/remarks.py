"""What is worth knowing of an event beside its differences, in sentences."""

from collections.abc import Iterator, Mapping

from dateline_db.analysis.matrix import Matrix, Row
from dateline_db.analysis.standing import Standing
from dateline_db.errors import Message, say

_MOST = 4  # answers of one source that are named


def remarks(found: Matrix, sources: Mapping[str, str]) -> list[Message]:
    """Return what else there is to say; `sources` are the words for each by its id.

    Who contradicts in words, which dates do not differ, which copies are one voice, and
    who gives two answers.
    """
    rows = [row for group in found.groups for row in group.rows]
    told: list[Message] = []
    for row in rows:
        told += _contradictions(found, row, sources[row.source_id])
    told += [column.remark for column in found.columns if column.remark is not None]
    told += found.rings
    told += [group.circular for group in found.groups if group.circular is not None]
    for row in rows:
        told += _two_answers(found, row, sources[row.source_id])
    return list({str(one): one for one in told}.values())


def _contradictions(found: Matrix, row: Row, source: str) -> Iterator[Message]:
    for column, cell in zip(found.columns, row.cells, strict=True):
        if cell is None or column.point is not None:
            continue
        for value in cell.values:
            if value.standing is Standing.CONFLICTING:
                words = str(value.text)
                yield say("{source} contradicts: {words}", source=source, words=words)


def _two_answers(found: Matrix, row: Row, source: str) -> Iterator[Message]:
    for column, cell in zip(found.columns, row.cells, strict=True):
        if cell is None or column.point is None:
            continue
        values = (one for one in cell.values if one.standing is not Standing.CONTEXT)
        answers = list(dict.fromkeys(str(one.text) for one in values))
        if len(answers) > 1:
            yield say(
                "{source} gives {n} answers on {point}: {answers}.",
                source=source,
                n=len(answers),
                point=str(column.title).lower(),
                answers="; ".join(answers[:_MOST]),
            )
