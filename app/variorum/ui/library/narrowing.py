"""Which articles are shown: of few they are found at once, of many where nobody waits for it."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet

from variorum.model.ids import Id
from variorum.ui.library.query import Query
from variorum.ui.library.stock import Answer, Selected, Stock

_MANY = 2000
"""To go through more articles than this, a key would wait."""

Find = Callable[[], Answer]
Aside = Callable[[Find, Callable[[Answer], None]], None]
"""Does the first on another thread and hands what it returns to the second."""


class Narrowing:
    """Asks a stock for what is to be shown; an answer to an older question is passed over."""

    def __init__(self, show: Callable[[Selected], None]) -> None:
        """Have what was found given to `show`."""
        self.stock = Stock()
        self.query = Query()
        self.in_text: Mapping[str, AbstractSet[Id]] = {}
        """By word, the articles that have it in their text."""
        self.aside: Aside | None = None
        self._show = show
        self._asked: Find | None = None
        """What is being found, if anything is."""

    def renew(self) -> None:
        """Show what is asked for now: at once, or as soon as it is found."""
        find = self._asked = self.stock.asked(self.query, self.in_text)
        few = len(self.stock) <= _MANY or self.stock.is_quick(self.query)
        if few or self.aside is None:
            self.settle()
        else:
            self.aside(find, lambda answer: self._take(find, answer))

    def settle(self) -> None:
        """Show now what is being found, if anything is."""
        if self._asked is not None:
            self._take(self._asked, self._asked())

    def _take(self, find: Find, answer: Answer) -> None:
        if find is not self._asked:
            return
        self._asked = None
        if self.stock.adopt(answer):
            self._show(answer.rows)
        else:
            self.renew()
