"""The chair's agreement and what it rests on."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from governance.enums import Permission
from governance.foundation.outcome import Outcome, first_not_met
from governance.foundation.permissions import can
from governance.foundation.words import moment
from governance.models import Committee
from meetings.papers.models import AgendaAgreement, Paper
from meetings.papers.rules.agreement import check_agreed, check_agreed_by_all
from meetings.papers.selectors.agenda import agenda
from meetings.planning.models import Meeting
from meetings.planning.rules.schedule import check_open

OF_ITEM = ("number", "title", "kind", "purposes", "openness", "private_reason", "lead", "minutes", "note")


def agenda_hash(meeting: Meeting) -> str:
    """sha256 over the items in order and which papers stand at them (not what the papers say: R63 is for that)."""
    items = [[str(item.public_id), *(getattr(item, name) for name in OF_ITEM)] for item in agenda(meeting)]
    papers = Paper.objects.filter(item__meeting=meeting, is_removed=False, item__is_removed=False)
    rows = papers.order_by("item_id", "position", "pk").values_list("public_id", "title")
    text = json.dumps([items, [[str(public_id), title] for public_id, title in rows]], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def agreement_state(meeting: Meeting) -> Outcome:
    """Agreed as it stands, changed since, or not agreed; of several committees, for each."""
    given = list(AgendaAgreement.objects.filter(meeting=meeting))
    current = agenda_hash(meeting) if given else ""
    states = []
    for committee in meeting.holding:
        # What was agreed before committees were told apart is the lead committee's.
        own = {committee.pk} | ({None} if committee.pk == meeting.lead_committee_id else set())
        last = next((row for row in given if row.committee_id in own), None)
        states.append((committee.name, _state(last, current)))
    return check_agreed_by_all(states)


def _state(last: AgendaAgreement | None, current: str) -> Outcome:
    if last is None:
        return check_agreed("", "", by="", on="")
    return check_agreed(last.agenda_hash, current, by=last.name, on=moment(last.at))


def chaired(meeting: Meeting, user: Any, *, on: date) -> list[Committee]:
    """The committees of the meeting for which this person agrees the agenda."""
    return [row for row in meeting.holding if can(user, Permission.AGREE_AGENDA, row, on=on).ok]


def may_agree(meeting: Meeting, user: Any, *, on: date) -> Outcome:
    return first_not_met(can(user, Permission.AGREE_AGENDA, meeting, on=on), check_open(meeting.state))
