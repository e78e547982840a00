"""One step of a source's lineage in the editor: from whom, in which manner."""

from typing import Any, NamedTuple

from PySide6.QtWidgets import QHBoxLayout

from dateline_db.model.record import new_id
from dateline_db.model.source import Lineage, LineageKind
from dateline_desktop.core.options import RecordOptions
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import manner
from dateline_desktop.widgets.choice import ChoiceField
from dateline_desktop.widgets.chooser import Options, RecordField
from dateline_desktop.widgets.field import Field
from dateline_desktop.widgets.pick_list import Option


class Link(NamedTuple):
    """A step, and whether it goes on from the one above it or begins a chain."""

    onward: bool
    step: Lineage


class LineageRow(Field):
    """A `Link`, or None while nothing is chosen."""

    def __init__(self, upstream: Options) -> None:
        super().__init__()
        self.onward = ChoiceField({False: tr("it"), True: tr("and that")})
        self.manner = ChoiceField({kind: manner(kind) for kind in LineageKind})
        self.manner.set_value(LineageKind.DERIVES)
        self.upstream = RecordField(upstream, tr("a source or a publisher"))
        self._id, self._note = new_id(), ""
        for box, name in (
            (self.onward.box, tr("Goes on from the row above")),
            (self.manner.box, tr("Manner")),
            (self.upstream.line, tr("Derives from")),
        ):
            box.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part, share in ((self.onward, 3), (self.manner, 4), (self.upstream, 8)):
            row.addWidget(part, share)
            part.changed.connect(self.changed)
        self.setFocusProxy(self.upstream)

    def value(self) -> Link | None:
        chosen = self.upstream.value()
        if chosen is None:
            return None
        table, record_id = chosen.split(":")
        step = Lineage(
            id=self._id,
            source_id="",
            kind=self.manner.value(),
            upstream_source_id=record_id if table == "source" else None,
            upstream_publisher_id=record_id if table == "publisher" else None,
            note=self._note,
        )
        return Link(self.onward.value(), step)

    def set_value(self, value: Link) -> None:
        step = value.step
        self._id, self._note = step.id, step.note
        self.onward.set_value(value.onward)
        self.manner.set_value(step.kind)
        if step.upstream_source_id is not None:
            self.upstream.set_value(f"source:{step.upstream_source_id}")
        else:
            self.upstream.set_value(f"publisher:{step.upstream_publisher_id}")

    def settle(self) -> None:
        self.upstream.settle()

    def state(self) -> Any:
        return self.onward.value(), self.manner.value(), self.upstream.state()


class Upstream:
    """Sources and publishers together, each id with its table before it."""

    def __init__(self, sources: RecordOptions, publishers: RecordOptions) -> None:
        self._tables = {"publisher": publishers, "source": sources}

    def find(self, text: str) -> list[Option]:
        """Return the publishers that fit, then the sources."""
        return [
            _named(table, option)
            for table, options in self._tables.items()
            for option in options.find(text)
        ]

    def of(self, record_id: str) -> Option:
        """Return the words for one of either table."""
        table, own_id = record_id.split(":")
        return _named(table, self._tables[table].of(own_id))


def chains_of(links: tuple[Link, ...]) -> list[list[Lineage]]:
    """Return the chains that rows stand for; the first row always begins one."""
    chains: list[list[Lineage]] = []
    for link in links:
        if not link.onward or not chains:
            chains.append([])
        chains[-1].append(link.step)
    return chains


def links_of(rows: list[Lineage]) -> list[Link]:
    """Return the rows that stand for the lineage of a source."""
    ordered = sorted(rows, key=lambda row: (row.chain, row.step))
    return [Link(row.step > 0, row) for row in ordered]


def _named(table: str, option: Option) -> Option:
    return Option(f"{table}:{option.id}", option.text, option.side)
