"""Compliance of committees: every subject with its findings, each with the way to its evidence (G17)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from governance.enums import Permission
from governance.foundation.outcome import Outcome
from governance.foundation.permissions import can, grants_q
from governance.models import Committee, IntegratedCareBoard
from meetings.conduct.enums import DecisionStanding
from meetings.conduct.models import Decision
from meetings.conduct.rules.states import MET, state_of
from meetings.conduct.selectors.ratifying import ratification_of
from meetings.enums import DeadlineKind
from meetings.planning.rules.calendar import Span
from meetings.record.measures import Finding, Measure, measures
from meetings.record.rules import compliance as rules
from meetings.record.rules import compliance_kept as kept
from meetings.record.rules.attending import tallies
from meetings.record.rules.compliance import MeetingFact
from meetings.record.selectors.compliance_facts import Facts, gather, met_since, urgent
from membership.composition.selectors.vacancies import Requirement, requirements
from membership.interests.models import DeclarationCampaign
from membership.interests.selectors.campaigns import Progress, progress

PRIVATE = "Private business is"
IN_TIME = {
    "notice": (DeadlineKind.NOTICE, "Notice"),
    "papers": (DeadlineKind.PAPERS_OUT, "Papers to members"),
    "publication": (DeadlineKind.PUBLICATION, "Papers published"),
    "minutes": (DeadlineKind.MINUTES, "Minutes to members"),
}
OF_PUBLIC_MEETINGS = ("notice", "publication")


@dataclass(frozen=True)
class Compliance:
    """One committee over some days. `areas` in the order of the page."""

    committee: Committee
    span: Span
    areas: tuple[Measure, ...]
    facts: Facts

    def count(self, state: str) -> int:
        """How many findings are met, not_met or unknown."""
        return sum(state_of(one.outcome) == state for area in self.areas for one in area.findings)


def readable(user: Any, *, on: date) -> QuerySet[Committee]:
    """The committees whose meetings this person reads."""
    mine = grants_q(user, Permission.VIEW_MEETING, on=on, icb="icb_id", place="place_id", committee="pk")
    return Committee.objects.filter(mine).select_related("icb__organisation", "place")


def readable_or_none(user: Any, slug: str, *, on: date) -> Committee | None:
    return readable(user, on=on).filter(slug=slug).first()


def committees_of(user: Any, icb: IntegratedCareBoard, span: Span, *, on: date) -> list[Committee]:
    """Those of an ICB that this person reads and that were in force on some of these days, by name."""
    rows = readable(user, on=on).filter(icb=icb, effective_from__lte=span.last)
    return list(rows.filter(Q(effective_to=None) | Q(effective_to__gte=span.first)).order_by("name"))


def compliance(committee: Committee, span: Span, user: Any, *, on: date, at: datetime) -> Compliance:
    """One committee with everything, further measures too. Nothing after `on` is looked at."""
    (found,) = compliance_of([committee], span, user, on=on, at=at)
    return found


def compliance_of(
    committees: Sequence[Committee], span: Span, user: Any, *, on: date, at: datetime
) -> list[Compliance]:
    """Several at once, in the order given."""
    gathered = gather(committees, span, user, on=on, at=at)
    day = min(span.last, on)
    seats = _requirements(committees, user, day=day, on=on)
    answers = _declarations(committees, span, user, day=day, on=on)
    more = measures(committees, Span(span.first, day), user=user, on=on, at=at)
    return [
        _judged(gathered[row.pk], seats[row.pk], answers, more.get(row.pk, ()), user=user, day=day, on=on)
        for row in committees
    ]


def _judged(
    facts: Facts,
    seats: Sequence[Requirement],
    answers: Answers,
    more: Sequence[Measure],
    *,
    user: Any,
    day: date,
    on: date,
) -> Compliance:
    own = (
        Measure("frequency", "How often it meets", _frequency(facts)),
        Measure("public", "In public", _openness(facts)),
        *(Measure(key, title, _in_time(facts, key)) for key, (_, title) in IN_TIME.items()),
        Measure("quorum", "Quorum", _quorum(facts)),
        Measure("attendance", "Attendance", _attendance(facts)),
        Measure("conflicts", "Conflicts of interest", _conflicts(facts)),
        Measure("decisions", "Decisions", _decisions(facts)),
        Measure("between", "Between meetings", _between(facts)),
        Measure("seats", "Seats", _seats(facts, seats)),
        Measure("terms", "Terms of reference", _terms(facts, day)),
        Measure("interests", "Register of interests", _interests(facts, answers, user, on=on)),
    )
    areas = (area for area in (*own, *more) if area.findings)
    return Compliance(facts.committee, facts.span, tuple(areas), facts)


# --- From the meetings ------------------------------------------------------------------------------------------------


def _of(row: MeetingFact | None, outcome: Outcome, page: str = "meetings:meeting-detail") -> Finding:
    if row is None:
        return Finding(outcome)
    return Finding(outcome, f"{row.day.day} {row.day:%B %Y}", (page, row.key))


def _frequency(facts: Facts) -> tuple[Finding, ...]:
    if not facts.sees_private:
        return (Finding(rules.not_for_you("Private meetings are")),)
    evidence = ("meetings:calendar-committee", facts.committee.slug)
    outcomes = rules.check_how_often(facts.spans, facts.meetings)
    return tuple(Finding(outcome, "", evidence) for outcome in outcomes)


def _openness(facts: Facts) -> tuple[Finding, ...]:
    if not facts.sees_private:
        return (Finding(rules.not_for_you("Private meetings are")),)
    return tuple(_of(row, outcome) for outcome, row in rules.check_in_public(facts.spans, facts.meetings))


def _in_time(facts: Facts, key: str) -> tuple[Finding, ...]:
    kind, title = IN_TIME[key]
    found = []
    for row in facts.held:
        due = facts.dues.get((row.key, kind))
        if due is None and key in OF_PUBLIC_MEETINGS and row.kind != "public":
            continue
        outcome = rules.check_due(title, due)
        if outcome is not None:
            found.append(_of(row, outcome))
    return tuple(found)


def _quorum(facts: Facts) -> tuple[Finding, ...]:
    return tuple(_of(row, _quorum_of(facts, row), "meetings:live") for row in facts.held)


def _quorum_of(facts: Facts, row: MeetingFact) -> Outcome:
    outcome = rules.check_quorate(facts.quorum.get(row.key, ()))
    is_whole = facts.sees_private and ("quorum", row.key) not in facts.short
    if state_of(outcome) == MET and not is_whole:
        return rules.not_for_you("Part of this meeting is")
    return outcome


def _attendance(facts: Facts) -> tuple[Finding, ...]:
    if not facts.sees_private:
        return (Finding(rules.not_for_you("Private meetings are")),)
    evidence = ("meetings:attendance-list",)
    seats: dict[str, Counter[str]] = defaultdict(Counter)
    for row in tallies(facts.listed):
        key = f"{row.seat}, {row.organisation}" if row.organisation else row.seat
        seats[key].update(expected=row.expected, own=row.own, deputy=row.deputy)
    return tuple(
        Finding(
            rules.check_seat_attended(expected=count["expected"], own=count["own"], deputy=count["deputy"]),
            seat,
            evidence,
        )
        for seat, count in seats.items()
    )


def _conflicts(facts: Facts) -> tuple[Finding, ...]:
    if not (facts.sees_conflicts and facts.sees_private):
        return (Finding(rules.not_for_you("Conflicts at meetings are")),)
    found = []
    for row in facts.held:
        if ("conflicts", row.key) in facts.short:
            outcome = rules.not_for_you("Some conflicts at this meeting are")
        else:
            count = facts.conflicts.get(row.key, Counter())
            outcome = kept.check_conflicts(
                declared=count.total(), ruled=count["ruled"], waiting=count["declared"]
            )
        found.append(_of(row, outcome, "meetings:live"))
    return tuple(found)


# --- Decisions --------------------------------------------------------------------------------------------------------


def _page(row: Decision) -> tuple[Any, ...]:
    return ("meetings:decision-detail", row.public_id)


def _decisions(facts: Facts) -> tuple[Finding, ...]:
    overrides = [row for row in facts.decisions if row.standing == DecisionStanding.OVERRIDE]
    told = tuple(
        Finding(
            kept.check_override(row.reference, row.override_reason, row.override_by), row.title, _page(row)
        )
        for row in overrides
    )
    if not facts.sees_private or ("decisions", "") in facts.short:
        return (Finding(rules.not_for_you(PRIVATE)), *told)
    standings = Counter(row.get_standing_display() for row in facts.decisions)
    return (Finding(kept.check_decisions(standings), "", ("meetings:decision-list",)), *told)


def _between(facts: Facts) -> tuple[Finding, ...]:
    return tuple(Finding(_ratified(facts, row), row.title, _page(row)) for row in urgent(facts))


def _ratified(facts: Facts, row: Decision) -> Outcome:
    found = ratification_of(row)
    item = found.item
    return kept.check_ratified(
        reference=row.reference,
        standing=found.standing,
        settled_by=found.decision.reference if found.decision is not None else "",
        waits_at=f"at item {item.number} of {item.meeting}" if item is not None else "",
        met_since=met_since(facts, row),
    )


# --- Seats, documents, declarations -----------------------------------------------------------------------------------


def _requirements(
    committees: Sequence[Committee], user: Any, *, day: date, on: date
) -> dict[int, list[Requirement]]:
    found: dict[int, list[Requirement]] = defaultdict(list)
    one = committees[0] if len(committees) == 1 else None
    for icb in {row.icb_id: row.icb for row in committees}.values():
        for row in requirements(user, on=day, rights_on=on, icb=icb, committee=one):
            found[row.committee.pk].append(row)
    return found


def _seats(facts: Facts, rows: Iterable[Requirement]) -> tuple[Finding, ...]:
    evidence = ("governance:committee-detail", facts.committee.pk)
    return tuple(
        Finding(
            kept.check_seats(
                row.rule,
                required=row.required,
                filled=row.filled,
                vacant=[member.seat.title for member in row.vacant],
                missing=row.missing,
            ),
            row.rule,
            evidence,
        )
        for row in rows
    )


def _terms(facts: Facts, day: date) -> tuple[Finding, ...]:
    evidence = ("governance:committee-detail", facts.committee.pk)
    gaps = kept.check_documents(facts.spans, [row is not None for row in facts.terms])
    found = tuple(Finding(outcome, "", evidence) for outcome in gaps)
    own = facts.standing
    if own is None:
        return found
    said = kept.check_review(label=f"Terms of reference {own.label}", due=own.review_due, on=day)
    return (*found, Finding(said, "", ("governance:terms-of-reference-detail", own.pk)))


@dataclass(frozen=True)
class Answers:
    """Of each ICB the campaigns of these days, newest first, with their progress by committee."""

    campaigns: dict[int, tuple[tuple[DeclarationCampaign, dict[int | None, Progress]], ...]]


def _declarations(committees: Sequence[Committee], span: Span, user: Any, *, day: date, on: date) -> Answers:
    rows = DeclarationCampaign.objects.visible_to(user, on=on).filter(
        icb__in={row.icb_id for row in committees}, opens_on__range=(span.first, day)
    )
    found: dict[int, tuple[Any, ...]] = defaultdict(tuple)
    for campaign in rows.order_by("-opens_on", "-pk")[:4]:
        parts = {part.pk: part for part in progress(campaign, on=day)[1]}
        found[campaign.icb_id] += ((campaign, parts),)
    return Answers(found)


def _interests(facts: Facts, answers: Answers, user: Any, *, on: date) -> tuple[Finding, ...]:
    if not can(user, Permission.VIEW_INTERESTS, facts.committee, on=on).ok:
        return (Finding(rules.not_for_you("Declarations of interests are")),)
    for campaign, parts in answers.campaigns.get(facts.committee.icb_id, ()):
        if (part := parts.get(facts.committee.pk)) is not None and part.asked:
            outcome = kept.check_declarations(
                campaign=campaign.title,
                asked=part.asked,
                returned=part.returned,
                overdue=part.names_overdue,
            )
            return (Finding(outcome, "", ("membership:campaign-detail", campaign.pk)),)
    return (Finding(kept.NO_DECLARATIONS),)
