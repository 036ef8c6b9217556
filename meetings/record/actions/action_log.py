"""The action log: noted at an item or after the meeting, moved on by its owner, closed by the committee (R64)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from governance.enums import Openness
from governance.foundation import actions, clock, ledger
from governance.foundation.actions import allow, obey
from governance.foundation.audit import save_recorded
from governance.foundation.numbering import next_reference
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.permissions import require
from governance.models import Committee
from meetings.conduct.models import Decision
from meetings.lifecycles import ACTION_LIFECYCLE
from meetings.papers.models import AgendaItem
from meetings.planning.models import Meeting
from meetings.planning.selectors.together import may_service
from meetings.record.kinds import UpdateKind
from meetings.record.models import ActionLink, ActionUpdate, MeetingAction
from meetings.record.rules import action_log as rules
from meetings.record.selectors.action_log import KEEPS, may_say


@transaction.atomic
def note_action(
    *,
    committee: Committee,
    text: str,
    due_on: date,
    by: Any,
    owner_person: Any = None,
    owner_post: Any = None,
    meeting: Meeting | None = None,
    item: AgendaItem | None = None,
    decision: Decision | None = None,
    is_private: bool = False,
    raised_on: date | None = None,
    reason: str = "",
) -> MeetingAction:
    """Note what somebody is to do, at an item, at a meeting, or for the committee, while it meets or after.

    What is asked at a private item is private. Raises NotPermitted, RuleNotMet; ValidationError without one owner.
    """
    meeting = item.meeting if item is not None else meeting
    if meeting is not None:
        allow(may_service(meeting, by, KEEPS, on=clock.today()))
    else:
        require(by, KEEPS, committee)
    asked = raised_on or _day_asked(meeting)
    obey(
        rules.check_wanted(text=text, raised_on=asked, due_on=due_on),
        _takes(committee, item, meeting),
    )
    private = is_private or (item is not None and item.is_private)
    row = MeetingAction(
        committee=committee,
        meeting=meeting,
        item=item,
        decision=decision,
        reference=_next_reference(committee, asked),
        text=text.strip(),
        openness=Openness.PRIVATE if private else Openness.PUBLIC,
        owner_person=owner_person,
        owner_post=owner_post,
        raised_on=asked,
        due_on=due_on,
    )
    return actions.create(
        row,
        by=by,
        permission=KEEPS,
        event="action.noted",
        summary=f"Noted {row.reference}, due {due_on:%d.%m.%Y}",
        reason=reason,
    )


def _day_asked(meeting: Meeting | None) -> date:
    """The day of the meeting; today for one that lies ahead, and without one."""
    today = clock.today()
    return min(meeting.date, today) if meeting is not None and meeting.date else today


def _takes(committee: Committee, item: AgendaItem | None, meeting: Meeting | None) -> Outcome:
    known = item.taken_by if item is not None else meeting.holding if meeting is not None else [committee]
    if committee in known:
        return met("action.committee")
    return not_met("action.not_theirs", f"{committee} does not take this.", field="committee")


def _next_reference(committee: Committee, day: date) -> str:
    """`BEX-A-2026/07`; the committee's row is locked, so that no two are alike."""
    Committee.objects.select_for_update().get(pk=committee.pk)
    prefix = f"{committee.reference_prefix or committee.slug.upper()}-A"
    known = MeetingAction.objects.filter(committee=committee, reference__startswith=f"{prefix}-{day.year}/")
    numbers = [int(row.rpartition("/")[2]) for row in known.values_list("reference", flat=True)]
    return next_reference(prefix, year=day.year, last=max(numbers, default=0))


@transaction.atomic
def change_action(
    action: MeetingAction, values: Mapping[str, Any], *, by: Any, expected_version: int | None = None
) -> MeetingAction:
    """Text, owner, day or openness of an open action. Its links end when it changes hands."""
    changed = _update(
        action,
        values,
        by=by,
        event="action.changed",
        words="Changed",
        expected_version=expected_version,
        rules_met=(
            ACTION_LIFECYCLE.check(action.state, "edit"),
            rules.check_wanted(
                text=values.get("text", action.text),
                raised_on=action.raised_on,
                due_on=values.get("due_on", action.due_on),
            ),
        ),
    )
    if (changed.owner_person_id, changed.owner_post_id) != (action.owner_person_id, action.owner_post_id):
        end_links(changed, by=by, reason="The action has another owner")
    return changed


@transaction.atomic
def say(
    action: MeetingAction, *, kind: str, by: Any, text: str = "", proposed_due: date | None = None
) -> ActionUpdate:
    """Its owner, signed in, says how it stands, that it is done, or by which later day."""
    allow(may_say(action, by, on=clock.today()))
    return said(action, kind=kind, text=text, proposed_due=proposed_due, name=str(by), by=by, link=None)


