"""Work for a child process that does not do what it should."""

import json
import mmap
import os
import threading
from multiprocessing.connection import Connection

from dateline_db.capture.child import answer


def waits_for_ever(connection: Connection) -> None:
    answer(connection, "started")
    threading.Event().wait()


def eats_memory(connection: Connection) -> None:
    held = []
    try:
        while True:
            held.append(mmap.mmap(-1, 1 << 28))
    except OSError:
        held.clear()
        answer(connection, "full")


def dies(connection: Connection) -> None:
    os._exit(7)


def talks_nonsense(connection: Connection) -> None:
    connection.send_bytes(b"\x80\x04cos\nsystem\n.")


def echoes(connection: Connection) -> None:
    while True:
        answer(connection, json.loads(connection.recv_bytes()))
