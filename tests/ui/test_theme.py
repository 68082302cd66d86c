"""Tokens, themes, fonts and icons: complete, applied, and told of."""

import gc
import json
import re
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QFontInfo, QImage, QPainter, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from variorum.paths import resources
from variorum.ui import fonts, icons, theme, tokens
from variorum.ui.stylesheet import stylesheet


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue, _ = colour.getRgbF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


GROUNDS = ("window", "panel", "paper", "surface", "raised")
TINTS = ("claimTint", "claimTint2", "figureTint", "actorTint", "supportsTint", "opposesTint")
TINTS += ("hedgedTint", "warnTint", "errorTint")
INKS = ("claimText", "figureText", "actor", "supports", "opposes", "hedged", "stance")
INKS += ("ok", "warn", "error", "focus", "accent")

PAIRS = [
    *((ink, ground) for ink in ("text", "text2", "text3") for ground in GROUNDS),
    *((ink, ground) for ink in ("text", "text2", "text3") for ground in ("hover", "accentSoft")),
    *(("text", ground) for ground in ("pressed", "select", "sentence", *TINTS)),
    *((ink, ground) for ink in INKS for ground in GROUNDS),
    ("text2", "pressed"),
    *((ink, ground) for ink in ("text2", "text3") for ground in ("sentence", "claimTint")),
    ("accentText", "accent"),
    ("accentText", "accentHover"),
    ("claimText", "claimTint"),
    ("figureText", "figureTint"),
    *((ink, f"{ink}Tint") for ink in ("actor", "supports", "opposes", "hedged", "warn", "error")),
]
"""Every colour of letters with every colour they are put on."""


def test_all_themes_have_the_same_tokens() -> None:
    colours = tokens.load().colours
    assert all(colours[name].keys() == colours["light"].keys() for name in tokens.THEMES)


@pytest.mark.parametrize("name", tokens.THEMES)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_can_be_read_wherever_it_stands(name: str, ink: str, ground: str) -> None:
    chosen = theme.theme(name)
    least = 7.0 if chosen.high_contrast else 4.5
    assert contrast(chosen.colour(ink), chosen.colour(ground)) >= least


@pytest.mark.parametrize("name", ["light-contrast", "dark-contrast"])
@pytest.mark.parametrize("line", ["line", "lineStrong", "controlLine", "claim", "actor", "figure"])
def test_lines_stand_out_in_high_contrast(name: str, line: str) -> None:
    chosen = theme.theme(name)
    assert all(contrast(chosen.colour(line), chosen.colour(one)) >= 4.5 for one in GROUNDS)


@pytest.mark.parametrize("name", tokens.THEMES)
def test_borders_of_controls_and_lines_of_tags_can_be_seen(name: str) -> None:
    chosen = theme.theme(name)
    for line in ("controlLine", "claim", "actor", "figure", "supports", "opposes", "hedged"):
        assert contrast(chosen.colour(line), chosen.colour("paper")) >= 3.0


@pytest.mark.parametrize("name", tokens.THEMES)
def test_the_ring_of_focus_is_wider_in_high_contrast_and_moves_nothing(name: str) -> None:
    chosen = theme.theme(name)
    width = 3 if name.endswith("contrast") else 2
    assert chosen.focus_width == width
    field = re.search(
        r"QSpinBox:focus.*?border: (\d+)px.*?padding: 0 (\d+)px; min-height: (\d+)px",
        stylesheet(name, width).split("QLineEdit:focus")[1],
        re.DOTALL,
    )
    assert field
    ring, padding, height = (int(part) for part in field.groups())
    assert (ring, ring + padding, 2 * ring + height) == (width, 1 + 8, 2 + 28)


def test_high_contrast_is_chosen_by_hand_and_left_again(qapp: QApplication) -> None:
    for mode in ("light", "dark"):
        theme.follow(qapp, mode, contrast=True)
        assert theme.current().name == f"{mode}-contrast"
        assert theme.current().dark == (mode == "dark")
        theme.follow(qapp, mode)
        assert theme.current().name == mode


class WantsContrast:
    """Hints of a system set to high contrast."""

    def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802  # Qt's name
        """Ask for it."""
        return Qt.ContrastPreference.HighContrast


@pytest.mark.skipif(not hasattr(QStyleHints, "accessibility"), reason="Qt before 6.10")
def test_a_system_set_to_high_contrast_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QStyleHints, "accessibility", lambda _: WantsContrast())
    assert theme.resolve("dark").name == "dark-contrast"


@pytest.mark.parametrize("name", tokens.THEMES)
def test_stylesheet_is_filled_and_its_pictures_exist(name: str) -> None:
    text = stylesheet(name)
    assert "$" not in text
    pictures = re.findall(r'url\("([^"]+)"\)', text)
    assert pictures
    assert all(Path(picture).is_file() for picture in pictures)


@pytest.mark.parametrize(
    ("picture", "token"), [("check", "accentText"), ("chevron-down", "text2"), ("tick", "text")]
)
@pytest.mark.parametrize("name", tokens.THEMES)
def test_pictures_of_the_stylesheet_have_the_theme_s_colour(
    name: str, picture: str, token: str
) -> None:
    svg = (resources() / "icons" / "theme" / f"{name}-{picture}.svg").read_text(encoding="utf-8")
    assert f'stroke="{tokens.load().colours[name][token]}"' in svg


