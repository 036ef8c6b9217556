"""From a recorded decision to the snapshot that the public reads: what was decided, and what it rested on (G1, R191).

The facts are those of the frozen record, in the words of the workspace. What only the private record says is never
read here, nor an interest that the public register does not show.
"""

from __future__ import annotations

from typing import Any

from governance.enums import Openness
from governance.foundation import words
from governance.foundation.outcome import Outcome
from governance.foundation.words import local_day
from meetings.conduct import presenters_item_decisions as told
from meetings.conduct.enums import Capacity
from meetings.conduct.models import ConflictHandling, Decision
from meetings.conduct.presenters_item import STATES
from meetings.conduct.rules.conflicts import minute
from meetings.papers.selectors.agenda import agenda
from meetings.papers.selectors.exclusion import agenda_places, is_held_in_public
from membership.interests.selectors.interests import judge
from reports.enums import PublicationKind
from reports.publication.rules import check_decision_publishable
from reports.publication.shapes import Draft

TITLE_LENGTH = 250


def decision_key(decision: Decision) -> str:
    """`decision:12`: the series of one decision."""
    return f"{PublicationKind.DECISION}:{decision.pk}"


def decision_address(decision: Decision) -> str:
    """`bexley-board-2026-01`: the committee, the year and the number of the reference, which never change."""
    year_and_number = decision.reference.rpartition("-")[2].replace("/", "-")
    return f"{decision.committee.slug}-{year_and_number}"


def publicity(decision: Decision) -> Outcome:
    """May the public know of it? Public items of meetings held in public, and decisions between meetings (R193)."""
    item = decision.item
    is_private = decision.openness != Openness.PUBLIC
    if item is not None:
        places = {place.key: place for place in agenda_places(agenda(item.meeting))}
        is_private = is_private or item.pk not in places or places[item.pk].is_private
    return check_decision_publishable(
        is_recorded=decision.is_recorded,
        is_private=is_private,
        held_in_public=decision.meeting is None or is_held_in_public(decision.meeting),
    )


def decision_draft(decision: Decision) -> Draft:
    """The snapshot of one recorded decision. Related decisions are named when they are recorded and public."""
    committee, icb = decision.committee, decision.committee.icb
    assert decision.decided_at is not None, "a recorded decision has its moment"
    day = local_day(decision.decided_at)
    place = decision.place or committee.place
    return Draft(
        kind=PublicationKind.DECISION,
        subject_key=decision_key(decision),
        slug=decision_address(decision),
        title=f"{decision.reference} {decision.title}"[:TITLE_LENGTH],
        icb_id=icb.pk,
        icb_slug=icb.slug,
        event_date=day,
        committee_slugs=(committee.slug,),
        place_slugs=(place.slug,) if place else (),
        content=_said(decision) | _rested_on(decision) | _related(decision),
    )


def _said(decision: Decision) -> dict[str, Any]:
    """What was decided, where and by whom."""
    committee, icb, meeting, item = (
        decision.committee,
        decision.committee.icb,
        decision.meeting,
        decision.item,
    )
    assert decision.decided_at is not None, "a recorded decision has its moment"
    place = decision.place or committee.place
    return {
        "reference": decision.reference,
        "name": decision.title,
        "text": decision.text,
        "icb": {"name": icb.short_name, "slug": icb.slug},
        "place": {"name": place.name, "slug": place.slug} if place else None,
        "committees": [{"name": committee.name, "slug": committee.slug}],
        "meeting": {"name": str(meeting), "slug": meeting.slug, "date": words.day(meeting.date)}
        if meeting
        else None,
        "item": {"number": item.number, "id": str(item.public_id), "title": item.title} if item else None,
        "way": {"key": decision.way, "words": decision.get_way_display()},
        "standing": {"key": decision.standing, "words": decision.get_standing_display()},
        "outcome": {"key": decision.outcome, "words": decision.get_outcome_display()},
        "method": told.METHODS.get(decision.method, decision.get_method_display()),
        "decided": words.moment(decision.decided_at),
        "decided_by": decision.decided_by,
        "consulted": decision.consulted,
        "urgency": decision.urgency,
        "conditions": decision.conditions,
        "function": str(decision.function) if decision.function else "",
        "amount": str(decision.amount) if decision.amount is not None else "",
        "amount_words": told.amount_words(decision),
        "in_budget": decision.in_budget,
        "override": {"reason": decision.override_reason, "by": decision.override_by}
        if decision.override_reason
        else None,
    }


def _rested_on(decision: Decision) -> dict[str, Any]:
    """The frozen facts in plain words."""
    record = decision.record
    vote = told.kept_vote(record)
    return {
        "verdict": record["verdict"]["reason"],
        "whose": told.kept_whose(record) if decision.standing in ("decision", "override") else "",
        "facts": [
            {
                "kind": row["kind"],
                "label": line.label,
                "state": row["state"],
                "state_words": STATES[row["state"]].text,
                "reason": line.reason,
                "clause": line.clause,
            }
            for row, line in zip(record["conditions"], told.kept_lines(record), strict=True)
        ],
        "vote": {
            "result": vote.result,
            "clause": vote.clause,
            "by_right": [list(row) for row in vote.by_right],
            "without": [list(row) for row in vote.without],
        }
        if vote
        else None,
        "people": [
            [row["name"], how]
            for row, (_, how) in zip(_there(record), told.kept_people(record), strict=True)
            if row["capacity"] != Capacity.OBSERVER
        ],
        "conflicts": _conflicts(decision),
        "seal": decision.record_hash,
    }


def _there(record: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for row in (record["table"] or {}).get("people", ()) if row["is_present"]]


def _conflicts(decision: Decision) -> list[str]:
    """What was declared and ruled at the item, as the minutes say it. The nature of an interest that the public
    register keeps back stays out."""
    if decision.item is None:
        return []
    rows = ConflictHandling.objects.filter(
        item=decision.item, attendance__committee=decision.committee, state="ruled"
    ).select_related("attendance__person", "interest__person")
    return [
        minute(
            name=str(row.attendance),
            nature=row.nature if _nature_is_public(row) else "",
            ruling=row.ruling,
            chair=row.ruled_by_name,
        )
        for row in rows
    ]


def _nature_is_public(row: ConflictHandling) -> bool:
    """Said aloud at a public item it is public, unless a decision keeps the entry of the register back."""
    if row.interest is None:
        return True
    assert row.ruled_at is not None, "a ruling has its moment"
    found = judge(row.interest, on=local_day(row.ruled_at))
    return found.redaction is None


def _related(decision: Decision) -> dict[str, Any]:
    """Decisions that this one hangs on, corrects or ratifies, and those that did so to it; only public ones."""
    return {
        "depends_on": _named(decision.depends_on),
        "corrects": _named(decision.corrects),
        "corrected_by": _named(getattr(decision, "corrected_by", None)),
        "ratifies": _named(decision.ratifies),
        "ratified_by": _named(getattr(decision, "ratified_by", None)),
    }


def _named(other: Decision | None) -> dict[str, str] | None:
    """Name and address. The page links to it only where it stands on the public site."""
    if other is None or not publicity(other).ok:
        return None
    outcome = other.get_outcome_display()
    return {
        "slug": decision_address(other),
        "reference": other.reference,
        "title": other.title,
        "outcome": outcome,
    }
