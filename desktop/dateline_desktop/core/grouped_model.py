"""Records as rows that can be narrowed down by words, and set in groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import contains
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from dateline_desktop.core.record_model import Column, Ids, RecordModel, as_ids

Index = QModelIndex | QPersistentModelIndex
Rows = NDArray[np.intp]
Mask = NDArray[np.bool_]


class Groups(NamedTuple):
    """Names of groups in their order, and for every record the number of its own."""

    names: Sequence[str]
    codes: Rows


class Shared(NamedTuple):
    """Words that many records have: the different ones, and for every record which."""

    words: Sequence[str]
    codes: Rows


class Texts(NamedTuple):
    """All that is searched, in small letters: what each has of its own, and shares."""

    own: NDArray[np.object_]
    shared: Sequence[Shared]


@dataclass(frozen=True, slots=True)
class Kept:
    """What a column lets through: what has a text in it, and is one of some values."""

    text: str = ""
    values: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.text or self.values)

    def lets_through(self, value: str) -> bool:
        """Whether a value of the column passes."""
        fits = not self.values or value in self.values
        return fits and self.text.casefold() in value.casefold()


class GroupedModel(RecordModel):
    """Headings stand among the rows: lines without a record, not to be selected."""

    groupings: Mapping[str, str] = {}
    """By what can be grouped, and what that is called."""
    filtered: Sequence[int] = ()
    """The columns that can be narrowed down to some of their values."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__(columns)
        self._words: list[str] = []
        self._kept: dict[int, Kept] = {}
        self._texts: Texts | None = None
        self._found: tuple[list[str], Mask] | None = None
        self._grouping = ""
        self._groups: Groups | None = None
        self._labels: dict[int, str] = {}

    # What a kind of table says

    def texts(self) -> Sequence[str]:
        """Return the words of every record, in small letters."""
        raise NotImplementedError

    def shared(self) -> Sequence[Shared]:
        """Return what else is searched: words that are not every record's own."""
        return ()

    def values(self, column: int) -> Sequence[str]:
        """Return what a column says of every record, in words."""
        raise NotImplementedError

    def groups(self, grouping: str) -> Groups:
        """Return the groups of every record."""
        raise NotImplementedError

    def counted(self, rows: Rows) -> str:
        """Say how many sources and origins some records have."""
        raise NotImplementedError

    # What every such table does

    @property
    def grouping(self) -> str:
        """By what is grouped, "" where nothing is."""
        return self._grouping

    @property
    def kept(self) -> Mapping[int, Kept]:
        """What is let through by the columns that do not let everything through."""
        return self._kept

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out by words or by columns."""
        return bool(self._words or self._kept)

    @property
    def shown_rows(self) -> Rows:
        """The places, among all records, of those that are shown."""
        return self._at

    def show_all(self, ids: Sequence[str] | Ids) -> None:
        """Show these records, as far as they are not narrowed down."""
        self._texts = self._groups = None
        self._labels.clear()
        before, self._ids = self._ids, as_ids(ids)
        at = self._matching()
        wanted, self._ids = self._ids, before
        self.show_ids(wanted, at)

    def begin_anew(self) -> None:
        """Show nothing, neither narrowed down nor in groups."""
        self._words, self._kept, self._grouping = [], {}, ""
        self.show_all([])

    def read_words(self) -> None:
        """Read what is searched before anybody types: it can take a moment."""
        if self._texts is None:
            self._texts = Texts(np.array(self.texts(), dtype=object), self.shared())
            self._found = None

    def narrow(self, text: str) -> None:
        """Show only the records that have every word of a text."""
        self._words = text.casefold().split()
        self._labels.clear()
        self.show_ids(self._ids, self._matching())

    def keep(self, column: int, kept: Kept) -> None:
        """Show only the records that a column lets through."""
        self._kept.pop(column, None)
        if kept:
            self._kept[column] = kept
        self._labels.clear()
        self.show_ids(self._ids, self._matching())

    def group_by(self, grouping: str) -> None:
        """Set the records in groups; "" in none."""
        self.beginResetModel()
        self._grouping, self._groups = grouping, None
        self._labels.clear()
        self._order = self._in_order()
        self.endResetModel()

    def heading_rows(self) -> list[int]:
        """Return the rows that are headings."""
        found: list[int] = np.flatnonzero(self._order < 0).tolist()
        return found

    def is_heading(self, row: int) -> bool:
        """Whether a row is a heading."""
        return bool(self._order[row] < 0)

    # Qt, and what the order is

    def id_of(self, row: int) -> str:
        return "" if self.is_heading(row) else super().id_of(row)

    def row_of(self, record_id: str) -> int | None:
        same = self._ids[self._order] == record_id.encode()
        at = np.flatnonzero((self._order >= 0) & same)
        return int(at[0]) if len(at) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.is_heading(index.row()):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.is_heading(index.row()):
            return super().data(index, role)
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self._label(index.row()) if role in spoken else None

    def _in_order(self) -> Rows:
        order = super()._in_order()
        if not self._grouping or not len(order):
            return order
        if self._groups is None:
            self._groups = self.groups(self._grouping)
        codes = self._groups.codes[order]
        together = np.argsort(codes, kind="stable")
        order, codes = order[together], codes[together]
        starts = np.flatnonzero(np.diff(codes, prepend=-1))
        return np.insert(order, starts, -1 - codes[starts])

    def _matching(self) -> Rows | None:
        """Return the places of those that are not left out; None is all."""
        if not self.is_narrowed:
            return None
        fits = self._having() if self._words else np.ones(len(self._ids), np.bool_)
        for column, kept in self._kept.items():
            values = self.values(column)
            passing = {one for one in set(values) if kept.lets_through(one)}
            fits &= np.fromiter((one in passing for one in values), np.bool_, len(fits))
        return np.flatnonzero(fits)

    def _having(self) -> Mask:
        """Return which records have every word.

        Who types on is answered from what was found before.
        """
        self.read_words()
        before, fits = self._found or ([], np.ones(len(self._ids), np.bool_))
        pairs = zip(before, self._words, strict=False)
        goes_on = len(before) <= len(self._words)
        if not goes_on or any(old not in new for old, new in pairs):
            fits = np.ones(len(self._ids), np.bool_)
        for word in self._words:
            fits = self._having_one(word, fits)
        self._found = [*self._words], fits
        return fits

    def _having_one(self, word: str, among: Mask) -> Mask:
        """Return which of some records have a word: few texts are looked through."""
        assert self._texts is not None
        found = np.zeros(len(among), np.bool_)
        for words, codes in self._texts.shared:
            found |= np.array(_has(words, word), np.bool_)[codes]
        found &= among
        left = np.flatnonzero(among & ~found)
        # Faster than one search through all texts as one, where many have it.
        found[left] = _has(self._texts.own[left].tolist(), word)
        return found

    def _label(self, row: int) -> str:
        code = -1 - int(self._order[row])
        if code not in self._labels:
            assert self._groups is not None
            rows = self._at[self._groups.codes[self._at] == code]
            self._labels[code] = f"{self._groups.names[code]}  ·  {self.counted(rows)}"
        return self._labels[code]


def _has(texts: Sequence[str], word: str) -> list[bool]:
    """Return which texts have a word, with nothing of Python's between any two."""
    return list(map(contains, texts, repeat(word)))
