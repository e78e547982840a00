"""Where the program begins: `dateline` and `python -m dateline_desktop`."""

import gc
import multiprocessing
import sys
from pathlib import Path

from dateline_desktop.cli import run


def main() -> None:
    """Do what the command line says."""
    multiprocessing.freeze_support()  # else a frozen program starts itself for ever
    sys.exit(run(sys.argv[1:], _open_window))


def _open_window(case: Path | None, *, sample: bool) -> int:
    gc.disable()  # nothing made at the start is garbage; `run` enables it again
    # Qt is loaded only where a window is to be opened: it takes its time.
    from dateline_desktop.app import run as run_window  # noqa: PLC0415

    return run_window(case, sample=sample)


if __name__ == "__main__":
    main()
