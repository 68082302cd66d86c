"""What makes it doubtful that a project is safe where its file lies."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Concern:
    """One doubt: `code` is a token (network, cloud, read_only, full), `about` what it is about.

    `about` names the kind of file system of a share, the service of a cloud folder, or the bytes
    left on a disk.
    """

    code: str
    about: str = ""
