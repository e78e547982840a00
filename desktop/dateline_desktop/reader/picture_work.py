"""Decoding a picture from outside, inside the child process."""

import json
from multiprocessing.connection import Connection

from dateline_db.capture.child import answer

_MOST_SIDE = 8000  # pixels


def serve_picture(connection: Connection, data: bytes) -> None:
    """Send home the size of a picture, then its pixels at each scale asked for."""
    from PySide6.QtCore import QBuffer, QByteArray  # noqa: PLC0415 - in the child alone
    from PySide6.QtGui import QImage, QImageReader  # noqa: PLC0415

    held = QBuffer()
    held.setData(QByteArray(data))
    reader = QImageReader(held)
    reader.setAutoTransform(True)  # a camera that was held upright says so beside it
    image = reader.read()
    if image.isNull():
        answer(connection, {})
        return
    answer(connection, {"width": image.width(), "height": image.height()})
    while True:
        try:
            scale = float(json.loads(connection.recv_bytes())["scale"])
        except (EOFError, OSError):
            return
        width = max(1, min(_MOST_SIDE, round(image.width() * scale)))
        drawn = image.scaledToWidth(width).convertToFormat(QImage.Format.Format_RGB32)
        told = {
            "width": drawn.width(),
            "height": drawn.height(),
            "stride": drawn.bytesPerLine(),
        }
        answer(connection, told)
        connection.send_bytes(drawn.constBits())
