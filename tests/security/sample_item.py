"""A meeting at work: a conflict that waits, votes, a decision in preparation, and one recorded with private words."""

from __future__ import annotations

from datetime import date
from typing import Any

from meetings.conduct.actions.attendance import list_expected
from meetings.conduct.actions.conflicts import declare_conflict, rule_on
from meetings.conduct.actions.decisions import draft_decision, record_decision
from meetings.conduct.actions.sittings import open_meeting
from meetings.conduct.actions.votes import open_vote
from meetings.models import AgendaItem, Meeting
from meetings.planning.actions.meetings import issue_meeting
from reports.publication.decisions import publish_decision
from reports.publication.gather_decision import decision_address
from tests.security.sample_meetings import board_on
from tests.security.samples import Samples

ITEM_DAY = date(2031, 10, 21)
ROUTES = ("declare", "rule", "register", "withdraw", "vote-open", "vote", "vote-close", "vote-void")
DECISIONS = ("decision-add", "decision-edit", "decision-record", "decision-abandon")


def add(s: Samples) -> None:
    board = board_on(s, ITEM_DAY)
    board.item("buses", "Buses to the clinic", minutes=10)
    issue_meeting(board.meeting, by=s.lead)
    meeting = Meeting.objects.get(pk=board.meeting.pk)
    item = AgendaItem.objects.select_related("meeting").get(pk=board.items["buses"].pk)
    listed = list_expected(meeting, by=s.lead)
    open_meeting(meeting, by=s.lead, here={listed[0].pk: "room"})
    item = AgendaItem.objects.select_related("meeting").get(pk=item.pk)
    conflict = declare_conflict(
        item=item,
        attendance=listed[0],
        nature=s.canary("interest", "conflictnature"),
        way="meeting",
        by=s.lead,
    )
    rule_on(
        conflict,
        ruling="discuss_only",
        reason=s.canary("interest", "rulingreason"),
        ruled_by_name="Chair of the Board",
        by=s.lead,
    )
    vote = open_vote(item=item, committee=s.world.hill_board, question="Agree?", by=s.lead)
    shared: dict[str, Any] = {
        "item": item,
        "committee": s.world.hill_board,
        "by": s.lead,
        "outcome": "accepted",
    }
    prepared = draft_decision(
        **shared,
        title=s.canary("draft", "decisiontitle"),
        text=s.canary("draft", "decisiontext"),
        standing="decision",
    )
    recorded = record_decision(
        draft_decision(
            **shared,
            title="More buses",
            text="The council is asked for more buses.",
            private_text=s.canary("private", "decisionprivatetext"),
            standing="recommendation",
        ),
        by=s.lead,
        method="consensus",
    )
    board.item("trains", "Trains to the clinic", minutes=10)
    published = record_decision(
        draft_decision(
            **shared
            | {"item": AgendaItem.objects.select_related("meeting").get(pk=board.items["trains"].pk)},
            title="More trains",
            text="The railway is asked for more trains.",
            private_text=s.canary("private", "publisheddecisionprivatetext"),
            standing="recommendation",
        ),
        by=s.lead,
        method="consensus",
    )
    publish_decision(published, by=s.lead)
    s.addresses["public:decision", "slug"] = decision_address(published)
    s.addresses["public:decision@private", "slug"] = decision_address(recorded)
    s.addresses["public:decisions-file", "form"] = "csv"
    s.addresses["reports:decision-publish", "public_id"] = recorded.public_id
    s.addresses["reports:decisions-publish", "pk"] = meeting.slug
    for route in ("", *(f"-{name}" for name in (*ROUTES, *DECISIONS))):
        s.addresses[f"meetings:live-item{route}", "pk"] = meeting.slug
        s.addresses[f"meetings:live-item{route}", "item"] = item.public_id
        s.addresses[f"meetings:live-item{route}", "conflict"] = conflict.public_id
        s.addresses[f"meetings:live-item{route}", "vote"] = vote.public_id
        s.addresses[f"meetings:live-item{route}", "decision"] = prepared.public_id
    for route in ("between-urgent", "between-officers"):
        s.addresses[f"meetings:{route}", "pk"] = meeting.lead_committee.slug
    for route in ("decision-detail", "decision-proof"):
        s.addresses[f"meetings:{route}", "public_id"] = recorded.public_id
