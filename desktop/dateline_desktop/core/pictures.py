"""Pictures from files and from the clipboard, and their small versions."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageReader, QImageWriter

from dateline_db.errors import InvalidValue

_KINDS = {
    b"png": "image/png",
    b"jpeg": "image/jpeg",
    b"jpg": "image/jpeg",
    b"gif": "image/gif",
    b"webp": "image/webp",
}
SHOWN_MEDIA_TYPES = frozenset(_KINDS.values())
_LARGEST = 64 << 20  # bytes


def picture_in(path: Path) -> tuple[bytes, str]:
    """Return the bytes of a picture file and their media type."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= _LARGEST else b""
    except OSError as error:
        raise InvalidValue(
            "image", "{name} cannot be read: {why}", name=path.name, why=str(error)
        ) from error
    if not data:
        raise InvalidValue(
            "image", "{name} is empty, or larger than 64 MiB.", name=path.name
        )
    reader, _buffer = _reader(data)
    kind = bytes(reader.format().data())
    if kind not in _KINDS:
        raise InvalidValue(
            "image",
            "{name} is no picture that can be shown: take a PNG or JPEG.",
            name=path.name,
        )
    return data, _KINDS[kind]


def copied_picture() -> tuple[bytes, str]:
    """Return the picture on the clipboard as PNG."""
    image = QGuiApplication.clipboard().image()
    if image.isNull():
        raise InvalidValue("image", "There is no picture to paste: copy one first.")
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data()), "image/png"


@lru_cache(maxsize=64)
def thumbnail(data: bytes, width: int, height: int) -> QImage:
    """Return a picture within a width and a height; a null image where it is damaged.

    It is read in its small size at once: a picture can be far larger than it looks.
    """
    reader, buffer = _reader(data)
    size = reader.size()
    if size.isValid() and (size.width() > width or size.height() > height):
        small = QSize(size)
        room = QSize(width, height)
        small.scale(room, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(small)
    image = reader.read()
    buffer.close()
    return image


def _reader(data: bytes) -> tuple[QImageReader, QBuffer]:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    return reader, buffer
