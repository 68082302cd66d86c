"""Every act on tags and what they name, in one place. Pure: values in, one ChangeSet out."""

from variorum.tagging.create import create
from variorum.tagging.editing import (
    LinkDraft,
    add_link,
    confirm,
    delete_tag,
    edit_link,
    edit_tag,
    relink,
    remove_link,
    resize_tag,
    set_note,
)
from variorum.tagging.guessing import (
    guess,
    guess_actor,
    guess_claim,
    guess_figure,
    guess_stance,
)
from variorum.tagging.housekeeping import (
    add_alias,
    delete_article,
    edit_record,
    mark_region,
    merge_actors,
    set_independence,
    set_parent,
    set_progress,
    unmark_region,
)
from variorum.tagging.linking import alike, candidates, link_exact
from variorum.tagging.memos import (
    called,
    guideline_kind,
    guidelines,
    memo_of,
    set_guidelines,
    set_memo,
)
from variorum.tagging.regions import confirm_regions, mark_lines
from variorum.tagging.retagging import retag
from variorum.tagging.snap import snap

__all__ = [
    "LinkDraft",
    "add_alias",
    "add_link",
    "alike",
    "called",
    "candidates",
    "confirm",
    "confirm_regions",
    "create",
    "delete_article",
    "delete_tag",
    "edit_link",
    "edit_record",
    "edit_tag",
    "guess",
    "guess_actor",
    "guess_claim",
    "guess_figure",
    "guess_stance",
    "guideline_kind",
    "guidelines",
    "link_exact",
    "mark_lines",
    "mark_region",
    "memo_of",
    "merge_actors",
    "relink",
    "remove_link",
    "resize_tag",
    "retag",
    "set_guidelines",
    "set_independence",
    "set_memo",
    "set_note",
    "set_parent",
    "set_progress",
    "snap",
    "unmark_region",
]
