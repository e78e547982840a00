"""Random edits: undoing all of them gives the start, redoing all of them the end."""

import shutil
import tempfile
from pathlib import Path
from random import Random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from chance import try_edit
from dateline_db.case import Case
from undoing import contents


def reopened(case: Case) -> Case:
    case.close()
    return Case.open(case.path, analyst="Ada")


def undo_all(case: Case) -> int:
    """Undo whatever can be, and return how much that was."""
    undone = 0
    while case.undo_label is not None:
        case.undo()
        undone += 1
    return undone


def redo_all(case: Case) -> int:
    """Redo whatever can be, and return how much that was."""
    redone = 0
    while case.redo_label is not None:
        case.redo()
        redone += 1
    return redone


def test_a_thousand_actions_are_undone_and_redone_across_reopening(
    tmp_path: Path,
) -> None:
    case = Case.create(tmp_path / "long.dateline", title="Long", analyst="Ada")
    start, random = contents(case), Random(2023)
    first = case.history(limit=1)[0].seq
    while case.history(limit=1)[0].seq < first + 1000:
        try_edit(case, random)
    end = contents(case)
    case = reopened(case)
    assert contents(case) == end
    assert undo_all(case) == 1000
    assert contents(case) == start
    case = reopened(case)
    assert redo_all(case) == 1000
    assert contents(case) == end
    assert case.check() == []
    case.close()


class Edits(RuleBasedStateMachine):
    """Edits, undo, redo and reopening in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        path = self.folder / "any.dateline"
        self.case = Case.create(path, title="Any", analyst="Ada")
        self.start = self.now = contents(self.case)
        self.before: list[object] = []  # what was held before each action done
        self.after: list[object] = []  # what was held before each undo, not yet redone

    @rule(random=st.randoms(use_true_random=False))
    def edit(self, random: Random) -> None:
        held, head = contents(self.case), self.case.head
        for _ in range(10):
            if try_edit(self.case, random) and self.case.head != head:
                self.before.append(held)
                self.after.clear()
                return
            assert self.case.head == head

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        self.after.append(contents(self.case))
        self.case.undo()
        assert contents(self.case) == self.before.pop()

    @precondition(lambda self: self.after)
    @rule()
    def redo(self) -> None:
        self.before.append(contents(self.case))
        self.case.redo()
        assert contents(self.case) == self.after.pop()

    @rule()
    def reopen(self) -> None:
        held = contents(self.case)
        self.case = reopened(self.case)
        assert contents(self.case) == held

    @invariant()
    def the_labels_tell_whether_there_is_a_way(self) -> None:
        assert (self.case.undo_label is None) == (not self.before)
        assert (self.case.redo_label is None) == (not self.after)

    def teardown(self) -> None:
        redo_all(self.case)
        end = contents(self.case)
        self.case = reopened(self.case)
        undo_all(self.case)
        assert contents(self.case) == self.start
        self.case = reopened(self.case)
        redo_all(self.case)
        assert contents(self.case) == end
        assert self.case.check() == []
        self.case.close()
        shutil.rmtree(self.folder)


TestEdits = Edits.TestCase
TestEdits.settings = settings(max_examples=12, stateful_step_count=25)
