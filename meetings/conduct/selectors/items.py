"""Reads for the page of one item at work: its conditions as this reader may see them, its conflicts and its votes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from governance.foundation.outcome import Outcome
from governance.models import Committee
from meetings.conduct.models import Attendance, ConflictHandling, Decision, Vote
from meetings.conduct.rules import verdict as rules
from meetings.conduct.rules.conflicts import check_to_register, told_to_others
from meetings.conduct.rules.facts import Table
from meetings.conduct.rules.presiding import who_presides
from meetings.conduct.rules.times import check_open_sitting
from meetings.conduct.selectors.conditions import Looked, Matter, look_at
from meetings.conduct.selectors.decisions import matter_of
from meetings.conduct.selectors.tables import attendances, forecast, is_in, table_at
from meetings.papers.models import AgendaItem, Recommendation
from meetings.papers.rules.matching_facts import Suggestion
from meetings.papers.selectors.matching import matches, may_see_matches
from meetings.papers.selectors.papers import visible_papers
from meetings.planning.models import Meeting
from meetings.planning.rules.schedule import check_open
from membership.interests.selectors.rights import may_declare
from membership.models import Interest

FORECAST, AT_WORK, OVER = "forecast", "at_work", "over"


def phase_of(meeting: Meeting) -> str:
    """Before the opening, at work, or closed."""
    sitting = getattr(meeting, "sitting", None)
    if sitting is None:
        return FORECAST
    return AT_WORK if sitting.is_open else OVER


def table_now(item: AgendaItem, committee: Committee, *, on: date, at: datetime) -> Table:
    """As the replies promise it before the opening; who is there after it."""
    if phase_of(item.meeting) == FORECAST:
        return forecast(item.meeting, committee, on=on, item=item)
    return table_at(item.meeting, committee, on=on, at=at, item=item)


def looked_at(
    item: AgendaItem, committee: Committee, matter: Matter, *, user: Any, on: date, at: datetime
) -> Looked:
    """The conditions for this committee now. Who reads neither interests nor conflicts is told no more than that."""
    table = table_now(item, committee, on=on, at=at)
    found = look_at(item, committee, matter, user=user, on=on, at=at, table=table)
    if may_see_matches(item.meeting, user, on=on).ok:
        return found
    conditions = tuple(
        replace(row, outcome=told_to_others(row.outcome)) if row.kind == rules.CONFLICTS else row
        for row in found.conditions
    )
    return replace(found, conditions=conditions, verdict=rules.verdict(conditions))


def first_matter(item: AgendaItem, committee: Committee, *, user: Any, on: date) -> Matter:
    """Of the decision that is being prepared; else the first function of the item, at the committee's place."""
    prepared = decisions_at(item, user, on=on).filter(committee=committee, state="draft").first()
    if prepared is not None:
        return matter_of(prepared)
    return Matter(function=item.functions.first(), place=committee.place)


def table_of_item(item: AgendaItem) -> list[Attendance]:
    """Everybody on the list of attendance of the committees that take it."""
    return [row for committee in item.taken_by for row in attendances(item.meeting, committee)]


def conflicts_at(item: AgendaItem, user: Any, *, on: date) -> list[ConflictHandling]:
    """The conflicts at the item that this person may read; everybody their own."""
    rows = ConflictHandling.objects.visible_to(user, on=on).filter(item=item)
    related = ("attendance__person", "attendance__committee", "ruled_by__person", "item")
    return list(rows.select_related(*related).prefetch_related("attendance__presences"))


def to_register(row: ConflictHandling) -> Outcome:
    """Is it one that the register of interests lacks, and could have?"""
    return check_to_register(
        state=row.state,
        is_person=row.attendance.person_id is not None,
        has_interest=row.interest_id is not None,
    )


def may_register(row: ConflictHandling, user: Any, *, on: date) -> Outcome:
    """May this person enter it there: who keeps the register of the person's ICB, or the person."""
    found, person = to_register(row), row.attendance.person
    return may_declare(user, person, on=on) if found.ok and person is not None else found


def conflict_or_none(item: AgendaItem, user: Any, public_id: Any, *, on: date) -> ConflictHandling | None:
    rows = ConflictHandling.objects.visible_to(user, on=on).filter(item=item, public_id=public_id)
    return rows.select_related("attendance__person", "attendance__committee", "item__meeting").first()


def suggestions_at(item: AgendaItem, user: Any, *, on: date) -> tuple[Suggestion, ...]:
    """What the register suggests and nobody looked at or declared, for who reads interests."""
    found = matches(item.meeting, user, on=on, rights_on=on, item=item)
    declared = {
        row.attendance.person_id for row in conflicts_at(item, user, on=on) if row.state != "withdrawn"
    }
    return tuple(one for row in found.items for one in row.open if one.person not in declared)


