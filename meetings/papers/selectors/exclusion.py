"""Reads for private business: the power of a meeting's day, grounds to choose from, the resolution, what is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from governance.enums import Openness
from governance.foundation import words
from governance.foundation.outcome import Outcome, not_met
from governance.selectors.procedure import rules_of_procedure
from meetings.enums import ItemKind, MeetingKind
from meetings.papers.models import AgendaItem, Exemption, Paper, PrivateGround
from meetings.papers.rules.exclusion import (
    AgendaPlace,
    check_order,
    check_resolution_stands,
    check_statute,
    covered_words,
    motion,
    needs_resolution,
)
from meetings.papers.rules.exemptions import GroundFacts, check_grounds
from meetings.papers.selectors.agenda import agenda
from meetings.planning.models import Meeting

NO_GROUND = "reason not stated yet"


@dataclass(frozen=True)
class ExclusionRules:
    """What the documents in force on the meeting's day say; "" and None where neither says anything."""

    statute: str
    wording: str
    review_months: int | None
    source: str


def exclusion_rules(meeting: Meeting, *, on: date) -> ExclusionRules:
    """Those of the lead committee: who leads a meeting lends it its rules. `on` counts while it has no date."""
    rules = rules_of_procedure(meeting.lead_committee, on=meeting.date or on)
    statute = rules["exclusion_statute"]
    return ExclusionRules(
        statute=str(statute.value or ""),
        wording=str(rules["exclusion_wording"].value or ""),
        review_months=rules["exemption_review_months"].value,
        source=statute.source,
    )


def is_held_in_public(meeting: Meeting) -> bool:
    """A public meeting, and not of a part that is private by its constitution (R158)."""
    part = meeting.part
    return meeting.kind == MeetingKind.PUBLIC and not (part is not None and part.openness == Openness.PRIVATE)


def agenda_places(items: Sequence[AgendaItem]) -> list[AgendaPlace]:
    """Items in the order of the agenda as the rules read them; what stands under a private item is private."""
    private = {item.pk for item in items if item.is_kept_private}
    return [
        AgendaPlace(
            item.pk,
            item.number,
            item.title,
            item.kind,
            item.pk in private or item.parent_id in private,
            item.parent_id,
        )
        for item in items
    ]


def grounds_of(icb_id: int, statute: str, *, on: date) -> Any:
    """The ICB's grounds under one statute that are in force."""
    return PrivateGround.objects.filter(icb_id=icb_id, statute=statute).in_force(on)


def ground_facts(grounds: Iterable[PrivateGround]) -> list[GroundFacts]:
    return [
        GroundFacts(
            statute=ground.statute,
            name=str(ground),
            reason=ground.reason,
            has_interest_test=ground.has_interest_test,
            needs_redaction=ground.needs_redaction,
            review_months=ground.review_months,
        )
        for ground in grounds
    ]


def open_exemption(
    *, item: AgendaItem | None = None, paper: Paper | None = None, family: Any = None
) -> Exemption | None:
    """The row that keeps this very thing private."""
    rows = Exemption.objects.filter(effective_to__isnull=True)
    if family is not None:
        return rows.filter(of="annex", annex_family=family).first()
    if paper is not None:
        return rows.filter(of="paper", paper=paper).first()
    return rows.filter(of="item", item=item).first()


def printed_ground(row: Exemption | None, plain: str = "") -> str:
    """The grounds as they are printed: those named in the ledger, else the plain reason."""
    if row is None:
        return plain
    named = "; ".join(str(ground) for ground in row.grounds.all())
    return named or row.get_reason_display() or plain


def released_words(of: str, **of_what: Any) -> str:
    """Released on 3 March 2027. It was private because …; "" for what was never released."""
    row = (
        Exemption.objects.filter(of=of, outcome="released", **of_what)
        .order_by("-effective_to", "-pk")
        .first()
    )
    if row is None or row.effective_to is None:
        return ""
    ground = printed_ground(row)
    because = f" It was private: {ground[:1].lower()}{ground[1:]}." if ground else ""
    return f"Released on {words.day(row.effective_to)}.{because}"


