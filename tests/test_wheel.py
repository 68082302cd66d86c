"""The wheel carries all it needs and runs far from the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the tools at hand."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    done = subprocess.run(  # noqa: S603  # our own interpreter
        command, cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return next(out.glob("variorum-*.whl"))


@pytest.mark.slow
def test_the_wheel_holds_one_package_with_its_resources(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"variorum"}
    for part in (
        "resources/tokens.json",
        "resources/icons/quote.svg",
        "resources/schema/dataset-1.schema.json",
        "resources/help/tagging-guide.md",
        "sample_corpus/tags.jsonl",
    ):
        assert f"variorum/_bundled/{part}" in names
    assert "variorum/store/schema/0001.sql" in names
    assert "variorum/py.typed" in names


@pytest.mark.slow
def test_the_unpacked_wheel_makes_the_sample_from_another_folder(
    wheel: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    away = tmp_path / "away"
    away.mkdir()
    script = (
        "import sys; from pathlib import Path; import variorum;"
        "from variorum.workspace.sample import make_sample;"
        f"assert Path(variorum.__file__).is_relative_to({str(site)!r});"
        "print(make_sample(Path('out'), 'Ada').stat().st_size)"
    )
    environment = {
        **os.environ,
        "PYTHONPATH": str(site),
        "VARIORUM_DATA_DIR": str(tmp_path / "data"),
    }
    done = subprocess.run(  # noqa: S603  # our own interpreter and our own script
        [sys.executable, "-c", script],
        cwd=away,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 100_000
