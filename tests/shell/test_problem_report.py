"""The report of a crash says where it was, and nothing of what the analyst works on."""

import sys

from variorum.model.errors import UserError
from variorum.shell.problem_report import compose, place, stripped

CANARY = "Zyxomma petiolatum"


def raised(fail: "BaseException", cause: "BaseException | None" = None) -> BaseException:
    try:
        raise fail from cause  # noqa: TRY301  # what is raised is the point
    except BaseException as error:  # noqa: BLE001  # whatever was raised, to be shown
        return error


def test_an_error_is_told_without_its_message() -> None:
    quote = CANARY
    told = stripped(raised(KeyError(quote), raised(UserError("tag.date", value=quote))))
    assert CANARY not in told
    assert told.startswith("Error of the program: KeyError\n")
    assert "raised from variorum.model.errors.UserError tag.date" in told
    assert "in raised" in told


def test_an_error_on_the_way_of_another_is_told_too() -> None:
    try:
        try:
            {}[CANARY]
        except KeyError:
            1 / 0  # noqa: B018  # it raises
    except ZeroDivisionError as error:
        told = stripped(error)
    assert "ZeroDivisionError" in told
    assert "raised while handling KeyError" in told
    assert CANARY not in told


def test_only_lines_of_a_known_form_come_into_the_report() -> None:
    trace = "\n".join(
        (
            "Fatal Python error: Segmentation fault",
            "",
            "Current thread 0x00007f63ade49b80 (most recent call first):",
            '  File "/home/mira holt/x/variorum/ui/app.py", line 44 in run',
            f"  {CANARY}",
            f'  File "/home/{CANARY}/notes.py", line 1 in <module>',
            f"Extension modules: {CANARY}",
        )
    )
    told = compose("it crashed", "2026-01-02T03:04:05.000Z", {"Python": "3.12.1"}, trace)
    assert CANARY not in told
    assert "mira" not in told
    assert '  File "variorum/ui/app.py", line 44 in run' in told
    assert '  File "…/notes.py", line 1 in <module>' in told
    assert "Segmentation fault" in told
    assert "Python: 3.12.1" in told
    assert "Extension" not in told


def test_a_report_without_a_trace_says_so() -> None:
    assert "The program left no trace." in compose("it was ended", "", {}, "")


def test_places_in_libraries_keep_their_names() -> None:
    assert place("/usr/lib/python3.12/threading.py") == "python3.12/threading.py"
    assert place(r"C:\Users\Mira\venv\Lib\site-packages\filelock\_api.py") == "filelock/_api.py"
    assert place("/home/mira/lib/holt/threading.py") == "…/threading.py"
    assert place(sys.executable).startswith("…/")