def interests_at(item: AgendaItem, user: Any, *, on: date) -> tuple[Interest, ...]:
    """The register's rows of the people at the table that day, as far as this person may read them."""
    return matches(item.meeting, user, on=on, rights_on=on, item=item).interests


def interest_behind(item: AgendaItem, suggestion: Suggestion, user: Any, *, on: date) -> Interest | None:
    """The row of the register on which a suggestion rests; None where it rests on a seat or an employer."""
    if suggestion.basis.kind != "interest":
        return None
    rows = interests_at(item, user, on=on)
    return next((row for row in rows if row.pk == suggestion.basis.key), None)


def who_may_rule(
    conflict: ConflictHandling, *, on: date, at: datetime
) -> tuple[list[Attendance], int | None]:
    """Who of that committee could give the ruling, and the attendance of who presides without the person."""
    committee = conflict.attendance.committee
    others = [
        row
        for row in attendances(conflict.item.meeting, committee)
        if row.pk != conflict.attendance_id and row.seat_id is not None
    ]
    table = table_now(conflict.item, committee, on=on, at=at)
    rest = tuple(person for person in table.people if person.key != conflict.attendance_id)
    found = who_presides(replace(table, people=rest))
    return others, found.details.get("attendance") if found.ok else None


def presiding_at(table: Table) -> int | None:
    """The attendance of who presides; None while nobody can tell."""
    return who_presides(table).details.get("attendance")


def is_there(row: Attendance) -> bool:
    """In the meeting now."""
    return is_in(row, None)


def votes_at(item: AgendaItem, user: Any, *, on: date) -> list[Vote]:
    """Every vote taken at the item, void ones as well."""
    rows = Vote.objects.visible_to(user, on=on).filter(item=item)
    return list(rows.select_related("committee", "decision", "item__meeting").prefetch_related("papers"))


def vote_or_none(item: AgendaItem, user: Any, public_id: Any, *, on: date) -> Vote | None:
    rows = Vote.objects.visible_to(user, on=on).filter(item=item, public_id=public_id)
    return rows.select_related("committee", "item__meeting", "presiding").prefetch_related("papers").first()


def votes_to_rest_on(item: AgendaItem, committee: Committee) -> list[Vote]:
    """Closed votes of the committee on which no decision rests yet."""
    return list(Vote.objects.filter(item=item, committee=committee, state="closed", decision__isnull=True))


def committees_to_refer(item: AgendaItem, *, on: date) -> QuerySet[Committee]:
    """Committees of the ICBs that meet here, but those that take the item: to whom a matter can be referred."""
    takes = item.taken_by
    rows = Committee.objects.in_force(on).filter(icb__in={row.icb_id for row in takes})
    return rows.exclude(pk__in=[row.pk for row in takes]).order_by("name")


def decisions_at(item: AgendaItem, user: Any, *, on: date) -> QuerySet[Decision]:
    """Prepared and recorded decisions at the item that this person may read."""
    rows = Decision.objects.visible_to(user, on=on).filter(item=item).exclude(state="abandoned")
    return rows.select_related("committee", "function", "place", "item", "depends_on").order_by("pk")


def prepared_or_none(item: AgendaItem, user: Any, public_id: Any, *, on: date) -> Decision | None:
    rows = Decision.objects.visible_to(user, on=on).filter(item=item, public_id=public_id)
    related = ("committee", "function", "place", "depends_on", "item__meeting", "meeting")
    return rows.select_related(*related).first()


def recommendations_of(item: AgendaItem, user: Any, *, on: date) -> list[Recommendation]:
    """What the signed papers of the item ask, in their order."""
    papers = visible_papers(user, on=on).filter(item=item, is_removed=False)
    found: list[Recommendation] = []
    for paper in papers.order_by("position", "pk"):
        signed = paper.versions.out().order_by("-number").first()
        if signed is not None:
            found += signed.recommendations.all()
    return found


def may_act(meeting: Meeting) -> Outcome:
    """Is the meeting at work, so that votes are taken and decisions recorded?"""
    phase = phase_of(meeting)
    return check_open_sitting(is_opened=phase != FORECAST, is_closed=phase == OVER)


def may_prepare(meeting: Meeting) -> Outcome:
    """Before the meeting and in it; what was closed is corrected in the minutes."""
    return may_act(meeting) if phase_of(meeting) == OVER else check_open(meeting.state)
