"""Things put one after the other into the first row that has room for them."""


class FirstFit:
    """Rows filled from the left; the first with room is found in the logarithm of their number.

    `_least` is a tree in an array: a node holds the least of the ends below it.
    """

    def __init__(self) -> None:
        """Start without a row."""
        self._leaves = 1
        self._rows = 0
        self._least = [float("inf")] * 2

    def place(self, start: float, end: float) -> int:
        """Return the first row that ends before `start`, else a new one; it then ends at `end`."""
        if self._least[1] < start:
            node = 1
            while node < self._leaves:
                node = 2 * node if self._least[2 * node] < start else 2 * node + 1
            row = node - self._leaves
        else:
            row = self._rows
            self._rows += 1
            if row == self._leaves:
                self._grow()
        self._set(row, end)
        return row

    def _set(self, row: int, end: float) -> None:
        node = self._leaves + row
        self._least[node] = end
        while node > 1:
            node //= 2
            self._least[node] = min(self._least[2 * node], self._least[2 * node + 1])

    def _grow(self) -> None:
        """Make room for twice as many rows."""
        ends = self._least[self._leaves :]
        self._leaves *= 2
        self._least = [float("inf")] * (2 * self._leaves)
        for row, end in enumerate(ends):
            self._set(row, end)
