"""Words for formats: what each carries, and what an export would lose."""

from collections.abc import Mapping

from variorum.model.handover import Feature, Format, Loss
from variorum.shell.phrases import Translate, english
from variorum.shell.wording import counted

LOSSES: Mapping[Feature, tuple[str, str]] = {
    Feature.TEXTS: ("{n} text", "{n} texts"),
    Feature.DETAILS: ("{n} article's details", "{n} articles' details"),
    Feature.ANALYSTS: ("{n} analyst's name", "{n} analysts' names"),
    Feature.TAGS: ("{n} tag", "{n} tags"),
    Feature.CLAUSES: ("{n} claim or stance", "{n} claims and stances"),
    Feature.OVERLAPS: ("{n} overlap", "{n} overlaps"),
    Feature.EDGES: ("{n} tag that cuts a word", "{n} tags that cut a word"),
    Feature.REJECTED: ("{n} rejected tag", "{n} rejected tags"),
    Feature.CLAIM_VALUES: ("{n} claim's voice and times", "{n} claims' voices and times"),
    Feature.STRENGTHS: ("{n} stance's strength", "{n} stances' strengths"),
    Feature.FIGURE_VALUES: ("{n} figure value", "{n} figure values"),
    Feature.LINKS: ("{n} link", "{n} links"),
    Feature.LINK_VALUES: ("{n} link's polarity or origin", "{n} links' polarities and origins"),
    Feature.GUESSES: ("{n} mark of what is guessed", "{n} marks of what is guessed"),
    Feature.REGIONS: ("{n} region", "{n} regions"),
    Feature.READ_MARKS: ("{n} read mark", "{n} read marks"),
    Feature.MEMOS: ("{n} memo", "{n} memos"),
    Feature.NAMES: ("{n} name", "{n} names"),
    Feature.TIES: ("{n} tie between names", "{n} ties between names"),
    Feature.GROUPS: ("{n} group", "{n} groups"),
    Feature.RULINGS: ("{n} ruling", "{n} rulings"),
    Feature.ASSESSMENTS: ("{n} assessment", "{n} assessments"),
    Feature.FORMULAS: (
        "{n} record with cells like formulas",
        "{n} records with cells like formulas",
    ),
    Feature.CONTROLS: ("{n} row with control characters", "{n} rows with control characters"),
}
"""One and several of what is lost."""

FEATURES: Mapping[Feature, str] = {
    Feature.TEXTS: "texts",
    Feature.DETAILS: "details of articles",
    Feature.ANALYSTS: "who tagged",
    Feature.TAGS: "tags",
    Feature.CLAUSES: "claims and stances",
    Feature.OVERLAPS: "overlaps",
    Feature.EDGES: "tags that cut a word",
    Feature.REJECTED: "rejected tags",
    Feature.CLAIM_VALUES: "voices and times of claims",
    Feature.STRENGTHS: "strengths of stances",
    Feature.FIGURE_VALUES: "figure values",
    Feature.LINKS: "links",
    Feature.LINK_VALUES: "polarities and origins",
    Feature.GUESSES: "what is guessed",
    Feature.REGIONS: "regions",
    Feature.READ_MARKS: "read marks",
    Feature.MEMOS: "memos",
    Feature.NAMES: "names",
    Feature.TIES: "ties between names",
    Feature.GROUPS: "groups",
    Feature.RULINGS: "rulings",
    Feature.ASSESSMENTS: "assessments",
    Feature.FORMULAS: "cells like formulas as they are",
    Feature.CONTROLS: "control characters",
}
"""What a format may carry."""


_TRIFLES = (Feature.FORMULAS, Feature.CONTROLS)
"""How cells and characters are kept is told where it is all that is lost."""


def loss(found: Loss, tr: Translate = english) -> str:
    """Return what is lost as a counted noun: "12 figure values"."""
    return counted(len(found.ids), *LOSSES[found.feature], tr)


def losses(form: Format, found: tuple[Loss, ...], tr: Translate = english) -> str:
    """Return what a format cannot carry of a project; empty where it carries everything."""
    if not found:
        return ""
    listed = ", ".join(loss(one, tr) for one in found)
    return tr("{form} cannot carry: {losses}.").format(form=form.title, losses=listed)


def carried(form: Format, tr: Translate = english) -> str:
    """Return what a format carries: everything, everything but …, or only …."""
    missing = [feature for feature in Feature if feature not in form.carries]
    if not form.carries:
        return tr("only the codes")
    if not missing:
        return tr("everything but the history")
    template = tr("everything but the history, {names}")
    named = missing
    if len(missing) > len(form.carries):
        template = tr("only {names}")
        named = [one for one in Feature if one in form.carries and one not in _TRIFLES]
    return template.format(names=", ".join(tr(_word(feature, form)) for feature in named))


_GISTS = {
    "dataset": "every record, can be taken in again",
    "folder": "tables, spans, card, data package",
    "csv": "a table per kind, ids and names",
    "csv-spreadsheet": "cells like formulas made harmless",
    "xlsx": "a sheet per table, every cell a text",
    "webannotation": "JSON-LD for annotation tools",
    "qdpx": "NVivo, MAXQDA, ATLAS.ti, QualCoder",
    "qdc": "the codes alone, for the same programs",
    "labelstudio": "tasks to label on, and back again",
    "brat": "texts and annotation files, standoff",
    "conll": "tokens with actors and figures, to train",
    "cas": "INCEpTION, types beside",
    "prodigy": "tasks with tokens and spans",
    "docbin": "to train spaCy with",
    "parquet": "a typed file per table",
    "sqlite": "plain tables and views",
}


def gist(form: Format, tr: Translate = english) -> str:
    """Return in a few words what a format is good for, else what it carries."""
    return tr(_GISTS[form.name]) if form.name in _GISTS else carried(form, tr)


def _word(feature: Feature, form: Format) -> str:
    if feature is Feature.TAGS and Feature.CLAUSES not in form.carries:
        return "tags of actors and figures"
    return FEATURES[feature]
