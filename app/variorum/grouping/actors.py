"""Proposals of which forms of names are one actor."""

from collections.abc import Sequence

from variorum.grouping.forms import FormSeen, Lookup
from variorum.model.proposal import ActorProposal, Form, Match, Tier, Why
from variorum.text.keys import normal_key


def propose_actors(
    forms: Sequence[FormSeen], lookup: Lookup
) -> tuple[list[ActorProposal], list[ActorProposal]]:
    """Return proposals, and the ambiguous ones."""
    by: dict[str, list[FormSeen]] = {}
    for form in forms:
        found = lookup(form.text)
        key = found.name if found and found.name else form.text
        by.setdefault(normal_key(key), []).append(form)
    made = []
    for key, group in by.items():
        if len(group) > 1 or (group[0].actor is None and group[0].count > 1):
            why = (Why(Match.SAME_KEY),)
            made.append(
                ActorProposal(
                    key,
                    Tier.ONE,
                    group[0].text,
                    tuple(
                        Form(
                            one.text,
                            one.actor,
                            one.kind,
                            tuple(one.articles),
                            one.count,
                            one.sample,
                            one.ids(),
                            True,
                            why,
                        )
                        for one in group
                    ),
                    5,
                )
            )
    return made, []
