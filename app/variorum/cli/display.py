"""Whether a window could be seen, and drawing without one."""

import os
import sys

from variorum.model.errors import UserError

_UNSEEN = ("offscreen", "minimal")


def has_display() -> bool:
    """Tell whether a window could be seen. On Linux that takes X11 or Wayland."""
    if os.environ.get("QT_QPA_PLATFORM", "") in _UNSEEN:
        return False
    return _has_screen()


def need_display() -> None:
    """Raise UserError ``window.no_display`` where Qt could only abort."""
    if not os.environ.get("QT_QPA_PLATFORM") and not _has_screen():
        raise UserError("window.no_display")


def draw_unseen() -> None:
    """Let Qt draw without a display, unless the user chose how it draws."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _has_screen() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
