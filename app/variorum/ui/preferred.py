"""A window as the analyst prefers it: colours, keys and letters, as far as it is made by then."""

from variorum.ui import theme
from variorum.ui.main_window import MainWindow, application
from variorum.ui.remembered import Preferences


def dress(window: MainWindow, chosen: Preferences) -> None:
    """Let the frame follow what it alone can follow."""
    theme.follow(application(), chosen.theme, contrast=chosen.contrast)
    window.settings.set_ground(theme.current().colours["window"].name())
    window.actions_[f"theme.{chosen.theme}"].setChecked(True)
    window.actions_["theme.contrast"].setChecked(chosen.contrast)
    window.actions_[f"face.{chosen.face}"].setChecked(True)
    window.actions_.set_single_keys(enabled=chosen.single_keys)
    window.actions_.set_keys(window.settings.keys())
    window.status.set_annotator(chosen.annotator or window.author)


def dress_all(window: MainWindow, chosen: Preferences) -> None:
    """Let the frame and the workspaces follow."""
    dress(window, chosen)
    reader = window.annotate.reader
    reader.set_face(chosen.face)
    reader.set_measure(chosen.measure)
    reader.set_zoom(chosen.zoom)
    window.furniture.beside.follow_look()
    reader.bar.pen.setChecked(chosen.single_keys)
    if chosen.annotator:
        window.bridge.sign_as(chosen.annotator)
    window.status.set_zoom(chosen.zoom)
    window.annotate.suggested.set_language_model(chosen.language_model)
