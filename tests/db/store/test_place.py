"""Where a file lies decides which journal is safe."""

import sys
from pathlib import Path, PurePosixPath

import pytest

from dateline_db.store import place
from dateline_db.store.place import Place

LINUX = r"""
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 27 0:40 / /mnt/team\040share rw - cifs //server/team rw
31 27 0:41 / /home/a/sshfs rw - fuse.sshfs host: rw
32 27 8:17 / /media/a/STICK rw - vfat /dev/sdb1 rw
33 27 0:42 / /srv rw - ext4 /dev/vdb rw
34 33 0:43 / /srv rw - nfs4 server:/srv rw
35 27 0:44 / /odd rw - fuse.unheard-of odd rw
36 27 0:45 / /mnt/c rw - 9p drvfs rw
broken line
"""
MAC = """
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
/dev/disk4s1 on /Volumes/Stick (2) (msdos, local, nodev, nosuid)
//amina@server/team on /Volumes/team (smbfs, nodev, nosuid, mounted by amina)
"""


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/home/a/case.dateline", Place.LOCAL),
        ("/mnt/team share/x/case.dateline", Place.NETWORK),
        ("/mnt/team sharex/case.dateline", Place.LOCAL),
        ("/home/a/sshfs/case.dateline", Place.NETWORK),
        ("/media/a/STICK/case.dateline", Place.REMOVABLE),
        ("/srv/case.dateline", Place.NETWORK),
        ("/odd/case.dateline", Place.UNKNOWN),
        ("/mnt/c/Users/a/case.dateline", Place.NETWORK),
    ],
)
def test_linux_tells_disks_by_their_mounts(path: str, wanted: Place) -> None:
    assert place.on_linux(PurePosixPath(path), LINUX) is wanted


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/Users/a/case.dateline", Place.LOCAL),
        ("/System/Volumes/Data/case.dateline", Place.LOCAL),
        ("/Volumes/Stick (2)/case.dateline", Place.REMOVABLE),
        ("/Volumes/team/case.dateline", Place.NETWORK),
    ],
)
def test_macos_tells_disks_by_what_mount_prints(path: str, wanted: Place) -> None:
    assert place.on_mac(PurePosixPath(path), MAC) is wanted


@pytest.mark.parametrize(
    ("number", "wanted"),
    [(2, Place.REMOVABLE), (3, Place.LOCAL), (4, Place.NETWORK), (1, Place.UNKNOWN)],
)
def test_windows_tells_disks_by_a_number(number: int, wanted: Place) -> None:
    assert place.on_windows(number) is wanted


def test_where_nothing_is_known_the_place_is_unknown() -> None:
    assert place.on_linux(PurePosixPath("/x"), "") is Place.UNKNOWN
    assert place.on_mac(PurePosixPath("/x"), "") is Place.UNKNOWN


@pytest.mark.parametrize(
    "folder",
    ["Dropbox", "Dropbox (Work)", "OneDrive - UN", "iCloudDrive", "Google Drive"],
)
def test_a_folder_of_a_cloud_service_is_known_by_its_name(folder: str) -> None:
    path = PurePosixPath("/home/a") / folder / "cases/case.dateline"
    assert place.is_in_cloud_folder(path)


def test_a_case_that_is_only_called_like_a_cloud_service_is_in_none() -> None:
    assert not place.is_in_cloud_folder(PurePosixPath("/home/a/Dropbox.dateline"))
    assert not place.is_in_cloud_folder(PurePosixPath("/home/a/dropboxes/x.dateline"))


def test_a_folder_that_is_synchronised_is_known_by_its_mark(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    assert place.of(tmp_path / "case.dateline") is Place.CLOUD
    assert place.journal_mode(tmp_path / "case.dateline") == "TRUNCATE"


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/shm is memory on Linux")
def test_a_disk_of_this_computer_has_the_fast_journal() -> None:
    assert place.journal_mode(Path("/dev/shm/case.dateline")) == "WAL"
