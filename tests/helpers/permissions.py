"""Folders and files as somebody without rights meets them, even where root tests."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65_534


@contextmanager
def an_open_folder() -> Iterator[Path]:
    """Give a folder that anybody can reach, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


@contextmanager
def without_rights() -> Iterator[None]:
    """Act as a user to whom no file belongs; as oneself where one is not root."""
    if sys.platform != "linux" or os.getuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
