"""A conflict is declared at an item, who presides rules on it, and what follows is carried out (R8–R10, LP43).

The ruling withholds the papers (so that the next pack of that person lacks them), takes voice, vote and room by rule,
and the quorum is looked at again. A milder ruling gives back what the stricter one took.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from governance.foundation import actions, clock
from governance.foundation.actions import allow, obey
from governance.foundation.outcome import met, not_met
from governance.foundation.own_acts import alter
from governance.foundation.permissions import can
from governance.foundation.words import local_day
from meetings.conduct.actions.attendance import go_out
from meetings.conduct.actions.common import RIGHT, locked, moment_of
from meetings.conduct.actions.quorum import note_quorum
from meetings.conduct.enums import QuorumMoment, WhyOut
from meetings.conduct.models import Attendance, ConflictHandling
from meetings.conduct.rules.conflicts import bars_of, check_ruling
from meetings.conduct.rules.presiding import who_presides
from meetings.conduct.selectors.items import to_register
from meetings.conduct.selectors.tables import table_at
from meetings.lifecycles import CONFLICT_LIFECYCLE
from meetings.papers.actions.exceptions import end_withholding, withhold_paper
from meetings.papers.models import AgendaItem
from meetings.planning.rules.schedule import check_open
from meetings.planning.selectors.together import may_service
from membership.enums import InterestSource
from membership.interests.actions.interests import declare_interest
from membership.interests.selectors.rights import may_declare
from membership.models import Interest


@transaction.atomic
def declare_conflict(
    *,
    item: AgendaItem,
    attendance: Attendance,
    nature: str,
    way: str,
    by: Any,
    interest: Interest | None = None,
    at: datetime | None = None,
) -> ConflictHandling:
    """Before the meeting or at the item. The secretariat writes it down.

    `nature` is what the minutes print; `interest` is of the same person. Raises NotPermitted, RuleNotMet.
    """
    allow(may_service(item.meeting, by, RIGHT, on=clock.today()))
    row = ConflictHandling(
        item=item,
        attendance=attendance,
        interest=interest,
        nature=nature.strip(),
        way=way,
        declared_at=moment_of(item.meeting, at),
    )
    is_own = interest is None or interest.person_id == attendance.person_id
    same = attendance.meeting_id == item.meeting_id
    return actions.create(
        row,
        by=by,
        permission=RIGHT,
        event="conflict.declared",
        summary=f"{attendance} has a conflict of interest at item {item.number}",
        rules=[
            check_open(item.meeting.state),
            met("conflict.at_table")
            if same
            else not_met("conflict.elsewhere", "This person is not at the table."),
            met("conflict.own")
            if is_own
            else not_met("conflict.not_theirs", "This interest is somebody else’s.", field="interest"),
        ],
    )


@transaction.atomic
def rule_on(
    conflict: ConflictHandling,
    *,
    ruling: str,
    reason: str,
    by: Any,
    ruled_by: Attendance | None = None,
    ruled_by_name: str = "",
    withholds_paper: bool = False,
    leaves_now: bool = False,
    at: datetime | None = None,
    expected_version: int | None = None,
) -> ConflictHandling:
    """Write down what who presides ruled, and carry it out. A later ruling takes the place of an earlier one.

    `ruled_by` is somebody at the table, or `ruled_by_name` the chair before the meeting has a list. `leaves_now`: the
    person goes out with the ruling. Raises NotPermitted, RuleNotMet, StaleEdit.
    """
    meeting = locked(conflict.item.meeting)
    allow(may_service(meeting, by, RIGHT, on=clock.today()))
    moment = moment_of(meeting, at)
    person = conflict.attendance.person_id or 0
    obey(
        check_open(meeting.state),
        CONFLICT_LIFECYCLE.check(conflict.state, "rule"),
        check_ruling(
            ruling=ruling,
            person=person,
            ruled_by=(ruled_by.person_id or 0) if ruled_by is not None else -1,
            presiding=_presiding(conflict, moment) if ruled_by is not None else None,
            reason=reason,
        ),
        met("ruling.named")
        if ruled_by is not None or ruled_by_name.strip()
        else not_met("ruling.nobody", "Say who ruled.", "R8", field="ruled_by"),
    )
    row = actions.update(
        conflict,
        {
            "state": CONFLICT_LIFECYCLE.transition("rule").target,
            "ruling": ruling,
            "withholds_paper": withholds_paper,
            "reason": reason.strip(),
            "ruled_by": ruled_by,
            "ruled_by_name": str(ruled_by) if ruled_by is not None else ruled_by_name.strip(),
            "ruled_at": moment,
        },
        by=by,
        permission=RIGHT,
        event="conflict.ruled",
        summary=f"Ruling on the conflict of {conflict.attendance} at item {conflict.item.number}: {ruling}",
        expected_version=expected_version,
    )
    _carry_out(row, by=by)
    is_in = row.attendance.presences.filter(left_at__isnull=True).exists()
    if leaves_now and is_in and not bars_of(ruling).may_stay:
        go_out(row.attendance, by=by, at=at, why=WhyOut.CONFLICT)
    _look_at_quorum(row, moment, by=by)
    return row


@transaction.atomic
def withdraw_conflict(conflict: ConflictHandling, *, because: str, by: Any) -> ConflictHandling:
    """Declared in error, or it fell away: what the ruling took is given back."""
    meeting = locked(conflict.item.meeting)
    allow(may_service(meeting, by, RIGHT, on=clock.today()))
    row = actions.update(
        conflict,
        {"state": CONFLICT_LIFECYCLE.transition("withdraw").target},
        by=by,
        permission=RIGHT,
        event="conflict.withdrawn",
        summary=f"The conflict of {conflict.attendance} at item {conflict.item.number} was withdrawn",
        reason=because,
        rules=[
            check_open(meeting.state),
            CONFLICT_LIFECYCLE.check(conflict.state, "withdraw"),
            met("conflict.reason")
            if because.strip()
            else not_met("conflict.no_reason", "Say why it is withdrawn.", field="because"),
        ],
    )
    _carry_out(row, by=by)
    _look_at_quorum(row, moment_of(meeting), by=by)
    return row


@transaction.atomic
def enter_in_register(
    conflict: ConflictHandling,
    *,
    category: str,
    nature: str,
    effective_from: date,
    by: Any,
    party: str = "",
    relation: str = "",
    expected_version: int | None = None,
) -> Interest:
    """What was declared at the item becomes a row of the register of interests, to be looked at like any other.

    For who keeps the register of the person's ICB, or the person. `declared_on` is the day of the declaration.
    Raises NotPermitted, RuleNotMet, ValidationError or StaleEdit.
    """
    person = conflict.attendance.person
    obey(to_register(conflict))
    assert person is not None, "the rule refuses a name alone"
    right = may_declare(by, person, on=clock.today())
    interest = declare_interest(
        person=person,
        by=by,
        source=InterestSource.MEETING,
        declared_on=local_day(conflict.declared_at),
        category=category,
        nature=nature.strip(),
        effective_from=effective_from,
        party=party.strip(),
        relation=relation.strip(),
    )
    alter(
        conflict,
        {"interest": interest},
        icb=conflict.item.meeting.icb,
        right=right,
        by=by,
        event="conflict.registered",
        summary=f"What {person} declared at item {conflict.item.number} was entered in the register of interests",
        expected_version=expected_version,
    )
    return interest


def _presiding(conflict: ConflictHandling, at: datetime) -> int | None:
    """Who presides at this item; the person whose conflict it is does not rule on it."""
    item = conflict.item
    sitting = getattr(item.meeting, "sitting", None)
    if sitting is None:
        return None
    table = table_at(item.meeting, conflict.attendance.committee, on=clock.today(), at=at, item=item)
    others = tuple(person for person in table.people if person.key != conflict.attendance_id)
    outcome = who_presides(type(table)(table.committee, table.seats, others, table.rules, table.clause))
    return outcome.details.get("person") if outcome.ok else None


def _carry_out(row: ConflictHandling, *, by: Any) -> None:
    """Papers of the item are withheld as the ruling says; what only an earlier one withheld ends."""
    has_paper = row.state != "ruled" or bars_of(row.ruling, withholds_paper=row.withholds_paper).has_paper
    standing = {held.paper_id: held for held in row.withholdings.all() if held.effective_to is None}
    if has_paper:
        for held in standing.values():
            end_withholding(held, reason="The ruling on the conflict no longer asks for it", by=by)
        return
    if row.attendance.person is None:
        return
    for paper in row.item.papers.filter(is_removed=False).exclude(pk__in=standing):
        held = withhold_paper(
            paper=paper, person=row.attendance.person, reason="Ruling on a conflict of interest", by=by
        )
        row.withholdings.add(held)


def _look_at_quorum(row: ConflictHandling, at: datetime, *, by: Any) -> None:
    sitting = getattr(row.item.meeting, "sitting", None)
    if sitting is not None and sitting.is_open and can(by, RIGHT, row.item.meeting, on=clock.today()).ok:
        note_quorum(row.item.meeting, moment=QuorumMoment.RULING, at=at, by=by, item=row.item)
