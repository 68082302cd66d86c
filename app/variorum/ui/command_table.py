"""Every command of the application, menu by menu.

Texts are marked for translation here and translated where they are shown.
"""

from collections.abc import Iterator

from variorum.ui.annotate_commands import ANNOTATE
from variorum.ui.commands import Command, Menu, Role
from variorum.ui.commands import marked as _t

_FILE = (
    Command("project.new", _t("Commands", "&New project…"), ("Ctrl+N",), icon="plus"),
    Command("project.open", _t("Commands", "&Open project…"), ("Ctrl+O",), icon="folder-open"),
    Command("project.sample", _t("Commands", "Try the &sample"), ("Ctrl+T",), icon="sample"),
    None,
    Command("articles.import", _t("Commands", "&Import articles…"), ("Ctrl+I",), icon="import"),
    Command("articles.import_folder", _t("Commands", "Import a &folder…"), icon="folder"),
    Command(
        "articles.paste", _t("Commands", "&Paste as article…"), ("Ctrl+Shift+V",), icon="paste"
    ),
    Command("tags.take_in", _t("Commands", "Take in ta&gs…"), ("Ctrl+Shift+I",), icon="merge"),
    Command("article.details", _t("Commands", "Article &details…"), ("Ctrl+D",), icon="info"),
    *(
        Command(f"progress.{state}", text, submenu=_t("Commands", "Article p&rogress"))
        for state, text in (
            ("todo", _t("Commands", "&To do")),
            ("doing", _t("Commands", "&Doing")),
            ("done", _t("Commands", "D&one")),
        )
    ),
    None,
    Command("article.print", _t("Commands", "Prin&t…"), ("Ctrl+P",), icon="article"),
    Command("article.pdf", _t("Commands", "Sa&ve article as PDF…")),
    None,
    Command("dataset.export", _t("Commands", "&Export…"), ("Ctrl+E",), icon="export"),
    Command("report.save", _t("Commands", "S&ave report…"), ("Ctrl+Shift+R",), icon="document"),
    Command(
        "project.save_copy", _t("Commands", "Save a &copy…"), ("Ctrl+Shift+S",), icon="database"
    ),
    Command("project.hand_over", _t("Commands", "&Hand over without…"), icon="export"),
    Command("project.copies", _t("Commands", "Copies to go &back to…"), icon="clock"),
    None,
    Command("project.close", _t("Commands", "C&lose project"), ("Ctrl+W",), icon="close"),
    Command("app.quit", _t("Commands", "&Quit"), ("Ctrl+Q",), role=Role.QuitRole),
)

