"""Edits what holds for the whole case: title, description, zone, marking, day order."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from zoneinfo import available_timezones

from dateline_db.edits.settings import change_settings
from dateline_db.model.judgement import Yardstick
from dateline_db.model.marking import Marking
from dateline_db.model.setting import CaseSettings
from dateline_desktop.core.editor import Editor, Step
from dateline_desktop.core.text import tr
from dateline_desktop.widgets.choice import ChoiceField
from dateline_desktop.widgets.field import LongField, TextField

_ORDERS = {
    True: "Day first: 4/5/2023 is 4 May",
    False: "Month first: 4/5/2023 is 5 April",
}


class CaseDetails(Editor):
    """The one record of its table, so that changes to it are undone like any other."""

    table = "case_settings"
    kind = CaseSettings

    def add_fields(self) -> None:
        zones = {zone: zone for zone in ("UTC", *sorted(available_timezones()))}
        markings = {
            marking: f"{marking}  ({tr(marking.sharing)})" for marking in Marking
        }
        orders = {first: tr(text) for first, text in _ORDERS.items()}
        form = self.form
        form.add("title", tr("&Title"), TextField(tr("What the case is about")))
        form.add(
            "description",
            tr("&Description"),
            LongField(tr("The question, the limits, who asked"), lines=4),
        )
        form.add(
            "marking",
            tr("&Marking"),
            ChoiceField(markings),
            tr("Stands on every page of a briefing unless it has its own."),
        )
        form.add("zone", tr("&Zone"), ChoiceField(zones), tr("For clock times."))
        form.add(
            "day_first",
            tr("Dates in &numbers"),
            ChoiceField(orders),
            tr("How sources of this case write them, where they leave it open."),
        )

        form.add(
            "yardstick",
            tr("&Likelihood"),
            ChoiceField({one: one.name_of_it for one in Yardstick}),
            tr("The terms that new judgements use; terms of two scales do not mix."),
        )

    def steps(self, record: Any, values: Mapping[str, Any]) -> list[Step]:
        del values
        return [partial(change_settings, settings=record)]
