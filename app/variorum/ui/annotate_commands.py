"""The commands on a text and its tags: the menu Annotate, most of whose keys are the reader's."""

from variorum.ui.commands import Command
from variorum.ui.commands import marked as _t

ANNOTATE = (
    Command("tag.actor", _t("Commands", "Tag &actor"), ("A", "1"), scope="reader", icon="user"),
    Command("tag.claim", _t("Commands", "Tag &claim"), ("C", "2"), scope="reader", icon="quote"),
    Command("tag.stance", _t("Commands", "Tag &stance"), ("S", "3"), scope="reader", icon="scale"),
    Command("tag.figure", _t("Commands", "Tag &figure"), ("F", "4"), scope="reader", icon="hash"),
    Command(
        "tag.repeat", _t("Commands", "Re&peat last tag"), (".",), scope="reader", icon="repeat"
    ),
    None,
    Command(
        "tag.hold",
        _t("Commands", "Hold one &kind of tag"),
        ("T",),
        scope="reader",
        icon="pen",
        checkable=True,
    ),
    Command(
        "tag.occurrences",
        _t("Commands", "&Tag all occurrences…"),
        ("Shift+A",),
        scope="reader",
        icon="user",
    ),
    *(
        Command(
            f"suggest.{name}", text, keys, scope="reader", submenu=_t("Commands", "Suggest&ion")
        )
        for name, text, keys in (
            ("next", _t("Commands", "&Next suggestion"), ("Tab", "N")),
            ("previous", _t("Commands", "&Previous suggestion"), ("Shift+Tab", "Shift+N")),
            ("accept", _t("Commands", "&Accept suggestion"), ("Return", "Enter")),
            ("reject", _t("Commands", "&Reject suggestion"), ("X",)),
        )
    ),
    None,
    Command("tag.edit", _t("Commands", "&Edit tag"), ("E",), scope="reader", icon="pen"),
    Command("tag.relink", _t("Commands", "Re&link tag"), ("L",), scope="reader", icon="link"),
    *(
        Command(
            f"retag.{kind}",
            text,
            (f"Alt+{number}",),
            scope="reader",
            submenu=_t("Commands", "Change &kind"),
        )
        for number, (kind, text) in enumerate(
            (
                ("actor", _t("Commands", "To &actor")),
                ("claim", _t("Commands", "To &claim")),
                ("stance", _t("Commands", "To &stance")),
                ("figure", _t("Commands", "To &figure")),
            ),
            start=1,
        )
    ),
    Command("tag.note", _t("Commands", "&Note on tag"), ("M",), scope="reader", icon="note"),
    Command("tag.resize", _t("Commands", "&Resize tag"), ("R",), scope="reader", icon="resize"),
    Command("tag.delete", _t("Commands", "&Delete tag"), ("Del",), scope="reader", icon="trash"),
    Command(
        "tag.cycle",
        _t("Commands", "Next &overlapping tag"),
        ("O",),
        scope="reader",
        icon="half-circle",
    ),
    None,
    *(
        Command(f"region.{kind}", text, scope="reader", submenu=_t("Commands", "&Mark lines"))
        for kind, text in (
            ("boilerplate", _t("Commands", "As &boilerplate")),
            ("headline", _t("Commands", "As &headline")),
            ("subhead", _t("Commands", "As &subhead")),
            ("caption", _t("Commands", "As &caption")),
            ("related", _t("Commands", "As re&lated links")),
            ("bio", _t("Commands", "As &note on the author")),
            ("references", _t("Commands", "As &references")),
            ("duplicate", _t("Commands", "As &duplicate")),
            ("running", _t("Commands", "As running &text")),
            ("confirm", _t("Commands", "Confirm all &guesses")),
        )
    ),
    None,
    *(
        Command(f"memo.{kind}", text, keys, submenu=_t("Commands", "Mem&o"))
        for kind, text, keys in (
            ("actor", _t("Commands", "On the &actor of the tag or row…"), ("Ctrl+Shift+A",)),
            (
                "proposition",
                _t("Commands", "On the &proposition of the tag or row…"),
                ("Ctrl+Shift+O",),
            ),
            ("article", _t("Commands", "On the a&rticle…"), ("Ctrl+Shift+M",)),
            ("project", _t("Commands", "On the pro&ject…"), ()),
            ("list", _t("Commands", "A&ll memos"), ("Ctrl+Shift+L",)),
        )
    ),
    None,
    Command(
        "sentence.read",
        _t("Commands", "Nothing &more here: mark read, next sentence"),
        ("Space",),
        scope="reader",
        icon="check",
    ),
    Command("selection.grow", _t("Commands", "&Grow selection"), ("W",), scope="reader"),
    Command("selection.shrink", _t("Commands", "S&hrink selection"), ("Shift+W",), scope="reader"),
)