_EDIT = (
    Command("edit.undo", _t("Commands", "&Undo"), ("Ctrl+Z",), icon="undo"),
    Command("edit.redo", _t("Commands", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo"),
    None,
    Command("edit.copy", _t("Commands", "&Copy"), ("Ctrl+C",), icon="copy"),
    Command("edit.copy_citation", _t("Commands", "Copy as c&itation"), ("Ctrl+Shift+C",)),
    None,
    Command("edit.find", _t("Commands", "&Find in article"), ("Ctrl+F",), icon="find"),
    Command("edit.find_all", _t("Commands", "Find in &all articles…"), ("Ctrl+Shift+F",)),
    Command("edit.find_next", _t("Commands", "Find &next"), ("F3", "Ctrl+G")),
    Command(
        "edit.find_previous",
        _t("Commands", "Find &previous"),
        ("Shift+F3", "Ctrl+Shift+G"),
    ),
    None,
    Command(
        "app.preferences",
        _t("Commands", "Pr&eferences…"),
        ("Ctrl+,",),
        icon="settings",
        role=Role.PreferencesRole,
    ),
)

_VIEW = (
    Command("view.library", _t("Commands", "&Library"), ("F9",), icon="list", checkable=True),
    Command("view.panel", _t("Commands", "&Panel"), ("F10",), icon="grid", checkable=True),
    Command("view.types", _t("Commands", "&Show types"), ("V",), scope="reader", icon="eye"),
    Command(
        "view.suggestions",
        _t("Commands", "Su&ggestions"),
        ("Shift+V",),
        scope="reader",
        icon="wand",
        checkable=True,
    ),
    None,
    Command("beside.open", _t("Commands", "&Beside another article…"), ("F8",), icon="book"),
    Command("beside.next", _t("Commands", "&Next shared proposition"), ("F7",)),
    Command("beside.previous", _t("Commands", "P&revious shared proposition"), ("Shift+F7",)),
    Command("beside.propositions", _t("Commands", "&Find proposition in both…"), ("Ctrl+F7",)),
    Command("beside.swap", _t("Commands", "S&wap the two articles"), ("Ctrl+F8",)),
    Command("beside.close", _t("Commands", "&Close the article beside"), ("Shift+F8",)),
    None,
    Command("view.zoom_in", _t("Commands", "Zoom &in"), ("Ctrl++", "Ctrl+="), icon="plus"),
    Command("view.zoom_out", _t("Commands", "Zoom &out"), ("Ctrl+-",), icon="minus"),
    Command("view.zoom_reset", _t("Commands", "&Actual size"), ("Ctrl+0",), icon="type"),
    None,
    *(
        Command(
            f"theme.{mode}", text, checkable=True, group="theme", submenu=_t("Commands", "&Theme")
        )
        for mode, text in (
            ("system", _t("Commands", "as the &system")),
            ("light", _t("Commands", "&light")),
            ("dark", _t("Commands", "&dark")),
        )
    ),
    Command(
        "theme.contrast",
        _t("Commands", "&high contrast"),
        checkable=True,
        submenu=_t("Commands", "&Theme"),
    ),
    *(
        Command(
            f"face.{face}",
            text,
            checkable=True,
            group="face",
            submenu=_t("Commands", "Letters of &articles"),
        )
        for face, text in (
            ("serif", _t("Commands", "&with serifs")),
            ("sans", _t("Commands", "with&out serifs")),
        )
    ),
)

_RECONCILE = (
    Command(
        "reconcile.next",
        _t("Commands", "&Answer the next question"),
        ("Ctrl+R",),
        icon="question-circle",
    ),
    Command("reconcile.accept_sure", _t("Commands", "Accept all &sure ones…"), icon="double-check"),
    None,
    Command("reconcile.merge_actor", _t("Commands", "&Merge actor into…"), icon="merge"),
    Command("reconcile.merge_proposition", _t("Commands", "Merge &proposition into…")),
    Command("reconcile.merge_quantity", _t("Commands", "Merge &quantity into…")),
    None,
    Command("reconcile.split_actor", _t("Commands", "Split off tags of an a&ctor…")),
    Command("reconcile.split_proposition", _t("Commands", "Split off tags of a p&roposition…")),
    Command("reconcile.split_quantity", _t("Commands", "Split off tags of a qua&ntity…")),
    None,
    Command("reconcile.unmerge", _t("Commands", "&Undo a merge…"), icon="undo"),
)

_GO = (
    Command("workspace.annotate", _t("Commands", "&Annotate workspace"), ("Ctrl+1",), icon="pen"),
    Command(
        "workspace.reconcile", _t("Commands", "Reconcile &workspace"), ("Ctrl+2",), icon="merge"
    ),
    Command("workspace.summary", _t("Commands", "&Summary workspace"), ("Ctrl+3",), icon="grid"),
    None,
    Command("go.back", _t("Commands", "&Back"), ("Alt+Left",), icon="chevron-left"),
    Command("go.forward", _t("Commands", "&Forward"), ("Alt+Right",), icon="chevron-right"),
    None,
    Command("go.next_sentence", _t("Commands", "&Next sentence"), ("J",), scope="reader"),
    Command("go.previous_sentence", _t("Commands", "Pre&vious sentence"), ("K",), scope="reader"),
    Command("go.next_untagged", _t("Commands", "Next &untagged sentence"), ("U",), scope="reader"),
    Command("go.next_article", _t("Commands", "Next a&rticle"), ("Alt+Down",), icon="article"),
    Command("go.previous_article", _t("Commands", "Previous ar&ticle"), ("Alt+Up",)),
    None,
    Command(
        "go.palette",
        _t("Commands", "Search or run a &command"),
        ("Ctrl+K", "Ctrl+Shift+P"),
        icon="search",
    ),
    Command("go.next_pane", _t("Commands", "Next &pane"), ("F6",)),
    Command("go.previous_pane", _t("Commands", "Previous pan&e"), ("Shift+F6",)),
)

_TOOLS = (
    Command("tools.agreement", _t("Commands", "Compare &analysts"), ("F4",), icon="users"),
    Command("tools.check", _t("Commands", "&Check project"), icon="saved"),
    None,
    Command("history.all", _t("Commands", "&History…"), ("Ctrl+Shift+H",), icon="clock"),
    Command(
        "history.tag",
        _t("Commands", "This &tag…"),
        ("H",),
        scope="reader",
        submenu=_t("Commands", "History &of"),
    ),
    *(
        Command(f"history.{what}", text, submenu=_t("Commands", "History &of"))
        for what, text in (
            ("actor", _t("Commands", "The &actor of the tag or row…")),
            ("article", _t("Commands", "This a&rticle…")),
        )
    ),
    None,
    Command("brief.freeze", _t("Commands", "Freeze a &brief…"), ("Ctrl+Shift+B",), icon="clock"),
)

_WINDOW = (
    Command("window.minimise", _t("Commands", "&Minimise"), ("Ctrl+M",)),
    Command("window.full_screen", _t("Commands", "&Full screen"), ("F11",), checkable=True),
)

_HELP = (
    Command("help.contents", _t("Commands", "&Help"), ("F1",), icon="help"),
    Command("help.tour", _t("Commands", "3-minute &tour"), icon="clock"),
    Command("help.guideline", _t("Commands", "&Guideline of this kind…"), ("Shift+F1",)),
    Command("help.keys", _t("Commands", "&Keys"), ("Ctrl+/",), icon="keyboard"),
    Command("help.report", _t("Commands", "&Problem report…"), icon="warning"),
    None,
    Command("help.about", _t("Commands", "&About Variorum"), icon="info", role=Role.AboutRole),
)

MENUS = (
    Menu("file", _t("Commands", "&File"), _FILE),
    Menu("edit", _t("Commands", "&Edit"), _EDIT),
    Menu("view", _t("Commands", "&View"), _VIEW),
    Menu("annotate", _t("Commands", "&Annotate"), ANNOTATE),
    Menu("reconcile", _t("Commands", "Rec&oncile"), _RECONCILE),
    Menu("go", _t("Commands", "&Go"), _GO),
    Menu("tools", _t("Commands", "&Tools"), _TOOLS),
    Menu("window", _t("Commands", "&Window"), _WINDOW),
    Menu("help", _t("Commands", "&Help"), _HELP),
)
"""The menu bar, from left to right."""


def commands() -> Iterator[tuple[Menu, Command]]:
    """Yield every command with the menu it stands in, in the menus' order."""
    for menu in MENUS:
        for entry in menu.entries:
            if entry is not None:
                yield menu, entry
