"""What is remembered between sessions, in one ini file of the analyst's own.

It holds paths, sizes and choices, never text of an article.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from variorum.ui.remembered import Preferences, RecentProject

RECENT_LIMIT = 10


def config_dir() -> Path:
    """Return the folder of the settings: $VARIORUM_CONFIG_DIR, else the platform's."""
    chosen = os.environ.get("VARIORUM_CONFIG_DIR")
    if chosen:
        return Path(chosen)
    import platformdirs  # noqa: PLC0415  # not for those who chose

    return Path(platformdirs.user_config_dir("variorum", appauthor=False))


class Settings:
    """Typed access to the ini file; a value that cannot be read counts as never set."""

    def __init__(self, path: Path | None = None) -> None:
        """Read `path`, by default `variorum.ini` in `config_dir()`."""
        found = path or config_dir() / "variorum.ini"
        self._store = QSettings(str(found), QSettings.Format.IniFormat)

    def preferences(self) -> "Preferences":
        """Return the analyst's preferences."""
        from variorum.ui.remembered import Preferences  # noqa: PLC0415  # after the first paint

        default = Preferences()
        theme = self._text("theme", default.theme)
        return Preferences(
            theme=theme if theme in {"system", "light", "dark"} else default.theme,
            annotator=self._text("annotator", default.annotator),
            zoom=min(250, max(70, self._number("zoom", default.zoom))),
            measure=min(90, max(50, self._number("measure", default.measure))),
            single_keys=self._text("single_keys", "true") == "true",
            contrast=self._text("contrast", "false") == "true",
            face="sans" if self._text("face") == "sans" else "serif",
            language_model=self._text("language_model", "true") == "true",
        )

    def set_preferences(self, chosen: "Preferences") -> None:
        """Remember the analyst's preferences."""
        self._store.setValue("theme", chosen.theme)
        self._store.setValue("annotator", chosen.annotator)
        self._store.setValue("zoom", chosen.zoom)
        self._store.setValue("measure", chosen.measure)
        self._store.setValue("single_keys", "true" if chosen.single_keys else "false")
        self._store.setValue("contrast", "true" if chosen.contrast else "false")
        self._store.setValue("face", chosen.face)
        self._store.setValue("language_model", "true" if chosen.language_model else "false")

    def recent(self) -> "tuple[RecentProject, ...]":
        """Return the projects opened before, the latest first."""
        from variorum.ui.remembered import RecentProject  # noqa: PLC0415  # after the first paint

        count = self._store.beginReadArray("recent")
        found = []
        for index in range(min(count, RECENT_LIMIT)):
            self._store.setArrayIndex(index)
            found.append(
                RecentProject(
                    Path(self._text("path")),
                    self._text("title"),
                    self._text("opened"),
                    self._number("articles"),
                    self._number("tags"),
                )
            )
        self._store.endArray()
        return tuple(project for project in found if str(project.path) != ".")

    def add_recent(self, project: "RecentProject") -> None:
        """Put a project at the head of the recent ones."""
        others = [known for known in self.recent() if known.path != project.path]
        self._write_recent([project, *others][:RECENT_LIMIT])

    def forget_recent(self, path: Path) -> None:
        """Take a project out of the recent ones."""
        self._write_recent([known for known in self.recent() if known.path != path])

    def _write_recent(self, projects: "list[RecentProject]") -> None:
        self._store.remove("recent")
        self._store.beginWriteArray("recent", len(projects))
        for index, project in enumerate(projects):
            self._store.setArrayIndex(index)
            self._store.setValue("path", str(project.path))
            self._store.setValue("title", project.title)
            self._store.setValue("opened", project.opened)
            self._store.setValue("articles", project.articles)
            self._store.setValue("tags", project.tags)
        self._store.endArray()

    def place(self, project: Path) -> tuple[str, int]:
        """Return (article id, caret) where the analyst left a project; ("", 0) if unknown."""
        if self._text("last/project") != str(project):
            return "", 0
        return self._text("last/article"), max(0, self._number("last/caret"))

    def set_place(self, project: Path, article: str, caret: int) -> None:
        """Remember where the analyst is."""
        self._store.setValue("last/project", str(project))
        self._store.setValue("last/article", article)
        self._store.setValue("last/caret", caret)

    def last_project(self) -> Path | None:
        """Return the project open last, or None."""
        text = self._text("last/project")
        return Path(text) if text else None

    def was_offered(self, name: str) -> bool:
        """Tell whether something that is offered once was offered."""
        return self._text(f"offered/{name}") == "true"

    def set_offered(self, name: str) -> None:
        """Remember that something was offered."""
        self._store.setValue(f"offered/{name}", "true")

    def last_export(self) -> str:
        """Return the format exported last, or empty."""
        return self._text("last/export")

    def set_last_export(self, name: str) -> None:
        """Remember the format exported last."""
        self._store.setValue("last/export", name)

    def last_report(self) -> str:
        """Return the format of the report saved last, or empty."""
        return self._text("last/report")

    def set_last_report(self, name: str) -> None:
        """Remember the format of the report saved last."""
        self._store.setValue("last/report", name)

    def remembered(self, name: str, default: str = "") -> str:
        """Return a choice of the analyst's, such as the folder of the last export."""
        return self._text(f"last/{name}", default)

    def remember(self, name: str, value: str) -> None:
        """Remember a choice of the analyst's."""
        self._store.setValue(f"last/{name}", value)

    def ground(self) -> str:
        """Return the colour the window had last, as ``#rrggbb``, or empty."""
        return self._text("state/ground")

    def set_ground(self, colour: str) -> None:
        """Remember the colour of the window."""
        self._store.setValue("state/ground", colour)

    def state(self, name: str) -> QByteArray:
        """Return a remembered geometry or splitter state; empty if never set."""
        value = self._store.value(f"state/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_state(self, name: str, value: QByteArray) -> None:
        """Remember a geometry or splitter state."""
        self._store.setValue(f"state/{name}", value)

    def keys(self) -> dict[str, tuple[str, ...]]:
        """Return the keys the analyst chose, by command."""
        self._store.beginGroup("keys")
        names = self._store.childKeys()
        found = {name: tuple(self._text(name).split()) for name in names}
        self._store.endGroup()
        return found

    def set_keys(self, chosen: dict[str, tuple[str, ...]]) -> None:
        """Remember the keys the analyst chose, by command."""
        self._store.remove("keys")
        for name, keys in chosen.items():
            self._store.setValue(f"keys/{name}", " ".join(keys))

    def save(self) -> None:
        """Write the file now; otherwise Qt does within seconds and at the end."""
        self._store.sync()

    def _text(self, name: str, default: str = "") -> str:
        value = self._store.value(name, default)
        return value if isinstance(value, str) else str(value)

    def _number(self, name: str, default: int = 0) -> int:
        text = self._text(name, str(default))
        return int(text) if text.lstrip("-").isdecimal() else default
