"""What bringing a table in costs, beside writing the same rows straight into tables.

    python tests/bench/exchange.py [FILE [MAPPING]] [--rows N]

FILE is a CSV of one's own, read by the preset that fits or by a mapping. The synthetic
rows are made from a fixed seed. The floor is `executemany` of the final rows into the
same tables with their indexes, the search and the R*Tree, without reading, checking or
a journal. Beside it stand sqlite-utils and, where it is installed, pandas: they write
the columns of the file into one table, without index, search or journal. Times are CPU;
memory is the most that the process had, itself and its libraries included.
"""

import argparse
import csv
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from functools import partial
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from random import Random

from dateline_db.case import Case
from dateline_db.exchange.files import choose, import_file
from dateline_db.store import batches, search, transfer
from dateline_db.store.file import create_file
from dateline_db.store.registry import TABLES

COLUMNS = [
    *("id", "date", "title", "place", "country", "latitude", "longitude"),
    *("killed", "injured", "actors", "source", "description"),
]


_PANDAS = """
import sqlite3, sys
import pandas
file, target = sys.argv[1:]
pandas.read_csv(file).to_sql("rows", sqlite3.connect(target), index=False)
"""


def cpu(work: Callable[[], object]) -> float:
    """Return the seconds of CPU that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def tell(figure: str, value: float, unit: str, **beside: float) -> None:
    """Print one figure."""
    beside = {name: round(one, 2) for name, one in beside.items()}
    said = {"figure": figure, "value": round(value, 2), "unit": unit}
    print(json.dumps(said | beside), flush=True)


def memory() -> float:
    """Return the most memory that this process has had, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def write_synthetic(path: Path, count: int) -> None:
    """Write made-up rows: 2,000 places, 200 actors, 500 outlets."""
    random = Random(5)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number in range(count):
            day = f"{random.randint(1997, 2023)}-{random.randint(1, 12):02}"
            place, actor = random.randrange(2000), random.randrange(200)
            row = [number, f"{day}-{random.randint(1, 28):02}", f"Attack {number}"]
            row += [f"Town {place}", "Pakistan", 30 + place / 500, 65 + place / 400]
            row += [random.randrange(20), random.randrange(50), f"Group {actor}"]
            outlet = f"Outlet {random.randrange(500)}"
            writer.writerow([*row, outlet, f"What was said of attack {number}."])


def measure_import(folder: Path, file: Path, mapping: Path | None, named: str) -> Path:
    """Measure the preview and the import of a file; return the case."""
    start = time.perf_counter()
    chosen = choose(file, mapping=mapping)
    rows = chosen.table.rows()
    for _ in range(100):
        next(rows, None)
    tell(f"first rows of {named}", time.perf_counter() - start, "s", goal=1.0)
    path = folder / f"{file.stem}.dateline"
    with closing(Case.create(path, title="x", analyst="x")) as case:
        taken = cpu(lambda: import_file(case, chosen))
        count = case.events.count()
    tell(f"memory of importing {named}", memory(), "MB", goal=400)
    floor = measure_floor(folder, path)
    tell(
        f"import {named} ({count} events)",
        taken,
        "s CPU",
        goal=3 * floor,
        floor=floor,
        times_floor=taken / floor,
    )
    return path


def measure_floor(folder: Path, case: Path) -> float:
    """Return what the final rows cost alone, table by table in their order."""
    target = folder / "floor.dateline"
    file = create_file(target, "x")
    total = 0.0
    try:
        connection = file.connection
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("PRAGMA defer_foreign_keys = ON")
        with transfer.outgoing(case) as going, batches.muted(connection, list(TABLES)):
            for table, columns in TABLES.items():
                rows = [tuple(row.values()) for row in going.rows(table)]
                part = batches.Part(table, columns.names, rows)
                total += cpu(partial(batches.insert, connection, part))
                del rows, part
        total += cpu(lambda: search.drain(connection))
        total += cpu(lambda: connection.execute("COMMIT"))
    finally:
        file.close()
        target.unlink()
    return total


def measure_peers(folder: Path, file: Path, named: str) -> None:
    """Measure what others take to write a file into one table."""
    target = folder / "peer.db"
    peers = {"sqlite-utils": [sys.executable, "-m", "sqlite_utils", "insert"]}
    peers["sqlite-utils"] += [str(target), "rows", str(file), "--csv"]
    if find_spec("pandas"):
        peers["pandas"] = [sys.executable, "-c", _PANDAS, str(file), str(target)]
    for peer, command in peers.items():
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        tell(f"{peer} writes {named}", taken, "s CPU")
        target.unlink()


def measure_undo(path: Path, named: str) -> None:
    """Measure taking an import back, and doing it again."""
    with closing(Case.open(path, analyst="x")) as case:
        tell(f"undo {named}", cpu(case.undo), "s CPU")
        tell(f"redo {named}", cpu(case.redo), "s CPU")


def main() -> None:
    """Measure the synthetic rows, and a file where one is named."""
    wanted = argparse.ArgumentParser()
    wanted.add_argument("file", type=Path, nargs="?")
    wanted.add_argument("mapping", type=Path, nargs="?")
    wanted.add_argument("--rows", type=int, default=1_000_000)
    given = wanted.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if given.file is not None:
            named = given.file.name
            # In a process of its own: its memory would be taken for the next one's.
            with ProcessPoolExecutor(1, get_context("spawn")) as pool:
                one = (folder, given.file, given.mapping, named)
                pool.submit(measure_import, *one).result()
            measure_peers(folder, given.file, named)
        table = folder / "synthetic.csv"
        write_synthetic(table, given.rows)
        named = f"{given.rows} synthetic rows"
        measure_undo(measure_import(folder, table, None, named), named)
        measure_peers(folder, table, named)


if __name__ == "__main__":
    main()
