"""Settings come back as they were left, and what cannot be read counts as never set."""

from pathlib import Path

from PySide6.QtCore import QByteArray

from variorum.ui.remembered import Preferences, RecentProject
from variorum.ui.settings import RECENT_LIMIT, Settings, config_dir


def recent(number: int) -> RecentProject:
    opened = f"2026-11-22T14:{number:02}:00.000Z"
    return RecentProject(Path(f"/a folder/p{number}.variorum"), f"P, {number}", opened, number, 9)


def test_folder_is_the_one_asked_for(own_settings: Path) -> None:
    assert config_dir() == own_settings
    settings = Settings()
    settings.set_preferences(Preferences(annotator="Ann"))
    settings.save()
    assert (own_settings / "variorum.ini").is_file()


def test_preferences_come_back() -> None:
    chosen = Preferences(
        "dark", "Ann Ålyst, 2", 125, 75, single_keys=False, contrast=True, face="sans"
    )
    settings = Settings()
    assert settings.preferences() == Preferences()
    settings.set_preferences(chosen)
    settings.save()
    assert Settings().preferences() == chosen


def test_nonsense_counts_as_never_set(own_settings: Path) -> None:
    own_settings.mkdir(parents=True)
    text = "[General]\ntheme=sepia\nzoom=huge\nmeasure=4000\nface=gothic\ncontrast=2\n"
    (own_settings / "variorum.ini").write_text(text, encoding="utf-8")
    found = Settings().preferences()
    assert (found.theme, found.zoom, found.measure) == ("system", 100, 90)
    assert (found.face, found.contrast) == ("serif", False)


def test_recent_projects_are_latest_first_and_once() -> None:
    settings = Settings()
    for number in (1, 2, 1):
        settings.add_recent(recent(number))
    settings.save()
    assert Settings().recent() == (recent(1), recent(2))


def test_recent_projects_are_limited_and_can_be_forgotten() -> None:
    settings = Settings()
    for number in range(RECENT_LIMIT + 3):
        settings.add_recent(recent(number))
    found = settings.recent()
    assert len(found) == RECENT_LIMIT
    assert found[0] == recent(RECENT_LIMIT + 2)
    settings.forget_recent(found[0].path)
    assert settings.recent() == found[1:]


def test_place_belongs_to_its_project() -> None:
    settings = Settings()
    assert settings.last_project() is None
    settings.set_place(Path("/one.variorum"), "an id", 1234)
    settings.save()
    again = Settings()
    assert again.last_project() == Path("/one.variorum")
    assert again.place(Path("/one.variorum")) == ("an id", 1234)
    assert again.place(Path("/two.variorum")) == ("", 0)


def test_window_states_come_back() -> None:
    settings = Settings()
    assert settings.state("window").isEmpty()
    settings.set_state("window", QByteArray(b"\x00\xff state"))
    settings.save()
    assert Settings().state("window") == QByteArray(b"\x00\xff state")


def test_chosen_keys_come_back() -> None:
    settings = Settings()
    settings.set_keys({"tag.actor": ("X",), "view.zoom_in": ("Ctrl++", "Ctrl+,")})
    settings.save()
    expected = {"tag.actor": ("X",), "view.zoom_in": ("Ctrl++", "Ctrl+,")}
    assert Settings().keys() == expected
