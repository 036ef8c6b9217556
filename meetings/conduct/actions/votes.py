"""A vote is opened, cast or counted, and closed with its electorate frozen (R165–R168)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from governance.foundation import actions, clock
from governance.foundation.actions import obey
from governance.foundation.outcome import met, not_met
from governance.models import Committee
from meetings.conduct.actions.common import RIGHT, running
from meetings.conduct.models import Attendance, BallotPaper, Vote
from meetings.conduct.rules.votes import check_may_cast, check_may_close
from meetings.conduct.selectors.tables import table_at
from meetings.conduct.selectors.votes import judge, kept, kept_result, matters
from meetings.lifecycles import VOTE_LIFECYCLE
from meetings.papers.models import AgendaItem
from membership.people.rules.facts import Body


@transaction.atomic
def open_vote(
    *,
    item: AgendaItem,
    committee: Committee,
    question: str,
    by: Any,
    kind: str = "named",
    matter: str = "",
    moved_by: str = "",
    seconded_by: str = "",
    presiding: Attendance | None = None,
    at: datetime | None = None,
) -> Vote:
    """Put a question to the vote. `matter` is one that the rules list as special, "" for the ordinary majority."""
    _, moment = running(item.meeting, by=by, at=at)
    table = table_at(item.meeting, committee, on=clock.today(), at=moment, item=item)
    known = [row.matter for row in matters(table)]
    row = Vote(
        item=item,
        committee=committee,
        question=question.strip(),
        kind=kind,
        matter=matter,
        moved_by=moved_by.strip(),
        seconded_by=seconded_by.strip(),
        presiding=presiding,
        opened_at=moment,
    )
    return actions.create(
        row,
        by=by,
        permission=RIGHT,
        event="vote.opened",
        summary=f"A vote of {committee} was opened at item {item.number}",
        rules=[
            met("vote.matter")
            if not matter or matter in known
            else not_met("vote.matter_unknown", "The rules do not list this matter.", "R168", field="matter"),
            met("vote.committee")
            if committee in item.taken_by
            else not_met("vote.not_theirs", f"{committee} does not take this item.", "LP17"),
        ],
    )


def cast(vote: Vote, *, attendance: Attendance, choice: str, by: Any) -> BallotPaper:
    """Write down what one voter said; what they said before is replaced while the vote is open."""
    return cast_all(vote, {attendance: choice}, by=by)[0]


@transaction.atomic
def cast_all(vote: Vote, choices: Mapping[Attendance, str], *, by: Any) -> list[BallotPaper]:
    """The same for several voters at once, all or nothing: a vote taken by name around the table."""
    _, moment = running(vote.item.meeting, by=by)
    vote = Vote.objects.select_for_update().get(pk=vote.pk)
    table = table_at(vote.item.meeting, vote.committee, on=clock.today(), at=moment, item=vote.item)
    electorate = judge(vote, table, second="").electorate
    obey(
        VOTE_LIFECYCLE.check(vote.state, "cast"),
        met("vote.named")
        if vote.kind == "named"
        else not_met("vote.is_counted", "This vote is counted by show of hands, not by name."),
        *(check_may_cast(key=row.pk, name=str(row), electorate=electorate) for row in choices),
    )
    bodies = {key: right.body for right in electorate.rights for key in right.voters}
    return [_write(vote, row, choice, bodies.get(row.pk), by=by) for row, choice in choices.items()]


def _write(vote: Vote, attendance: Attendance, choice: str, body: Body | None, *, by: Any) -> BallotPaper:
    known = BallotPaper.objects.filter(vote=vote, attendance=attendance).first()
    event, summary = "vote.cast", f"{attendance} voted at item {vote.item.number}"
    values = {"choice": choice, "organisation_id": body.id if body else None}
    if known is not None:
        return actions.update(known, values, by=by, permission=RIGHT, event=event, summary=summary)
    paper = BallotPaper(vote=vote, attendance=attendance, **values)
    return actions.create(paper, by=by, permission=RIGHT, event=event, summary=summary)


@transaction.atomic
def close_vote(
    vote: Vote,
    *,
    by: Any,
    votes_for: int | None = None,
    votes_against: int | None = None,
    votes_abstained: int | None = None,
    second: str = "",
    at: datetime | None = None,
    expected_version: int | None = None,
) -> Vote:
    """Close it: the electorate, the count and the result are frozen as they are at that moment.

    The figures are for a counted vote. `second` is the chair's second vote on a tie, "for" or "against".
    """
    _, moment = running(vote.item.meeting, by=by, at=at)
    vote = Vote.objects.select_for_update().get(pk=vote.pk)
    obey(VOTE_LIFECYCLE.check(vote.state, "close"))
    if vote.kind == "counted":
        vote.votes_for, vote.votes_against = votes_for or 0, votes_against or 0
        vote.votes_abstained = votes_abstained or 0
    table = table_at(vote.item.meeting, vote.committee, on=clock.today(), at=moment, item=vote.item)
    standing = judge(vote, table, second=second)
    given = standing.count.cast + standing.count.abstained if vote.kind == "counted" else None
    return actions.update(
        vote,
        {
            "state": VOTE_LIFECYCLE.transition("close").target,
            "closed_at": moment,
            "second": second,
            "votes_for": vote.votes_for,
            "votes_against": vote.votes_against,
            "votes_abstained": vote.votes_abstained,
            "electorate": kept(standing),
            "outcome": kept_result(standing),
        },
        by=by,
        permission=RIGHT,
        event="vote.closed",
        summary=f"The vote of {vote.committee} at item {vote.item.number} closed: {standing.result.reason}",
        expected_version=expected_version,
        rules=[
            check_may_close(electorate=standing.electorate, counted=standing.count, given=given),
            not_met(standing.result.code, standing.result.reason, standing.result.clause, field="second")
            if standing.result.code == "vote.tied"
            else met("vote.settled"),
        ],
    )


@transaction.atomic
def void_vote(vote: Vote, *, because: str, by: Any) -> Vote:
    """The vote does not count: it was opened in error, or must be taken again. It stays in the record."""
    _, moment = running(vote.item.meeting, by=by)
    return actions.update(
        vote,
        {"state": VOTE_LIFECYCLE.transition("void").target, "closed_at": vote.closed_at or moment},
        by=by,
        permission=RIGHT,
        event="vote.void",
        summary=f"The vote at item {vote.item.number} was declared void",
        reason=because,
        rules=[
            VOTE_LIFECYCLE.check(vote.state, "void"),
            met("vote.free")
            if vote.decision_id is None
            else not_met("vote.decided", "A decision rests on this vote."),
            met("vote.reason")
            if because.strip()
            else not_met("vote.no_reason", "Say why it is void.", field="because"),
        ],
    )