def test_unknown_tokens_and_themes_are_errors() -> None:
    with pytest.raises(KeyError):
        theme.theme("light").colour("no such token")
    with pytest.raises(KeyError):
        theme.theme("sepia")


def test_colours_with_opacity_are_read() -> None:
    shadow = theme.theme("light").colour("shadow")
    assert shadow.alpha() == round(0.18 * 255)
    assert (shadow.red(), shadow.green(), shadow.blue()) == (20, 24, 30)


def test_applying_a_theme_sets_the_palette_and_announces_it(
    qapp: QApplication, qtbot: QtBot
) -> None:
    dark = theme.theme("dark")
    with qtbot.waitSignal(theme.watcher().changed) as caught:
        theme.apply(qapp, dark)
    assert caught.args == [dark]
    assert theme.current() is dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == dark.colour("window")
    disabled = qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == dark.colour("disabled")


def test_no_widget_is_collected_while_all_are_styled(qapp: QApplication, qtbot: QtBot) -> None:
    """Qt goes through a list of all widgets meanwhile, and would go on to one that is gone."""

    class Watching(QWidget):
        collecting: ClassVar[list[bool]] = []

        @override
        def changeEvent(self, event: QEvent) -> None:
            if event.type() == QEvent.Type.StyleChange:
                self.collecting.append(gc.isenabled())

    watching = Watching()
    qtbot.addWidget(watching)
    watching.show()
    watching.collecting.clear()
    theme.apply(qapp, theme.theme("dark"))
    assert watching.collecting
    assert not any(watching.collecting)
    assert gc.isenabled()


def test_applying_the_same_theme_again_announces_nothing(qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.watcher().changed):
        theme.apply(qapp, theme.theme("light"))


def test_modes_resolve_and_an_unknown_system_scheme_is_light(qapp: QApplication) -> None:
    assert theme.resolve("dark").dark
    theme.follow(qapp, "dark")
    assert theme.current().name == "dark"
    theme.follow(qapp, "system")
    assert theme.current() is theme.resolve("system")


def test_a_change_of_the_system_counts_in_system_mode_only(qapp: QApplication) -> None:
    light, dark = theme.theme("light"), theme.theme("dark")
    for mode, expected in (("dark", dark), ("system", theme.resolve("system"))):
        theme.follow(qapp, mode)
        theme.apply(qapp, dark if theme.resolve("system") is light else light)
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Unknown)
        assert theme.current() is expected


def test_sizes_are_points_and_weights_are_real() -> None:
    font = fonts.reading(18, fonts.Weight.DemiBold)
    info = QFontInfo(font)
    assert font.pointSizeF() in {13.5, 18.0}  # 72 or 96 units to the inch
    assert info.family() == "Source Serif Pro"
    assert info.weight() == 600
    assert QFontInfo(fonts.ui("body")).family() == "Source Sans Pro"


def test_reading_font_has_a_true_italic() -> None:
    info = QFontInfo(fonts.reading(18, italic=True))
    assert info.italic()
    assert info.family() == "Source Serif Pro"


def test_articles_can_be_read_without_serifs() -> None:
    info = QFontInfo(fonts.reading(18, fonts.Weight.DemiBold, face="sans"))
    assert (info.family(), info.weight()) == ("Source Sans Pro", 600)


def test_tabular_digits_have_one_width() -> None:
    font = fonts.ui("body")
    assert not font.isFeatureSet(fonts.TABULAR)
    assert fonts.tabular(font).featureValue(fonts.TABULAR) == 1


def test_every_icon_is_drawn_in_the_colour_asked_for() -> None:
    wrong = []
    for name in icons.names():
        image = icons.pixmap(name, "opposes", 24, 2.0).toImage()
        inks = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        }
        if theme.current().colour("opposes").name() not in inks:
            wrong.append(name)
    assert wrong == []


def test_icons_are_drawn_on_the_common_grid() -> None:
    sources = {path.stem: path.read_text("utf-8") for path in (resources() / "icons").glob("*.svg")}
    assert len(sources) >= 50
    odd = [
        name
        for name, svg in sources.items()
        if 'viewBox="0 0 24 24"' not in svg or 'stroke-width="1.75"' not in svg or "#" in svg
    ]
    assert odd == []


def test_bound_icon_follows_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    made = QPushButton()
    qtbot.addWidget(made)
    icons.bind(made, "trash", "text")
    before = made.icon().pixmap(18, 18).toImage()
    theme.apply(qapp, theme.theme("dark"))
    assert made.icon().pixmap(18, 18).toImage() != before


def test_icon_is_painted_into_its_rectangle_only() -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    icons.paint(painter, "denies", QRectF(20, 20, 20, 20), "opposes")
    painter.end()
    assert image.pixelColor(25, 25) == theme.current().colour("opposes")
    assert image.pixelColor(10, 10).alpha() == 0


def test_tokens_are_json_with_spaces_and_radii() -> None:
    raw = json.loads((resources() / "tokens.json").read_text(encoding="utf-8"))
    assert raw["space"]["x4"] == 16
    assert theme.theme("dark").radius["popover"] == 10
