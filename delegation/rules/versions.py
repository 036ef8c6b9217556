"""May this version be changed or adopted? What stops it, and what somebody should look at first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from delegation.rules.facts import (
    CONSULTATIVE_FORUM,
    DELEGATED,
    LED_ELSEWHERE,
    RESERVED,
    UNDETERMINED,
    EntryFacts,
)
from governance.foundation import words
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.periods import Period

DRAFT = "draft"
IN_REVIEW = "in_review"


@dataclass(frozen=True)
class DraftEntry:
    """A row of a draft, with what the checks need to know about its function and holder."""

    entry: EntryFacts
    reference: str
    non_delegable_by_law: bool = False
    citation: str = ""
    holder_period: Period | None = None

    @property
    def name(self) -> str:
        return f"{self.reference} {self.entry.function_title}".strip()


@dataclass(frozen=True)
class Check:
    """One line of the adoption page. A check that `stops` refuses the adoption; the others are to be looked at."""

    outcome: Outcome
    stops: bool = True


def check_editable(state: str) -> Outcome:
    """Adopted versions are not edited: a correction is a new version, copied from the one before (R190)."""
    if state == DRAFT:
        return met("scheme_version.editable", clause="R190")
    if state == "adopted":
        reason = "This version was adopted and stands as it is. To correct it, copy it to a new version."
    elif state == IN_REVIEW:
        reason = "This version is in review and stands still. Return it to drafting to change it."
    else:
        reason = "This draft was withdrawn. Copy a version to go on."
    return not_met("scheme_version.not_editable", reason, clause="R190", state=state)


def check_reviewable(entries: int) -> Outcome:
    """There is something to review."""
    if entries:
        return met("scheme_version.reviewable")
    return not_met("scheme_version.nothing_to_review", "This version has no entries yet. Add at least one.")


def check_discussed(state: str) -> Outcome:
    """Comments belong to the preparation: once a version is adopted or withdrawn they stand as they are."""
    if state in (DRAFT, IN_REVIEW):
        return met("scheme_version.discussed")
    return not_met(
        "scheme_version.not_discussed",
        "This version is no longer in preparation, so nothing is added to its comments.",
        state=state,
    )


def check_adoptable(state: str) -> Outcome:
    """A draft or a version in review is adopted."""
    if state in (DRAFT, IN_REVIEW):
        return met("scheme_version.adoptable", clause="R190")
    return check_editable(state)


def check_follows(effective_from: date, *, adopted: Iterable[Period]) -> Outcome:
    """A new version starts after the first day of every version adopted before it (R190)."""
    latest = max((period.start for period in adopted), default=None)
    if latest is None or effective_from > latest:
        return met("scheme_version.follows", clause="R190")
    return not_met(
        "scheme_version.does_not_follow",
        f"A version is already adopted from {words.day(latest)}. A new one must start on a later day.",
        clause="R190",
        field="effective_from",
    )


def check_adoption_told(adopted_by: str, *, adopted_on: date | None) -> Outcome:
    """A scheme binds because a named body adopted it on a day."""
    if adopted_by.strip() and adopted_on is not None:
        return met("scheme_version.adoption_told", clause="LP27")
    return not_met(
        "scheme_version.adoption_not_told",
        "Say which body adopted this version, with the minute, and when.",
        clause="LP27",
        field="adopted_by",
    )


def checks_before_adoption(
    entries: Sequence[DraftEntry], *, effective_from: date, unlisted: Sequence[str] = ()
) -> list[Check]:
    """Every check on the rows of a draft, those that stop the adoption first. `unlisted` are functions left out."""
    checks = [Check(_has_rows(entries))]
    for row in entries:
        checks += [
            Check(_has_holder(row)),
            Check(_law_allows(row)),
            Check(_holder_decides(row)),
            Check(_holder_exists(row, effective_from)),
            Check(_lead_named(row), stops=False),
        ]
    checks += [Check(outcome, stops=False) for outcome in _contradictions(entries)]
    checks.append(Check(_all_listed(unlisted), stops=False))
    failed = [check for check in checks if not check.outcome.ok]
    return sorted(failed, key=lambda check: not check.stops)


def _has_rows(entries: Sequence[DraftEntry]) -> Outcome:
    if entries:
        return met("scheme_version.has_entries")
    return not_met("scheme_version.empty", "This version has no entries yet. Add at least one.")


def _has_holder(row: DraftEntry) -> Outcome:
    if row.entry.treatment != DELEGATED or row.entry.holder is not None:
        return met("scheme_entry.has_holder")
    return not_met(
        "scheme_entry.no_holder",
        f"{row.name}: say which committee or post holds what is delegated.",
        clause="R98",
        entry=row.entry.key,
    )


def _law_allows(row: DraftEntry) -> Outcome:
    if row.entry.treatment != DELEGATED or not row.non_delegable_by_law:
        return met("scheme_entry.law_allows", clause="LP14")
    return not_met(
        "scheme_entry.non_delegable",
        f"{row.name}: the law does not let this function be delegated. {row.citation}".strip(),
        clause=row.citation or "LP14",
        entry=row.entry.key,
    )


def _holder_decides(row: DraftEntry) -> Outcome:
    holder = row.entry.holder
    if (
        row.entry.treatment not in (DELEGATED, RESERVED)
        or holder is None
        or holder.form != CONSULTATIVE_FORUM
    ):
        return met("scheme_entry.holder_decides", clause="R90")
    return not_met(
        "scheme_entry.holder_advises",
        f"{row.name}: {holder.name} is a consultative forum, which advises and does not decide.",
        clause="R90",
        entry=row.entry.key,
    )


def _holder_exists(row: DraftEntry, effective_from: date) -> Outcome:
    """On the first day on which the row speaks, its holder must exist."""
    first = max(row.entry.period.start, effective_from)
    if row.entry.treatment != DELEGATED or row.holder_period is None or row.holder_period.covers(first):
        return met("scheme_entry.holder_exists", clause="R190")
    name = row.entry.holder.name if row.entry.holder else "The holder"
    return not_met(
        "scheme_entry.holder_missing",
        f"{row.name}: {name} does not exist on {words.day(first)} ({row.holder_period}).",
        clause="R190",
        entry=row.entry.key,
    )


def _lead_named(row: DraftEntry) -> Outcome:
    if row.entry.treatment != LED_ELSEWHERE or row.entry.lead_body or row.entry.holder:
        return met("scheme_entry.lead_named", clause="R22")
    return not_met(
        "scheme_entry.no_lead",
        f"{row.name}: it is led elsewhere, and no lead is named.",
        clause="R22",
        entry=row.entry.key,
    )


def _contradictions(entries: Sequence[DraftEntry]) -> list[Outcome]:
    """Delegated and not decided yet, for one function at one place on one day."""
    found = []
    open_rows = [row for row in entries if row.entry.treatment == UNDETERMINED]
    for row in entries:
        for other in open_rows:
            same = (row.entry.function, row.entry.place) == (other.entry.function, other.entry.place)
            if row.entry.treatment == DELEGATED and same and row.entry.period.overlaps(other.entry.period):
                found.append(
                    not_met(
                        "scheme_entry.contradiction",
                        f"{row.name} is delegated, and {other.name} says it is undetermined, for "
                        f"{row.entry.place_name or 'the whole ICB'} on the same days.",
                        clause="R17",
                        entry=row.entry.key,
                    )
                )
    return found


def _all_listed(unlisted: Sequence[str]) -> Outcome:
    if not unlisted:
        return met("scheme_version.all_listed", clause="R24")
    shown = ", ".join(sorted(unlisted)[:5])
    more = f" and {len(unlisted) - 5} more" if len(unlisted) > 5 else ""
    return not_met(
        "scheme_version.functions_unlisted",
        f"{len(unlisted)} of the functions in the catalogue have no entry: {shown}{more}. "
        "Not listed never means delegated.",
        clause="R24",
    )