def said(
    action: MeetingAction,
    *,
    kind: str,
    text: str,
    proposed_due: date | None,
    name: str,
    by: Any,
    link: ActionLink | None,
) -> ActionUpdate:
    """What an owner says, whichever way they came. Runs in the transaction of the act; the right was asked for."""
    current = MeetingAction.objects.select_for_update(of=("self",)).get(pk=action.pk)
    is_done = kind == UpdateKind.DONE
    move = "finish" if is_done else "say"
    obey(
        ACTION_LIFECYCLE.check(current.state, move),
        rules.check_said(
            kind=kind,
            text=text,
            proposed_due=proposed_due,
            due_on=current.due_on,
            today=clock.today(),
            is_private=current.is_private,
        ),
    )
    row = _line(
        current, kind, text, name=name, by=by, link=link, proposed_due=None if is_done else proposed_due
    )
    if is_done:
        current.state, current.done_on = ACTION_LIFECYCLE.transition(move).target, clock.today()
        save_recorded(current, by=by, reason="Said to be done")
    words = f"{current.reference}: {row.get_kind_display().lower()}{', said by mailed link' if link else ''}"
    _tell(f"action.{'finished' if is_done else 'said'}", current, words, by=by)
    return row


@transaction.atomic
def close_action(action: MeetingAction, *, by: Any, text: str = "") -> MeetingAction:
    """Accepted: nothing more is to be done."""
    return _end(action, "close", UpdateKind.CLOSED, text, by=by)


@transaction.atomic
def drop_action(action: MeetingAction, *, because: str, by: Any) -> MeetingAction:
    """No longer needed, with the reason."""
    obey(rules.check_reason(because, act="drop"))
    return _end(action, "drop", UpdateKind.DROPPED, because, by=by)


@transaction.atomic
def reopen_action(
    action: MeetingAction, *, because: str, by: Any, due_on: date | None = None
) -> MeetingAction:
    """Not done after all, or needed again, with the reason and perhaps another day."""
    obey(ACTION_LIFECYCLE.check(action.state, "reopen"), rules.check_reason(because, act="reopen"))
    values = {"state": "open", "done_on": None, "closed_on": None, "outcome": ""}
    changed = _update(
        action,
        values | ({"due_on": due_on} if due_on else {}),
        by=by,
        event="action.reopened",
        words="Opened again",
    )
    _line(changed, UpdateKind.REOPENED, because, name=str(by), by=by)
    return changed


@transaction.atomic
def answer_wish(wish: ActionUpdate, *, grant: bool, by: Any, text: str = "") -> MeetingAction:
    """Give the time that was asked for, or refuse it."""
    action = MeetingAction.objects.select_for_update(of=("self",)).get(pk=wish.action_id)
    require(by, KEEPS, action)
    wish = ActionUpdate.objects.get(pk=wish.pk)
    latest = ActionUpdate.objects.filter(action=action, kind=UpdateKind.MORE_TIME).first()
    obey(
        rules.check_wish(
            is_open=action.state == "open", is_answered=wish.is_answered, is_latest=latest == wish
        )
    )
    for one in ActionUpdate.objects.filter(action=action, kind=UpdateKind.MORE_TIME, is_answered=False):
        one.is_answered = True
        save_recorded(one, by=by)
    kind = UpdateKind.GRANTED if grant else UpdateKind.REFUSED
    _line(action, kind, text, name=str(by), by=by, proposed_due=wish.proposed_due if grant else None)
    values = {"due_on": wish.proposed_due} if grant else {}
    return _update(
        action,
        values,
        by=by,
        event="action.time_given" if grant else "action.time_refused",
        words="Gave more time for" if grant else "Refused more time for",
    )


def end_links(action: MeetingAction, *, by: Any, reason: str) -> None:
    """Every link of the action ends at once."""
    for link in ActionLink.objects.filter(action=action, is_revoked=False):
        link.is_revoked = True
        save_recorded(link, by=by, reason=reason)
        _tell("action.link_ended", action, f"Ended a link of {action.reference}", by=by)


def _end(action: MeetingAction, move: str, kind: str, text: str, *, by: Any) -> MeetingAction:
    target = ACTION_LIFECYCLE.transition(move).target
    changed = _update(
        action,
        {"state": target, "closed_on": clock.today(), "outcome": text.strip()},
        by=by,
        event=f"action.{target}",
        words="Closed" if move == "close" else "No longer needed:",
        rules_met=(ACTION_LIFECYCLE.check(action.state, move),),
    )
    _line(changed, kind, text, name=str(by), by=by)
    end_links(changed, by=by, reason="The action is closed")
    return changed


def _update(
    action: MeetingAction,
    values: Mapping[str, Any],
    *,
    by: Any,
    event: str,
    words: str,
    expected_version: int | None = None,
    rules_met: tuple[Outcome, ...] = (),
) -> MeetingAction:
    return actions.update(
        action,
        values,
        by=by,
        permission=KEEPS,
        event=event,
        summary=f"{words} {action.reference}",
        expected_version=expected_version,
        rules=rules_met,
    )


def _line(
    action: MeetingAction,
    kind: str,
    text: str,
    *,
    name: str,
    by: Any,
    link: ActionLink | None = None,
    proposed_due: date | None = None,
    at: datetime | None = None,
) -> ActionUpdate:
    """One line of what was said and done. Its event in the ledger is that of the act."""
    row = ActionUpdate(
        action=action,
        kind=kind,
        text=text.strip(),
        proposed_due=proposed_due if kind in (UpdateKind.MORE_TIME, UpdateKind.GRANTED) else None,
        said_by=name.strip()[:200],
        link=link,
        said_at=at or clock.now(),
    )
    return save_recorded(row, by=by)


def _tell(event: str, action: MeetingAction, summary: str, *, by: Any) -> None:
    ledger.record(event, by=by, icb=action.committee.icb, subject=action, summary=summary)
