"""Files of other programs are read in the process with limits: the same, or refused."""

import io
import json
import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from variorum.exchange import formats, plainly
from variorum.exchange.sniffing import is_dataset, sniff
from variorum.model.errors import UserError
from variorum.model.foreign import ForeignFile, ForeignLink, ForeignTag, ForeignText
from variorum.shell import phrases
from variorum.workspace import limits
from variorum.workspace.foreign_files import read_foreign
from variorum.workspace.handing_over import hand_over
from variorum.workspace.session import Session

OUT = {
    "webannotation": "a.jsonld",
    "qdpx": "a.qdpx",
    "qdc": "a.qdc",
    "labelstudio": "a",
    "brat": "brat",
    "cas": "a.zip",
    "prodigy": "a.jsonl",
}

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
linux = pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory is Linux's")


@pytest.mark.slow
def test_a_file_read_apart_is_the_file_read_here(sample: Session, tmp_path: Path) -> None:
    for form, name in OUT.items():
        hand_over(sample, form, tmp_path / name)
        here = formats.read(tmp_path / name, form)
        assert here.texts or here.codes
        assert read_foreign(tmp_path / name, form) == here


def test_what_a_file_says_survives_the_way() -> None:
    tag = ForeignTag(
        "k", "a/b", 1, 3, "\ud800\u202e", "p", "s", {"x": "y"}, "Ada", "2024", "n", "o"
    )
    file = ForeignFile(
        "brat",
        (
            ForeignText("t", None, {"url": "u"}, (tag, ForeignTag("j", "")), ()),
            ForeignText("u", "x\r\n\0", {}, (), (ForeignLink("r", "k", "j"),)),
        ),
        codes=("c",),
        unread=(("w", 2),),
        meanings={"c": "m"},
    )
    told = json.loads(json.dumps(_plain(file)))
    assert plainly.foreign(told, "a") == file


def _plain(file: ForeignFile) -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(formats, "read", lambda _path, _form: file)
        return plainly.read(b"", {"path": "a", "form": "brat"})


@pytest.mark.parametrize(
    "wrong",
    [
        {"texts": "abc"},
        {"texts": [{"name": "t"}]},
        {"codes": [1]},
        {"codes": {"a": 1}},
        {"own": [["tag", {"kind": "actor"}]]},
        {"own": [["nothing", {}]]},
        {"unread": [["x", "1"]]},
        {"meanings": {"x": None}},
        {"form": None},
    ],
)
def test_an_answer_of_another_shape_is_refused(wrong: dict[str, object]) -> None:
    right = _plain(ForeignFile("brat", ()))
    assert plainly.foreign(right, "a").form == "brat"
    for answer in (right | wrong, None, [], "x"):
        with pytest.raises(UserError, match=r"limited\.failed"):
            plainly.foreign(answer, "a")


def _zipped(**members: str | bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return kept.getvalue()


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">'
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><Project>&i;</Project>"
)
QUADRATIC = f'<!DOCTYPE l [<!ENTITY a "{"a" * 100_000}">]><Project>{"&a;" * 100_000}</Project>'
OUTSIDE = '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><Project>&a;</Project>'
QDE = "project.qde"
SHEET = "xl/worksheets/sheet1.xml"

BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "laughs.qdc": ("qdc", LAUGHS.encode),
    "laughs.qdpx": ("qdpx", lambda: _zipped(**{QDE: LAUGHS})),
    "quadratic.qdc": ("qdc", QUADRATIC.encode),
    "outside.qdpx": ("qdpx", lambda: _zipped(**{QDE: OUTSIDE})),
    "blanks.qdpx": ("qdpx", lambda: _zipped(**{QDE: b" " * 300_000_000})),
    "deep.qdc": ("qdc", lambda: b"<a>" * 3_000_000),
    "many.qdpx": (
        "qdpx",
        lambda: _zipped(**{QDE: "<Project>" + "<Source/>" * 6_000_000 + "</Project>"}),
    ),
    "laughs.xmi": ("cas", LAUGHS.encode),
    "deep.json": ("cas", lambda: b'{"%TYPES":' + b"[" * 2_000_000),
    "inner.zip": (
        "cas",
        lambda: _zipped(**{"a.zip": _zipped(**{"b.xmi": b" " * 300_000_000})}),
    ),
    "members.zip": ("brat", lambda: _zipped(**{f"{n}.ann": b"" for n in range(60_000)})),
    "blanks.zip": ("brat", lambda: _zipped(**{"a.ann": b" " * 300_000_000, "a.txt": b"x"})),
    "deep_tasks.json": ("labelstudio", lambda: b"[" * 9_000_000),
    "many_tasks.json": ("labelstudio", lambda: b"[" + b"{}," * 3_000_000 + b"{}]"),
    "deep.jsonld": ("webannotation", lambda: b'{"items":' * 1_000_000),
    "deep.jsonl": ("prodigy", lambda: b'{"text":' + b"[" * 3_000_000),
    "blanks.xlsx": ("spans", lambda: _zipped(**{SHEET: b" " * 300_000_000})),
}


@pytest.mark.slow
@linux
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A third of what the product grants, so that the tests need not take all of it.
    monkeypatch.setattr(limits, "CPU_BASE", 1.3)
    form, make = BOMBS[name]
    (tmp_path / name).write_bytes(make())
    with pytest.raises(UserError) as caught:
        read_foreign(tmp_path / name, form)
    assert caught.value.code.startswith(("exchange.", "limited."))
    assert caught.value.code != "limited.failed"
    assert name in str(phrases.error(caught.value))


def test_an_honest_large_file_gets_more_room() -> None:
    assert limits.memory(42_000) == limits.memory(10_000_000) == limits.MEMORY < 500_000_000
    assert limits.memory(100_000_000) == limits.MEMORY + 90_000_000 * limits.MEMORY_PER_BYTE


@posix
@pytest.mark.parametrize("form", [*formats.READERS])
def test_what_is_no_plain_file_is_refused(form: str, tmp_path: Path) -> None:
    end = formats.READERS[form].extensions[0]
    (tmp_path / "real").write_text("{}", encoding="utf-8")
    made = {"fifo": os.mkfifo, "link": lambda path: path.symlink_to(tmp_path / "real")}
    for name, make in made.items():
        path = tmp_path / f"{name}{end}"
        make(path)
        with pytest.raises(UserError, match=r"exchange\.not_a_file"):
            formats.read(path, form)
        with pytest.raises(UserError, match=r"exchange\.not_a_file"):
            is_dataset(path)


@posix
def test_a_device_is_not_read_to_its_end() -> None:
    with pytest.raises(UserError, match=r"exchange\.not_a_file"):
        sniff(Path("/dev/zero"))


@posix
def test_a_folder_does_not_bring_files_of_others(sample: Session, tmp_path: Path) -> None:
    folder = tmp_path / "brat"
    hand_over(sample, "brat", folder)
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret sentence", encoding="utf-8")
    stolen = next(folder.rglob("*.txt"))
    stolen.unlink()
    stolen.symlink_to(secret)
    with pytest.raises(UserError, match=r"exchange\.not_a_file"):
        formats.read(folder, "brat")
