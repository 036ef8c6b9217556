"""Decisions between meetings are recorded with what they rest on, and go to the next meeting (G16, LP68, LP75)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from governance.enums import Openness, Permission
from governance.foundation import actions, clock
from governance.foundation.actions import obey
from governance.foundation.permissions import can, require
from governance.foundation.words import local_day
from governance.models import Committee, Post
from meetings.conduct.actions.common import RIGHT
from meetings.conduct.actions.decisions import next_reference_of, record_of
from meetings.conduct.actions.ratifying import put_on
from meetings.conduct.enums import DecisionMethod, DecisionOutcome, DecisionStanding, DecisionWay
from meetings.conduct.models import Decision
from meetings.conduct.rules.between import check_lawful, check_officers, check_route
from meetings.conduct.rules.bodies import decision_of_posts
from meetings.conduct.rules.record import hash_of
from meetings.conduct.rules.times import check_time
from meetings.conduct.rules.verdict import AUTHORITY, BETWEEN_MEETINGS, ROUTE, Condition
from meetings.conduct.rules.verdict import verdict as verdict_of
from meetings.conduct.selectors.between import authority_of_posts, meeting_to_ratify, route_of
from meetings.conduct.selectors.conditions import Matter, authority_conditions, whose_decision_of


@transaction.atomic
def record_urgent(
    *,
    committee: Committee,
    matter: Matter,
    title: str,
    text: str,
    deciders: Mapping[str, str],
    consulted: str,
    urgency: str,
    by: Any,
    private_text: str = "",
    openness: str = Openness.PUBLIC,
    at: datetime | None = None,
) -> Decision:
    """Chair's action: the power is the committee's, used by those whom its rules name; its next meeting ratifies it.

    `deciders` is line of the rules → name. Raises NotPermitted; RuleNotMet without authority, or when the rules of the
    day were not followed.
    """
    require(by, RIGHT, committee)
    moment = at or clock.now()
    route = route_of(committee, on=local_day(moment))
    obey(check_time(moment, opened_at=None, closed_at=None, now=clock.now()))
    conditions = (
        *authority_conditions(committee, matter, on=local_day(moment)),
        Condition(ROUTE, check_route(route, named=deciders, consulted=consulted, urgency=urgency)),
    )
    names = "; ".join(f"{deciders.get(line, '').strip()} ({line})" for line in route.deciders)
    decision = _record(
        committee,
        matter,
        conditions,
        way=DecisionWay.URGENT,
        title=title,
        text=text,
        private_text=private_text,
        openness=openness,
        decided_by=names[:400],
        consulted=consulted.strip(),
        urgency=urgency.strip(),
        whose=whose_decision_of(committee, conditions[0].outcome),
        at=moment,
        by=by,
    )
    return _put_on_agenda(decision, by=by)


@transaction.atomic
def record_officers(
    *,
    committee: Committee,
    posts: Sequence[Post],
    matter: Matter,
    title: str,
    text: str,
    decided_by: str,
    by: Any,
    consulted: str = "",
    private_text: str = "",
    openness: str = Openness.PUBLIC,
    at: datetime | None = None,
) -> Decision:
    """An officer's decision under the scheme, as the holder of a post, or of several together; told to `committee`."""
    require(by, RIGHT, committee)
    moment, posts = at or clock.now(), sorted(posts, key=str)
    obey(check_time(moment, opened_at=None, closed_at=None, now=clock.now()))
    conditions = (
        Condition(AUTHORITY, authority_of_posts(posts, matter, on=local_day(moment))),
        Condition(ROUTE, check_officers(posts=[str(post) for post in posts], name=decided_by)),
    )
    return _record(
        committee,
        matter,
        conditions,
        way=DecisionWay.OFFICER,
        posts=posts,
        title=title,
        text=text,
        private_text=private_text,
        openness=openness,
        decided_by=decided_by.strip(),
        consulted=consulted.strip(),
        whose=decision_of_posts([str(post) for post in posts], owner=committee.icb.organisation.name),
        at=moment,
        by=by,
    )


def _record(
    committee: Committee,
    matter: Matter,
    conditions: Sequence[Condition],
    *,
    way: str,
    whose: str,
    at: datetime,
    by: Any,
    posts: Sequence[Post] = (),
    **values: Any,
) -> Decision:
    verdict = verdict_of(conditions, asked=BETWEEN_MEETINGS)
    obey(*(row.outcome for row in conditions if row.kind == ROUTE), check_lawful(verdict))
    row = Decision(
        committee=committee,
        way=way,
        state="recorded",
        outcome=DecisionOutcome.ACCEPTED,
        standing=DecisionStanding.DECISION,
        method=DecisionMethod.ALONE,
        function=matter.function,
        place=matter.place,
        amount=matter.amount,
        amount_kind=matter.amount_kind,
        in_budget=matter.in_budget,
        decided_at=at,
        reference=next_reference_of(committee, local_day(at)),
        **values,
    )
    row.record = record_of(row, conditions, verdict, whose=whose) | {
        "way": way,
        "posts": [str(post) for post in posts],
        "decided_by": row.decided_by,
        "consulted": row.consulted,
        "urgency": row.urgency,
    }
    row.record_hash = hash_of(row.record)
    return actions.create(
        row,
        by=by,
        permission=RIGHT,
        event="decision.recorded",
        summary=f"Recorded {row.reference}: {row.get_way_display().lower()}; proof {row.record_hash}",
        many={"posts": posts},
    )


def _put_on_agenda(decision: Decision, *, by: Any) -> Decision:
    """An item to ratify it on the next meeting, where there is one and this person keeps its agenda."""
    meeting = meeting_to_ratify(decision.committee, after=clock.today())
    if meeting is None or not can(by, Permission.CHANGE_AGENDA, meeting, on=clock.today()).ok:
        return decision
    return put_on(decision, meeting, by=by)
