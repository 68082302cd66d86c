"""What this process holds. Next to nothing is loaded for it, as the start itself is measured."""

import sys


def resident() -> float:
    """Return the MB this process holds now, or at most held where the system tells no more."""
    return _memory("VmRSS")


def peak() -> float:
    """Return the most MB this process has held since `forget_peak`, or since it began."""
    return _memory("VmHWM")


def forget_peak() -> None:
    """Count the peak from now on, where the system can."""
    try:
        with open("/proc/self/clear_refs", "w", encoding="ascii") as file:  # noqa: PTH123  # see above
            file.write("5")
    except OSError:
        return  # not everywhere, and not in every container


def _memory(name: str) -> float:
    try:
        with open("/proc/self/status", encoding="ascii") as file:  # noqa: PTH123  # see above
            line = next(one for one in file if one.startswith(name))
    except OSError:
        return _most_held()
    return int(line.split()[1]) / 1024


def _most_held() -> float:
    if sys.platform == "win32":
        return 0.0  # Windows tells by a call of its own; the rows of memory read as not measured
    import resource  # noqa: PLC0415  # not on Windows

    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (1024 * 1024) if sys.platform == "darwin" else held / 1024