def resolution_words(meeting: Meeting, items: Sequence[AgendaItem], *, on: date) -> str:
    """What the resolution says: a person's own words or the motion, then the items with their grounds."""
    item = next((item for item in items if item.kind == ItemKind.EXCLUSION), None)
    if item is None:
        return ""
    private = [one for one in items if _was_private(one)]
    keys = {one.pk for one in private}
    tops = [one for one in private if one.parent_id not in keys]
    covered = [
        (one.number, printed_ground(_row_of_the_day(one), one.get_private_reason_display()) or NO_GROUND)
        for one in tops
    ]
    rules = exclusion_rules(meeting, on=on)
    said = item.note.strip() or motion(rules.statute, rules.wording)
    return "\n\n".join(filter(None, [said, covered_words(covered)]))


def resolution_shown(meeting: Meeting, items: Sequence[AgendaItem], *, on: date) -> str:
    """The same for a page that lists `items`: it counts what the reader of the page may not see as well."""
    if not any(item.kind == ItemKind.EXCLUSION for item in items):
        return ""
    return resolution_words(meeting, agenda(meeting), on=on)


def _was_private(item: AgendaItem) -> bool:
    """At the meeting: a later release does not rewrite what was resolved."""
    return item.openness == Openness.PRIVATE


def _row_of_the_day(item: AgendaItem) -> Exemption | None:
    rows = Exemption.objects.filter(of="item", item=item)
    return rows.filter(effective_to__isnull=True).first() or rows.order_by("-effective_to", "-pk").first()


def private_titles(items: Iterable[AgendaItem]) -> list[str]:
    """Titles that no public text may tell."""
    return [item.title for item in items if item.is_kept_private and item.title_is_private]


def exclusion_findings(meeting: Meeting, items: Sequence[AgendaItem], *, on: date) -> list[Outcome]:
    """What does not stop a pack: the order, and a power that nobody has named."""
    places, held = agenda_places(items), is_held_in_public(meeting)
    if not held:
        return []
    needed = needs_resolution(places, is_held_in_public=held)
    found = [check_order(places)]
    if needed:
        found.append(check_statute(exclusion_rules(meeting, on=on).statute, is_needed=needed))
    return [*(outcome for outcome in found if not outcome.ok), *_without_reason(meeting, items)]


def _without_reason(meeting: Meeting, items: Sequence[AgendaItem]) -> list[Outcome]:
    """An annex can be private without a word of why; the public page then counts it without one."""
    rows = Exemption.objects.filter(
        meeting=meeting,
        effective_to__isnull=True,
        reason="",
        grounds__isnull=True,
        item__in=[i.pk for i in items],
    )
    return [
        not_met(
            "exemption.no_reason",
            f"Item {row.item.number}: an annex is private, and nobody has said why. Name the ground in the list of "
            "private business.",
            "LP46",
            item=row.item.number,
        )
        for row in rows.select_related("item")
    ]


def exclusion_problems(meeting: Meeting, items: Sequence[AgendaItem], *, on: date) -> list[Outcome]:
    """What stops a pack of a meeting that lies ahead: no resolution, or grounds that the statute asks for and has not.

    A meeting that was held is judged by what it resolved, not by a rule that came later.
    """
    held = is_held_in_public(meeting)
    if meeting.state == "held" or not held:
        return []
    found = [check_resolution_stands(agenda_places(items), is_held_in_public=held)]
    rows = Exemption.objects.filter(
        meeting=meeting, effective_to__isnull=True, item__in=[i.pk for i in items]
    )
    for row in rows.select_related("item", "paper").prefetch_related("grounds"):
        if row.paper is not None and row.paper.is_removed:
            continue
        if row.statute == "act_1972":
            outcome = check_grounds(
                row.statute, ground_facts(row.grounds.all()), public_interest=row.public_interest
            )
            if not outcome.ok:
                found.append(_at(row, outcome))
    return [outcome for outcome in found if not outcome.ok]


def _at(row: Exemption, outcome: Outcome) -> Outcome:
    what = "" if row.of == "item" else f" ({row.get_of_display().lower()})"
    return Outcome(
        False,
        outcome.code,
        f"Item {row.item.number}{what}: {outcome.reason}",
        outcome.clause,
        {"item": row.item.number, "exemption": str(row.public_id)},
    )
