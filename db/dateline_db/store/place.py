"""On what kind of disk a file lies: SQLite's fast journal is safe on one kind only."""

import re
import subprocess
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path, PurePath


class Place(StrEnum):
    """What sort of disk or folder a path lies on."""

    LOCAL = "local"
    REMOVABLE = "removable"
    NETWORK = "network"
    CLOUD = "cloud"
    UNKNOWN = "unknown"


def of(path: Path) -> Place:
    """Return where `path` lies; the file itself need not be there yet.

    A folder that a program carries to other computers comes before the disk it is on.
    """
    real = path.resolve()
    if is_in_cloud_folder(real):
        return Place.CLOUD
    try:
        return _disk(real)
    except (OSError, subprocess.SubprocessError):
        return Place.UNKNOWN


def journal_mode(path: Path) -> str:
    """Return the journal that is safe where `path` lies: "WAL" or "TRUNCATE".

    WAL needs memory that all who open the file share, which no share and no copying
    program gives; a stick that is pulled out leaves it in two pieces.
    """
    return "WAL" if of(path) is Place.LOCAL else "TRUNCATE"


_CLOUD_FOLDER = re.compile(
    r"(dropbox|onedrive|google ?drive|my drive|icloud ?drive|mobile documents"
    r"|cloudstorage|nextcloud|owncloud|pcloud|proton ?drive|megasync|seafile"
    r"|syncthing|yandex\.?disk)\b",
    re.IGNORECASE,
)
_CLOUD_MARK = (".stfolder", ".dropbox", ".dropbox.cache", ".owncloudsync.log")

# fmt: off
_LOCAL = frozenset(
    {
        "ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "f2fs", "jfs", "reiserfs",
        "bcachefs", "nilfs2", "ufs", "apfs", "hfs", "tmpfs", "ramfs", "overlay",
    }
)
_STICK = frozenset(
    {
        "vfat", "msdos", "exfat", "ntfs", "ntfs3", "fuseblk", "udf", "iso9660",
        "hfsplus",
    }
)
_NETWORK = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "ceph", "afs",
        "glusterfs", "lustre", "9p", "virtiofs", "vboxsf", "ncpfs", "fuse.sshfs",
        "fuse.rclone", "fuse.glusterfs", "fuse.davfs",
    }
)
# fmt: on


def is_in_cloud_folder(path: PurePath) -> bool:
    """Whether a program that copies files to other computers watches this folder."""
    if any(_CLOUD_FOLDER.match(part) for part in path.parent.parts):
        return True
    return any(
        (Path(folder) / mark).exists()
        for folder in path.parents
        for mark in _CLOUD_MARK
    )


def _disk(path: Path) -> Place:
    if sys.platform == "win32":
        return _windows(path)
    if sys.platform == "darwin":
        return on_mac(path, _output_of("/sbin/mount"))
    return on_linux(path, Path("/proc/self/mountinfo").read_text(encoding="utf-8"))


def on_linux(path: PurePath, mounts: str) -> Place:
    """Return where `path` lies, by the text of /proc/self/mountinfo."""
    found: tuple[str, str, str] | None = None
    for point, kind, device in _linux_mounts(mounts):
        # Of several on one folder, the last hides the others.
        if path.is_relative_to(point) and (not found or len(point) >= len(found[0])):
            found = point, kind, device
    if found is None:
        return Place.UNKNOWN
    _, kind, device = found
    if kind in _NETWORK:
        return Place.NETWORK
    if kind in _STICK or _is_plugged_in(device):
        return Place.REMOVABLE
    return Place.LOCAL if kind in _LOCAL else Place.UNKNOWN


def on_mac(path: PurePath, mounts: str) -> Place:
    """Return where `path` lies, by what `mount` prints on macOS."""
    found: tuple[str, list[str]] | None = None
    for line in mounts.splitlines():
        parts = re.fullmatch(r".+? on (/.*) \(([^()]*)\)", line)
        if parts is None:
            continue
        point, traits = parts[1], re.split(r",\s*", parts[2])
        if path.is_relative_to(point) and (not found or len(point) >= len(found[0])):
            found = point, traits
    if found is None:
        return Place.UNKNOWN
    point, traits = found
    if "local" not in traits:
        return Place.NETWORK
    if point.startswith("/Volumes/"):
        return Place.REMOVABLE
    return Place.LOCAL if traits[0] in _LOCAL else Place.REMOVABLE


def on_windows(drive_type: int) -> Place:
    """Return what Windows means by the number of a kind of drive."""
    return {2: Place.REMOVABLE, 3: Place.LOCAL, 4: Place.NETWORK}.get(
        drive_type, Place.UNKNOWN
    )


def _linux_mounts(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield mount point, file system and device number of each line."""
    for line in text.splitlines():
        before, dash, after = line.partition(" - ")
        fields = before.split()
        if dash and len(fields) >= 5 and after:
            yield _unescaped(fields[4]), after.split()[0], fields[2]


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)


def _is_plugged_in(device: str) -> bool:
    """Whether a disk hangs on USB, where it can be pulled out."""
    block = Path("/sys/dev/block") / device
    return block.exists() and "/usb" in str(block.resolve())


def _output_of(program: str) -> str:
    done = subprocess.run(
        [program], capture_output=True, text=True, timeout=10, check=True
    )
    return done.stdout


if sys.platform == "win32":
    import ctypes

    def _windows(path: Path) -> Place:
        drive: int = ctypes.windll.kernel32.GetDriveTypeW(path.anchor)
        return on_windows(drive)
