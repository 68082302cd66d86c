"""Where a file lies: made tables of mounts, made folders, made sizes of disks."""

import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from variorum.model.concern import Concern
from variorum.store import places
from variorum.store.places import (
    Mount,
    cloud_of,
    concerns,
    is_share,
    mount_of,
    mounts_of_linux,
    mounts_of_macos,
    nearly_full,
)

LINUX = r"""22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw,errors=remount-ro
30 22 0:40 / /mnt/press rw,relatime shared:9 - nfs4 nas:/press rw,vers=4.2
31 22 0:41 / /mnt/press/local rw,relatime - tmpfs tmpfs rw
32 22 0:42 / /home/ada/My\040Share rw - cifs //nas/ada rw,vers=3.1.1
33 22 0:43 / /home/ada/far rw,nosuid - fuse.sshfs ada@far:/ rw,user_id=1000
34 22 7:1 / /media/cd ro,nosuid - iso9660 /dev/sr0 ro
35 22 0:44 / /mnt/c rw,noatime - 9p drvfs rw,aname=drvfs
36 22 8:3 / /mnt/over rw - ext4 /dev/sda3 rw
37 36 0:45 / /mnt/over rw - nfs nas:/over rw
"""

MACOS = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
//ada@nas._smb._tcp.local/press on /Volumes/press (smbfs, nodev, nosuid, mounted by ada)
/dev/disk4s1 on /Volumes/A disk (hfs, local, nodev, read-only)
"""


@pytest.mark.parametrize(
    ("path", "kind", "share"),
    [
        ("/home/ada/p.variorum", "ext4", False),
        ("/mnt/press/2026/p.variorum", "nfs4", True),
        ("/mnt/press/local/p.variorum", "tmpfs", False),
        ("/mnt/pressed/p.variorum", "ext4", False),
        ("/home/ada/My Share/p.variorum", "cifs", True),
        ("/home/ada/far/p.variorum", "fuse.sshfs", True),
        ("/mnt/c/Users/p.variorum", "9p", True),
        ("/mnt/over/p.variorum", "nfs", True),
    ],
)
def test_linux_tells_shares_by_the_innermost_mount(path: str, kind: str, share: bool) -> None:  # noqa: FBT001  # a column
    mount = mount_of(PurePosixPath(path), mounts_of_linux(LINUX))
    assert mount is not None
    assert (mount.kind, is_share(mount)) == (kind, share)


def test_a_disk_that_cannot_be_written_is_told() -> None:
    found = mount_of(PurePosixPath("/media/cd/p.variorum"), mounts_of_linux(LINUX))
    assert found == Mount(PurePosixPath("/media/cd"), "iso9660", read_only=True)
    home = mount_of(PurePosixPath("/home/p.variorum"), mounts_of_linux(LINUX))
    assert home is not None
    assert not home.read_only, "errors=remount-ro is no ro"


def test_macos_tells_shares_and_disks_by_its_own_table() -> None:
    press = mount_of(PurePosixPath("/Volumes/press/p.variorum"), mounts_of_macos(MACOS))
    assert press == Mount(PurePosixPath("/Volumes/press"), "smbfs")
    assert is_share(press)
    disk = mount_of(PurePosixPath("/Volumes/A disk/p.variorum"), mounts_of_macos(MACOS))
    assert disk == Mount(PurePosixPath("/Volumes/A disk"), "hfs", read_only=True)
    assert not is_share(disk)


def test_a_table_nobody_understands_is_no_concern() -> None:
    assert list(mounts_of_linux("what\n1 2 3\n\n")) == []
    assert list(mounts_of_macos("what\n")) == []
    assert mount_of(PurePosixPath("/p.variorum"), []) is None
    assert not is_share(None)


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/home/ada/Dropbox/p.variorum", "Dropbox"),
        ("/home/ada/Dropbox (Personal)/deep/in/p.variorum", "Dropbox"),
        ("/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/p.variorum", "iCloud"),
        ("/Users/ada/Library/CloudStorage/GoogleDrive-a@b.c/My Drive/p.variorum", "Google Drive"),
        ("/Users/ada/Library/CloudStorage/OneDrive-Press/p.variorum", "OneDrive"),
        ("/home/ada/Nextcloud/p.variorum", "Nextcloud"),
        ("/home/ada/nextcloud2/p.variorum", "Nextcloud"),
        ("/home/ada/Dropboxes/p.variorum", ""),
        ("/home/ada/My Dropbox notes/p.variorum", ""),
        ("/home/ada/Box/p.variorum", ""),
        ("/home/ada/Dropbox.variorum", ""),
    ],
)
def test_cloud_folders_by_their_names(path: str, service: str) -> None:
    assert cloud_of(PurePosixPath(path), lambda _: (), {}) == service


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (r"C:\Users\Ada\OneDrive - Press\p.variorum", "OneDrive"),
        (r"C:\Users\Ada\iCloudDrive\p.variorum", "iCloud"),
        (r"G:\My Drive\p.variorum", "Google Drive"),
        (r"D:\Work\p.variorum", "OneDrive"),
        (r"D:\Workshop\p.variorum", ""),
    ],
)
def test_cloud_folders_of_windows(path: str, service: str) -> None:
    environ = {"OneDriveCommercial": r"D:\Work"}
    assert cloud_of(PureWindowsPath(path), lambda _: (), environ) == service


@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".dropbox.cache", "Dropbox"),
        (".sync_0a1b2c3d4e5f.db", "Nextcloud"),
        (".nextcloudsync.log", "Nextcloud"),
        (".stfolder", "Syncthing"),
        (".dropbox", ""),
        (".git", ""),
    ],
)
def test_cloud_folders_by_what_lies_in_them(tmp_path: Path, mark: str, service: str) -> None:
    inner = tmp_path / "kept" / "deep"
    inner.mkdir(parents=True)
    (tmp_path / "kept" / mark).touch()
    if sys.platform != "win32":
        assert [one.about for one in concerns(inner / "p.variorum") if one.code == "cloud"] == [
            service for service in [service] if service
        ]


@pytest.mark.parametrize(
    ("free", "size", "told"),
    [
        (200 << 20, 0, False),
        ((200 << 20) - 1, 0, True),
        (3 << 30, 1 << 30, False),
        ((3 << 30) - 1, 1 << 30, True),
        (None, 1 << 30, False),
    ],
)
def test_a_disk_is_nearly_full_by_size_or_by_the_project(
    free: int | None,
    size: int,
    told: bool,  # noqa: FBT001  # a column
) -> None:
    assert list(nearly_full(free, size)) == ([Concern("full", str(free))] if told else [])


@pytest.mark.skipif(sys.platform != "linux", reason="the table of Linux")
def test_all_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_mounts", lambda: [Mount(PurePosixPath("/"), "nfs4")])
    monkeypatch.setattr(places, "_free", lambda _: 1000)
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    assert concerns(folder / "p.variorum") == [
        Concern("network", "nfs4"),
        Concern("cloud", "Dropbox"),
        Concern("full", "1000"),
    ]


def test_what_cannot_be_found_out_is_no_concern(tmp_path: Path) -> None:
    found = concerns(tmp_path / "not" / "there" / "p.variorum")
    assert {one.code for one in found} <= {"network", "full"}
