"""Where a project file lies, and what may go wrong there: shares, cloud folders, full disks.

Locks of files do not hold on every share, a synchroniser may replace a file while it is open, and a
full or read-only disk takes no act. The analyst is told of it before work starts.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePath, PurePosixPath

from variorum.model.concern import Concern

ENOUGH = 200 << 20
"""Bytes that a disk should have left."""

SIZES = 3
"""How often the project should fit into what is left: its journal, a copy, what is to come."""

_SHARES = frozenset(
    (
        *("nfs", "nfs3", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afpfs", "afs", "ncpfs"),
        *("9p", "ceph", "glusterfs", "lustre", "davfs", "webdav", "vboxsf", "prl_fs", "vmhgfs"),
        *("sshfs", "davfs2", "rclone", "gvfsd-fuse", "s3fs", "vmhgfs-fuse", "macfuse_sshfs"),
    )
)
"""Kinds of file system that lie on another machine."""

_FOLDERS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), name)
    for pattern, name in (
        (r"OneDrive( ?- ?.+)?", "OneDrive"),
        (r"Dropbox( \(.+\))?|Dropbox-.+", "Dropbox"),
        (r"iCloud ?Drive|com~apple~CloudDocs|iCloudDrive", "iCloud"),
        (r"Google ?Drive( \(.+\))?|GoogleDrive-.+|My Drive", "Google Drive"),
        (r"Nextcloud\d*|Nextcloud-.+", "Nextcloud"),
        (r"ownCloud\d*", "ownCloud"),
        (r"Box Sync|Box-Box", "Box"),
        (r"pCloud ?Drive|pCloudDrive", "pCloud"),
        (r"Seafile|Seadrive", "Seafile"),
        (r"MEGA(sync)?( ?-.+)?", "MEGA"),
        (r"Proton ?Drive.*", "Proton Drive"),
    )
)
"""Names that synchronisers give their folders."""

_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\.dropbox\.cache"), "Dropbox"),
    (re.compile(r"\.?_?sync_[0-9a-f]+\.db|\.sync_.*\.db|\.nextcloudsync\.log"), "Nextcloud"),
    (re.compile(r"\.owncloudsync\.log"), "ownCloud"),
    (re.compile(r"\.stfolder"), "Syncthing"),
    (re.compile(r"\.tmp\.drivedownload|\.tmp\.driveupload"), "Google Drive"),
)
"""What synchronisers leave in the folders they keep; `.dropbox` lies in the home folder, too."""

_CLOUD_FILE = 0x1000 | 0x40000 | 0x400000
"""Windows: the file is offline, or is fetched when it is opened or read."""

_LOOKED_AT = 2000
"""Names looked through in a folder."""

_REMOTE_DRIVE = 4
_ESCAPED = re.compile(r"\\([0-7]{3})")
_MACOS = re.compile(r"^.* on (/.*) \((\w+)(?:, (.*))?\)$")


Names = Callable[[PurePath], Collection[str]]


@dataclass(frozen=True, slots=True)
class Mount:
    """A file system at `point`: what kind it is, and whether it can be written."""

    point: PurePosixPath
    kind: str
    read_only: bool = False


def concerns(path: Path) -> list[Concern]:
    """Return what makes it doubtful that the project at `path` is safe where it lies.

    It asks the system alone and writes nothing; what cannot be found out is no concern.
    """
    found: list[Concern] = []
    mount = mount_of(path, _mounts())
    if sys.platform == "win32":
        share = _drive(path)
    else:
        share = mount.kind if mount is not None and is_share(mount) else ""
    if share:
        found.append(Concern("network", share))
    service = cloud_of(path, _names, os.environ) or _attributes(path)
    if service:
        found.append(Concern("cloud", service))
    if mount is not None and mount.read_only:
        found.append(Concern("read_only"))
    found += nearly_full(_free(path.parent), _size(path))
    return found


# -- network -------------------------------------------------------------------------------


def is_share(mount: Mount | None) -> bool:
    """Tell whether a file system lies on another machine."""
    return mount is not None and mount.kind.removeprefix("fuse.") in _SHARES


def mounts_of_linux(table: str) -> Iterator[Mount]:
    """Yield the file systems of /proc/self/mountinfo."""
    for line in table.splitlines():
        left, _, right = line.partition(" - ")
        fields, kinds = left.split(" "), right.split(" ")
        if len(fields) > 5 and kinds[0]:  # noqa: PLR2004  # fields before the dash
            point = _ESCAPED.sub(lambda code: chr(int(code[1], 8)), fields[4])
            options = {*fields[5].split(","), *kinds[-1].split(",")}
            yield Mount(PurePosixPath(point), kinds[0], "ro" in options)


def mounts_of_macos(table: str) -> Iterator[Mount]:
    """Yield the file systems that `mount` lists."""
    for line in table.splitlines():
        found = _MACOS.match(line)
        if found:
            options = (found[3] or "").split(", ")
            yield Mount(PurePosixPath(found[1]), found[2], "read-only" in options)


def mount_of(path: PurePath, mounts: Iterable[Mount]) -> Mount | None:
    """Return the file system a path lies in: of those that hold it the innermost, the last one."""
    holding = [mount for mount in mounts if PurePosixPath(path).is_relative_to(mount.point)]
    deepest = max((len(mount.point.parts) for mount in holding), default=0)
    return next((one for one in reversed(holding) if len(one.point.parts) == deepest), None)


def _mounts() -> list[Mount]:
    with suppress(OSError, UnicodeDecodeError, subprocess.SubprocessError):
        if sys.platform == "linux":
            table = Path("/proc/self/mountinfo").read_text(encoding="utf-8")
            return list(mounts_of_linux(table))
        if sys.platform == "darwin":
            done = subprocess.run(["/sbin/mount"], capture_output=True, check=True, timeout=5)
            return list(mounts_of_macos(done.stdout.decode()))
    return []


def _drive(path: Path) -> str:
    """Return of what kind a drive of another machine is (Windows); empty for one of this."""
    if path.drive.startswith("\\\\"):
        return "UNC"
    import ctypes  # noqa: PLC0415  # on Windows alone

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  # absent elsewhere
    return "drive" if kernel.GetDriveTypeW(f"{path.drive}\\") == _REMOTE_DRIVE else ""


# -- cloud ---------------------------------------------------------------------------------


def cloud_of(path: PurePath, names: Names, environ: Mapping[str, str]) -> str:
    """Return the service that keeps the folder of a path elsewhere too; empty if none does.

    `names` returns what lies in a folder.
    """
    for variable in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        home = environ.get(variable)
        if home and path.is_relative_to(home):
            return "OneDrive"
    for folder in path.parents:
        for pattern, name in _FOLDERS:
            if pattern.fullmatch(folder.name):
                return name
        for inside in names(folder):
            for pattern, name in _MARKS:
                if pattern.fullmatch(inside):
                    return name
    return ""


def _names(folder: PurePath) -> Collection[str]:
    """Return the hidden names in a folder, as far as there are few of them."""
    with suppress(OSError), os.scandir(folder) as entries:
        return [one.name for one in islice(entries, _LOOKED_AT) if one.name.startswith((".", "_"))]
    return ()


def _attributes(path: Path) -> str:
    with suppress(OSError):
        marks = getattr(path.stat(), "st_file_attributes", 0)
        if marks & _CLOUD_FILE:
            return "OneDrive"
    return ""


# -- room ----------------------------------------------------------------------------------


def nearly_full(free: int | None, size: int) -> Iterator[Concern]:
    """Yield the concern if a disk with `free` bytes left has little room for a project."""
    if free is not None and free < max(ENOUGH, SIZES * size):
        yield Concern("full", str(free))


def _free(folder: Path) -> int | None:
    with suppress(OSError):
        return shutil.disk_usage(folder).free
    return None


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0
