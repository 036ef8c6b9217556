"""Which rule a deadline follows: the committee's own, the ICB's, or what terms of reference and standing orders say.

A committee's own rules for one deadline stand in place of all that its ICB has for it. A number of days that terms of
reference set goes before one typed into a rule, and so do standing orders before a rule of the ICB (LP31).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time

from governance.foundation.outcome import Outcome, met, not_met
from governance.rules.procedure import Parameter
from meetings.planning.rules.deadline_words import offset_words
from meetings.planning.rules.deadlines import Offset

WHICH_MEETINGS = ("public", "private", "workshop")


@dataclass(frozen=True)
class FromTerms:
    """The typed parameters that hold this deadline, and for which meetings they hold it without a rule."""

    days: str
    count: str
    is_after: bool
    meetings: tuple[str, ...]


BOTH = ("public", "private")
PARAMETERS: Mapping[str, FromTerms] = {
    "papers_out": FromTerms("papers_days", "papers_day_count", False, BOTH),
    "publication": FromTerms("papers_days", "papers_day_count", False, ("public",)),
    "notice": FromTerms("notice_days", "notice_day_count", False, ("public",)),
    "minutes": FromTerms("minutes_days", "minutes_day_count", True, BOTH),
}


@dataclass(frozen=True)
class Rule:
    """A rule as it is recorded. `amount` is None with the unit "terms"; `name` belongs to the kind "other"."""

    kind: str
    unit: str
    amount: int | None = None
    weekday: int | None = None
    is_after: bool = False
    cut_off: time | None = None
    name: str = ""
    meetings: frozenset[str] = frozenset(BOTH)
    source: str = ""
    is_of_committee: bool = False
    pk: int | None = None

    @property
    def key(self) -> str:
        return key_of(self.kind, self.name)

    @property
    def offset(self) -> Offset | None:
        """How far from the meeting, as typed; None when the terms of reference are asked."""
        if self.amount is None:
            return None
        return Offset(self.amount, self.unit, self.is_after, self.weekday, self.cut_off)


@dataclass(frozen=True)
class Applied:
    """The rule that applies. `offset` is None while the documents it refers to do not say a number of days."""

    kind: str
    name: str
    offset: Offset | None
    source: str
    rule: int | None = None  # the key of the row, where there is one
    is_from_terms: bool = False
    problem: Outcome | None = None

    @property
    def key(self) -> str:
        return key_of(self.kind, self.name)


def key_of(kind: str, name: str) -> str:
    """What tells one deadline of a meeting from another: its kind, or the name of one of another kind."""
    return f"{kind}:{name.strip().lower()}" if kind == "other" else kind


def rules_that_apply(
    own: Sequence[Rule], general: Sequence[Rule], parameters: Mapping[str, Parameter], meeting_kind: str
) -> list[Applied]:
    """The deadlines of a meeting of this kind, each with its rule; in no order.

    `own` are the committee's rules and `general` the ICB's, all in force on the day; `parameters` those of
    `rules_of_procedure` on that day.
    """
    keys = dict.fromkeys([rule.key for rule in (*own, *general)] + list(PARAMETERS))
    found = (_applied(key, own, general, parameters, meeting_kind) for key in keys)
    return [applied for applied in found if applied is not None]


def _applied(
    key: str,
    own: Iterable[Rule],
    general: Iterable[Rule],
    parameters: Mapping[str, Parameter],
    meeting_kind: str,
) -> Applied | None:
    rules = [r for r in own if r.key == key] or [r for r in general if r.key == key]
    said = from_terms(key, parameters)
    if not rules:
        return said if said is not None and meeting_kind in PARAMETERS[key].meetings else None
    rule = next((r for r in rules if meeting_kind in r.meetings), None)
    return None if rule is None else _by_rule(rule, said, parameters)


def _by_rule(rule: Rule, said: Applied | None, parameters: Mapping[str, Parameter]) -> Applied:
    typed = rule.offset
    if typed is None:
        return _referring(rule, said)
    stands = Applied(rule.kind, rule.name, typed, rule.source, rule.pk)
    if said is None or said.offset is None:
        return stands
    is_inherited = parameters[PARAMETERS[rule.kind].days].is_inherited
    if rule.is_of_committee and is_inherited:
        return stands
    if replace(typed, cut_off=None) == said.offset:
        return replace(said, offset=typed, rule=rule.pk)
    if not rule.is_of_committee and not is_inherited:
        return said  # terms of reference may differ from the ICB's rule
    return replace(said, rule=rule.pk, problem=contradiction(typed, said, said.offset))


def _referring(rule: Rule, said: Applied | None) -> Applied:
    if said is None or said.offset is None:
        missing = not_met(
            "deadline.not_set",
            "The rule takes this from the terms of reference or standing orders, and they do not say it.",
            rule.source,
        )
        return Applied(rule.kind, rule.name, None, rule.source, rule.pk, True, missing)
    source = "; ".join(text for text in (rule.source, said.source) if text)
    return replace(said, offset=replace(said.offset, cut_off=rule.cut_off), source=source, rule=rule.pk)


def from_terms(kind: str, parameters: Mapping[str, Parameter]) -> Applied | None:
    """What terms of reference or standing orders say of this deadline; None when they do not. A number of days
    without a way to count them is of calendar days."""
    holder = PARAMETERS.get(kind)
    if holder is None or not parameters[holder.days].is_set:
        return None
    days = parameters[holder.days]
    count = parameters[holder.count].value or "calendar"
    return Applied(
        kind, "", Offset(days.value, count, holder.is_after), sentence(days.source), is_from_terms=True
    )


def check_not_said_already(rule: Rule, parameters: Mapping[str, Parameter]) -> Outcome:
    """A number of days that the body's own document holds is not typed again: the rule refers to it.

    For a committee the document is its terms of reference; for an ICB its standing orders.
    """
    said = from_terms(rule.kind, parameters)
    if said is None or said.offset is None or rule.offset is None:
        return met("deadline.said_once")
    if parameters[PARAMETERS[rule.kind].days].is_inherited == rule.is_of_committee:
        return met("deadline.said_once")
    return not_met(
        "deadline.said_already",
        f"{said.source} already say {offset_words(said.offset)}. Choose “as the terms of reference or standing "
        "orders say”, or change it there.",
        said.source,
        field="unit",
    )


def contradiction(typed: Offset, said: Applied, applies: Offset) -> Outcome:
    """The rule says another number than the document that goes before it."""
    return not_met(
        "deadline.contradicts_terms",
        f"The rule says {offset_words(typed)}; {said.source} say {offset_words(applies)}, which applies. "
        "Let the rule take the number from there.",
        said.source,
        field="unit",
    )


def sentence(text: str) -> str:
    """With a capital first, as a source stands by itself."""
    return text[:1].upper() + text[1:]
