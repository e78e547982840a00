"""What tests of weighing share: the sample's mosque bombing, with its many counts."""

import pytest

from dateline_db.analysis.discrepancies import Discrepancy
from dateline_db.case import Case
from dateline_db.model.discrepancy import Point
from dateline_db.model.event import Event
from dateline_desktop.core.session import Session


@pytest.fixture
def held(sample: Session) -> Case:
    assert sample.case is not None
    return sample.case


@pytest.fixture
def bombing(held: Case) -> Event:
    title = "Suicide bombing of the Police Lines mosque in Peshawar"
    return held.events.where(title=title)[0]


@pytest.fixture
def toll(held: Case, bombing: Event) -> Discrepancy:
    found = held.discrepancies()[bombing.id]
    return next(one for one in found if one.point is Point.FIGURE)
