"""What may be wrong with an act; `shell/errors.py` joins them."""

from collections.abc import Mapping

from variorum.shell.what_is_safe import PROJECT_SAFE, UNTOUCHED

ACT_ERRORS: Mapping[str, tuple[str, str, str]] = {
    "actor.cycle": (
        "{name} cannot belong to itself, not even by way of others.",
        PROJECT_SAFE,
        "Choose another parent.",
    ),
    "actor.merge_self": (
        "{name} cannot be merged with itself.",
        PROJECT_SAFE,
        "Choose another actor.",
    ),
    "actor.missing": (
        "This actor is not in the project any more.",
        PROJECT_SAFE,
        "Choose another actor.",
    ),
    "claim.polarity": (
        "It is not said what the claim does.",
        PROJECT_SAFE,
        "Choose asserts, denies or withholds first (Alt+1 to Alt+3).",
    ),
    "claim.none": ("No proposition is ticked.", PROJECT_SAFE, "Tick one, or name a new one."),
    "group.few": ("Nothing here would become one.", PROJECT_SAFE, "Tick what belongs together."),
    "merge.missing": (
        "What was to be merged is not in the project any more.",
        PROJECT_SAFE,
        "Choose another.",
    ),
    "merge.self": ("{name} cannot be merged with itself.", PROJECT_SAFE, "Choose another."),
    "split.apart": ("{name} was not merged into anything.", PROJECT_SAFE, ""),
    "split.nothing": (
        "None of these tags would leave {name}.",
        PROJECT_SAFE,
        "Choose tags of it, and another to give them to.",
    ),
    "alias.empty": ("An alias needs a name.", PROJECT_SAFE, "Type one."),
    "alias.known": ("“{alias}” is known as a name of {name}.", PROJECT_SAFE, ""),
    "suggest.article": (
        "No article here has the label or id “{article}”.",
        PROJECT_SAFE,
        "Run the command without --article to see the labels.",
    ),
    "suggest.table": (
        "Your own table of actors, {path}, cannot be read: {reason}.",
        "Suggestions rest on the shipped table meanwhile.",
        "Mend the file or take it away, and open the project again.",
    ),
    "article.missing": (
        "This article is not in the project any more.",
        PROJECT_SAFE,
        "Choose another article.",
    ),
    "article.damaged": (
        "The text of “{title}” is not what was imported.",
        UNTOUCHED,
        "Run a check, and open a backup copy.",
    ),
    "independence.self": (
        "{name} is one origin: there is nothing to rule on.",
        PROJECT_SAFE,
        "Choose two different origins.",
    ),
    "relation.self": (
        "A statement cannot contradict itself here: both are the same.",
        PROJECT_SAFE,
        "Choose two different ones.",
    ),
    "overrule.reason": (
        "A status of your own needs a reason.",
        PROJECT_SAFE,
        "Write why the computed one does not hold.",
    ),
    "brief.unnamed": ("A brief needs a name.", PROJECT_SAFE, "Give it one."),
    "link.known": ("{name} is linked already.", PROJECT_SAFE, ""),
    "link.missing": (
        "This {kind} is not in the project any more.",
        PROJECT_SAFE,
        "Choose another one.",
    ),
    "link.unnamed": ("A new {kind} needs a name.", PROJECT_SAFE, "Type one."),
    "tag.date": (
        "“{value}” is no date.",
        PROJECT_SAFE,
        "Write 2023, 2023-09, 2023-09-14 or a range a/b.",
    ),
    "tag.empty": ("There is nothing to tag here.", PROJECT_SAFE, "Put the caret on a word."),
    "tag.outside": ("That lies outside the text.", PROJECT_SAFE, "Choose a part of the text."),
    "tag.range": (
        "The lower value {low} is above the higher one.",
        PROJECT_SAFE,
        "Exchange the two values.",
    ),
    "tag.strength": ("A strength is 1, 2 or 3, not {value}.", PROJECT_SAFE, "Type one of them."),
}
