"""A time zone, found by any part of its name."""

from collections.abc import Sequence
from zoneinfo import available_timezones

from dateline_db.errors import InvalidValue
from dateline_desktop.widgets.chooser import RecordField
from dateline_desktop.widgets.pick_list import Option

_MOST = 50


class ZoneField(RecordField):
    """The IANA name of a zone, or "" for none."""

    def __init__(self, placeholder: str) -> None:
        super().__init__(_Zones(), placeholder)

    def value(self) -> str:
        try:
            return super().value() or ""
        except InvalidValue:
            raise InvalidValue(
                "",
                "There is no time zone “{zone}”: choose one such as Asia/Karachi.",
                zone=self.line.text().strip(),
            ) from None

    def set_value(self, value: str | None) -> None:
        super().set_value(value or None)


class _Zones:
    def __init__(self) -> None:
        self._names = sorted(available_timezones())

    def find(self, text: str) -> Sequence[Option]:
        wanted = text.casefold().replace(" ", "_")
        found = (name for name in self._names if wanted in name.casefold())
        return [self.of(name) for name in found][:_MOST]

    def of(self, record_id: str) -> Option:
        return Option(record_id, record_id)
