"""Minutes are put before the next meeting, approved and signed; a slip found later is mended (LP69, LP78)."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions, clock
from governance.foundation.actions import allow, obey
from governance.foundation.outcome import met, not_met
from governance.foundation.words import day
from meetings.conduct.rules.record import hash_of
from meetings.enums import ItemKind
from meetings.lifecycles import MINUTES_LIFECYCLE
from meetings.papers.actions.agenda import add_item
from meetings.papers.models import AgendaItem
from meetings.planning.models import Meeting
from meetings.record.actions.minutes import RIGHT, freeze, save_entry
from meetings.record.minutes_enums import VersionKind
from meetings.record.models.minutes import Minutes, MinutesVersion
from meetings.record.rules import minutes as rules
from meetings.record.selectors import minutes as selectors
from meetings.record.selectors.minutes_facts import working_content


@transaction.atomic
def choose_item(minutes: Minutes, *, item: AgendaItem, by: Any) -> Minutes:
    """The item of a later meeting at which they are approved."""
    return actions.update(
        minutes,
        {"approval_item": item},
        by=by,
        permission=RIGHT,
        event="minutes.to_approve",
        summary=f"The minutes of {minutes.meeting} go to {item.meeting} for approval",
        rules=[_is_later(minutes.meeting, item), rules.check_write(minutes.state)],
    )


@transaction.atomic
def put_on_agenda(minutes: Minutes, *, meeting: Meeting, by: Any) -> Minutes:
    """Take them to a later meeting: its item for minutes, or a new one on its agenda."""
    item = AgendaItem.objects.filter(meeting=meeting, kind=ItemKind.MINUTES, is_removed=False).first()
    if item is None or selectors.minutes_at(item) is not None:
        title = f"Minutes of the meeting of {day(minutes.meeting.date)}"
        item = add_item(meeting=meeting, title=title, kind=ItemKind.MINUTES, purposes=["decision"], by=by)
    return choose_item(minutes, item=item, by=by)


def _is_later(meeting: Meeting, item: AgendaItem) -> Any:
    there = item.meeting
    if meeting.date and there.date and there.date > meeting.date and there.state != "cancelled":
        return met("minutes.later")
    return not_met("minutes.later.not", "Minutes are approved at a later meeting.", "LP69", field="meeting")


@transaction.atomic
def approve_minutes(
    minutes: Minutes, *, by: Any, seen: str, words: str = "", expected_version: int | None = None
) -> MinutesVersion:
    """Approve the text as it stands: as circulated, or with the corrections since. The version is frozen as confirmed.

    `seen` is `text_hash` of what was looked at. By who keeps the minutes once the decision is recorded at the item of
    the later meeting; by the chair in `words` without one.
    """
    today = clock.today()
    minutes = Minutes.objects.select_for_update().get(pk=minutes.pk)
    keeps = selectors.may_keep(minutes.meeting, by, on=today)
    chair = selectors.is_chair(minutes.meeting, by, on=today)
    allow(keeps if keeps.ok else chair)
    right = RIGHT if keeps.ok else Permission.AGREE_AGENDA
    item = selectors.approval_item_for(minutes)
    at = selectors.at_approval(item)
    obey(
        MINUTES_LIFECYCLE.check(minutes.state, "approve"),
        rules.check_approve(
            at, words_given=words, is_chair=chair.ok, seen=seen, stands=text_hash(minutes, on=today)
        ),
    )
    decision = selectors.decision_at(item) if item is not None and at.outcome else None
    approved = actions.update(
        minutes,
        {
            "state": MINUTES_LIFECYCLE.transition("approve").target,
            "approval_item": item,
            "approved_decision": decision,
            "approved_words": words.strip() if decision is None else "",
            "approved_at": clock.now(),
        },
        by=by,
        permission=right,
        event="minutes.approved",
        summary=f"Approved the minutes of {minutes.meeting}"
        + (f" by {decision.reference}" if decision else ", by the chair"),
        reason=words,
        expected_version=expected_version,
    )
    return freeze(
        approved,
        VersionKind.APPROVED,
        by=by,
        permission=right,
        confirmed=True,
        approval=approval_of(approved),
    )


def approval_of(minutes: Minutes) -> dict[str, str]:
    """How they were approved, as every later version prints it."""
    item, decision = minutes.approval_item, minutes.approved_decision
    return {
        "on": day(item.meeting.date if item is not None else clock.today()),
        "at": str(item.meeting) if item is not None else "",
        "decision": decision.reference if decision is not None else "",
        "words": minutes.approved_words,
    }


def text_hash(minutes: Minutes, *, on: Any) -> str:
    """Of the text and the record as they would be approved now."""
    content = working_content(minutes, minutes.meeting, on=on)
    return hash_of({"items": content["public"]["items"], "private": content["private"]})


@transaction.atomic
def sign_minutes(minutes: Minutes, *, name: str, by: Any, expected_version: int | None = None) -> Minutes:
    """The chair signs the approved minutes. `name` as printed."""
    return actions.update(
        minutes,
        {"signed_by": name.strip(), "signed_at": clock.now()},
        by=by,
        permission=Permission.AGREE_AGENDA,
        event="minutes.signed",
        summary=f"{name.strip()} signed the minutes of {minutes.meeting}",
        expected_version=expected_version,
        rules=[rules.check_sign(minutes.state, signed_by=minutes.signed_by)],
    )


@transaction.atomic
def mend_entry(
    minutes: Minutes,
    key: str,
    *,
    by: Any,
    reason: str,
    expected_version: int,
    public_text: str | None = None,
    private_text: str | None = None,
) -> MinutesVersion:
    """Correct a slip in approved minutes: another version, with the reason; the approved one stays as it was."""
    today = clock.today()
    allow(selectors.may_keep(minutes.meeting, by, on=today))
    minutes = Minutes.objects.select_for_update().get(pk=minutes.pk)
    obey(MINUTES_LIFECYCLE.check(minutes.state, "mend"))
    save_entry(
        minutes,
        key,
        by=by,
        reason=reason,
        expected_version=expected_version,
        public_text=public_text,
        private_text=private_text,
    )
    obey(rules.check_mend(minutes.state, reason=reason, differs=selectors.differs(minutes, on=today)))
    return freeze(
        minutes,
        VersionKind.CORRECTED,
        by=by,
        confirmed=True,
        reason=reason.strip(),
        approval=approval_of(minutes),
    )
