"""Settings keep their type through the .ini file."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray

from dateline_desktop.core.settings import Setting, open_settings

TEXT = Setting("a/text", default="x")
NUMBER = Setting("a/number", default=3)
SWITCH = Setting("a/switch", default=True)
BYTES = Setting("a/bytes", default=QByteArray())


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (TEXT, "سید علی, x=1"),
        (TEXT, ""),
        (NUMBER, 42),
        (SWITCH, False),
        (BYTES, QByteArray(b"\x00\x01\xff")),
    ],
)
def test_a_value_comes_back_as_it_was(
    tmp_path: Path, setting: Setting[Any], value: object
) -> None:
    store = open_settings(tmp_path)
    setting.write(store, value)
    store.sync()
    again = setting.read(open_settings(tmp_path))
    assert again == value
    assert type(again) is type(value)


def test_nothing_stored_means_the_default(tmp_path: Path) -> None:
    store = open_settings(tmp_path)
    assert (TEXT.read(store), NUMBER.read(store), SWITCH.read(store)) == ("x", 3, True)


def test_what_someone_has_garbled_in_the_file_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "dateline.ini").write_text("[a]\nbytes=hello\nnumber=many\n")
    store = open_settings(tmp_path)
    assert BYTES.read(store) == QByteArray()
    assert isinstance(NUMBER.read(store), int)
