"""Who may decide: facts in, an answer with its code, its clause and its reason out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from delegation.rules.answers import advice, case_details, judged_details, led_by
from delegation.rules.availability import AvailabilityFacts
from delegation.rules.cases import HELD, JOINTLY, MAY, Case, Judged, best, spending
from delegation.rules.facts import (
    CONSULTATIVE_FORUM,
    DELEGATED,
    LED_ELSEWHERE,
    RESERVED,
    SPEND,
    UNDETERMINED,
    EntryFacts,
    HolderFacts,
    Limit,
    Matter,
    Question,
    SchemeFacts,
)
from delegation.rules.limits import highest, in_words
from delegation.rules.treatment import nearest
from governance.foundation import words
from governance.foundation.outcome import Outcome, met, not_met


@dataclass(frozen=True)
class WhoMay:
    """Everybody who may decide, each as an answer; alone (`authority.held`) or together (`.joint_signature`).

    When nobody may, `refusal` says at which link it breaks, and where it goes.
    """

    holders: tuple[Outcome, ...]
    refusal: Outcome | None = None


def authority_for(
    question: Question,
    entries: Iterable[EntryFacts],
    *,
    schemes: Sequence[SchemeFacts] = (),
    availability: Sequence[AvailabilityFacts] = (),
) -> Outcome:
    """May the holder decide on the function at the place on that day, for that much? (R24, R49, R90, R98, R190)

    `entries` are the rows of adopted versions, of any date, so that the answer can say that an authority has ended
    or is still to come. Met: `authority.held`. Not met: `.joint_signature` (only together with others), `.over_limit`,
    `.under_band`, `.outside_budget`, `.partner_limit`, `.chain_broken`, `.not_available`, `.recommends_only`,
    `.advisory_only`, `.non_delegable`, `.function_reserved`, `.led_elsewhere`, `.undetermined`, `.held_by_another`,
    `.not_in_force`, `.not_listed`. `clause` is the source of the row it rests on.
    Details, all plain values: holder, entry, limbs (code, state met · not_met · unknown, reason, clause, entry), path
    (links up to the law), together, limit, conditions, exclusions, next (what to do), route (who may instead).
    """
    case = Case.of(question, entries, schemes=schemes, availability=availability)
    return _answer(case, question.holder)


def who_may(
    matter: Matter,
    entries: Iterable[EntryFacts],
    *,
    schemes: Sequence[SchemeFacts] = (),
    availability: Sequence[AvailabilityFacts] = (),
) -> WhoMay:
    """Every holder who may decide on the matter, those who may alone first; the codes are those of `authority_for`."""
    case = Case.of(matter, entries, schemes=schemes, availability=availability)
    judged = list(case.everyone())
    may = sorted((each for each in judged if each.code in MAY), key=lambda each: MAY.index(each.code))
    if may:
        return WhoMay(tuple(judgement(case, each) for each in may))
    nearest_miss = best(judged)
    refusal = judgement(case, nearest_miss) if nearest_miss else _nobody(case, None)
    return WhoMay((), refusal)


def _answer(case: Case, holder: HolderFacts) -> Outcome:
    if holder.form == CONSULTATIVE_FORUM:
        told = f"{holder.name} is a consultative forum: it advises, and the statutory bodies decide."
        return _refusal(case, "advisory_only", told, "R90", holder=holder)
    judged = case.of_holder(holder)
    if judged is not None:
        return judgement(case, judged)
    advises = next((row for row in case.advising if holder.is_same_as(row.holder)), None)
    if advises is not None and not case.matter.function.non_delegable_by_law:
        title = case.matter.function.title
        told = f"{holder.name} is heard on {title} for {case.matter.where}, and does not decide it."
        return _refusal(case, "recommends_only", told, advises.source, row=advises, holder=holder)
    return _nobody(case, holder)


def judgement(case: Case, judged: Judged) -> Outcome:
    """One row of one holder as an answer."""
    details = judged_details(case, judged)
    row, holder = judged.row, judged.holder.name
    if judged.code == HELD:
        return met("authority.held", _held(case, judged), clause=row.source, **details)
    if judged.code == JOINTLY:
        others = "; and ".join(" or ".join(each.name for each in group) for group in judged.together)
        told = (
            f"{holder} may decide on {case.matter.function.title} for {case.matter.where} only with {others}."
        )
    else:
        told = f"{holder}: {judged.decisive.reason}" if judged.decisive else ""
    return not_met(f"authority.{judged.code}", told, clause=row.source, **details)


def _held(case: Case, judged: Judged) -> str:
    row, matter = judged.row, case.matter
    top = _told_limit(row, matter)
    limit = "no limit stated" if top is None else in_words(top)
    kept_back = f" Kept back: {_joined(row.exclusions)}." if row.exclusions else ""
    conditions = f" On condition: {_joined(row.conditions)}." if row.conditions else ""
    return (
        f"{judged.holder.name} may decide on {matter.function.title} for {matter.where}, "
        f"{limit}.{kept_back}{conditions}"
    )


def _told_limit(row: EntryFacts, matter: Matter) -> Limit | None:
    """The limit under which the holder decides it alone; the highest where no amount tells which that is."""
    amount = matter.amount
    alone = [limit for limit in row.limits if limit.kind == SPEND and limit.joint is None]
    fitting = [limit for limit in alone if amount is not None and limit.covers(amount)]
    return highest(fitting) or spending(row)


def _joined(lines: Sequence[str]) -> str:
    """Lines as people wrote them, with or without a full stop, as one sentence."""
    return "; ".join(line.rstrip(" .;") for line in lines)


def _nobody(case: Case, holder: HolderFacts | None) -> Outcome:
    """No row in force gives it, to this holder or to anybody."""
    function = case.matter.function
    if function.non_delegable_by_law:
        told = f"The law does not let {function.title} be delegated."
        return _refusal(case, "non_delegable", told, function.citation or "LP14", holder=holder)
    if case.found:
        return _refused(case, holder)
    other_days = _on_other_days(case, holder)
    if other_days is not None:
        return other_days
    told = (
        f"The scheme in force on {words.day(case.matter.on)} does not list {function.title} for "
        f"{case.matter.where}. Not listed never means delegated."
    )
    return _refusal(case, "not_listed", told, "R24", holder=holder)


def _refused(case: Case, holder: HolderFacts | None) -> Outcome:
    """The scheme speaks about it, and does not give it to this holder."""
    delegated = [row for row in case.found if row.treatment == DELEGATED]
    row = delegated[0] if delegated else case.found[0]
    title, where = case.matter.function.title, case.matter.where
    held_by = row.holder.name if row.holder else ""
    if row.treatment == DELEGATED:
        code, told = "held_by_another", f"{title} for {where} is delegated to {held_by}."
    elif row.treatment == LED_ELSEWHERE:
        code, told = (
            "led_elsewhere",
            f"{title} is led by {led_by(row)}; there is an interface only for {where}.",
        )
    elif row.treatment == UNDETERMINED:
        code, told = "undetermined", f"It is expressly not decided yet who decides on {title} for {where}."
    else:
        kept = "reserved" if row.treatment == RESERVED else "discussed at place and not delegated"
        to = f" to {held_by}" if held_by and row.treatment == RESERVED else ""
        code, told = "function_reserved", f"{title} for {where} is {kept}{to}."
    return _refusal(case, code, told, row.source, row=row, holder=holder, treatment=row.treatment)


def _on_other_days(case: Case, holder: HolderFacts | None) -> Outcome | None:
    """The holder (or anybody, when nobody is asked about) had this authority, or will have it."""
    on = case.matter.on
    mine = [
        row
        for row in case.rows
        if row.carries_authority and (holder is None or holder.is_same_as(row.holder))
    ]
    reach: dict[str, Any] = {"functions": case.matter.function.path, "places": case.matter.places}
    ended = nearest((r for r in mine if r.period.end is not None and r.period.end < on), **reach)
    coming = nearest((r for r in mine if r.period.start > on), **reach)
    if ended:
        row = max(ended, key=lambda entry: entry.period.end or date.max)
        when = f"ended on {words.day(row.period.end)}"
    elif coming:
        row = min(coming, key=lambda entry: entry.period.start)
        when = f"starts on {words.day(row.period.start)}"
    else:
        return None
    name = row.holder.name if row.holder else ""
    told = (
        f"The authority of {name} on {case.matter.function.title} for {case.matter.where} {when}; "
        f"it is not in force on {words.day(on)}."
    )
    return _refusal(case, "not_in_force", told, row.source, row=row, holder=holder)


def _refusal(
    case: Case,
    code: str,
    told: str,
    clause: str,
    *,
    row: EntryFacts | None = None,
    holder: HolderFacts | None,
    **more: Any,
) -> Outcome:
    details = case_details(case, row, holder=holder) | advice(case, code, row, holder=holder) | more
    return not_met(f"authority.{code}", told, clause=clause, **details)
