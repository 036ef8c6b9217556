"""Reminding those with whom papers wait, and telling sponsors of late ones: one mail a person, each recorded."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions, clock, ledger, outbox
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.permissions import require
from meetings.papers.actions.chasing_mail import Letter, letters
from meetings.papers.models import Commission
from meetings.papers.rules.chasing import check_not_twice
from meetings.papers.selectors.chasing import ESCALATION, REMINDER, Awaited, awaited, mark_of
from meetings.planning.rules.schedule import check_open
from meetings.planning.selectors.meetings import meetings_for

DONE = {
    REMINDER: "Reminded {whom} of “{title}”",
    ESCALATION: "Told {whom}, who sponsors it, that “{title}” is late",
}


@dataclass(frozen=True)
class Sent:
    """The mails that went, and the papers left out because they wait no more, with the reason."""

    letters: tuple[Letter, ...]
    left_out: tuple[tuple[str, str], ...]


@transaction.atomic
def chase(
    *,
    commissions: Collection[UUID],
    event: str,
    text: str,
    by: Any,
    again: bool = False,
    seen: int | None = None,
) -> Sent:
    """Send one mail to each person with whom these papers wait (REMINDER) or who sponsors them (ESCALATION).

    `commissions` are permanent ids; `text` stands above the papers; `again` allows a second mail on the same day;
    `seen` is `mark_of` what was previewed: nothing goes when others sent mail since. Raises NotPermitted,
    RuleNotMet, ValidationError.
    """
    if not text.strip():
        raise ValidationError({"text": "Write what the mail says."})
    rows = _locked(commissions, by)
    today = clock.today()
    for meeting in {row.meeting for row in rows}:
        require(by, Permission.CHANGE_AGENDA, meeting)
        actions.obey(check_open(meeting.state))
    going = [row for row in rows if row.outcome(event).ok]
    left_out = tuple((row.title, row.outcome(event).reason) for row in rows if not row.outcome(event).ok)
    actions.obey(
        _same_as_seen(going, seen),
        *(check_not_twice(one, today=today, again=again) for row in going for one in row.standings(event)),
    )
    posted = tuple(letters(going, event, text=text, today=today))
    for letter in posted:
        _post(letter, event, by=by)
    return Sent(posted, left_out)


def _locked(commissions: Collection[UUID], by: Any) -> list[Awaited]:
    """The lines of these requests as they stand now; nobody else writes about them until this is done."""
    wanted = Commission.objects.filter(public_id__in=commissions).select_for_update(of=("self",))
    keys = set(wanted.order_by("pk").values_list("pk", flat=True))
    today = clock.today()
    meetings = meetings_for(by, on=today).filter(items__papers__commissions__in=keys).distinct()
    rows = awaited(list(meetings), by, on=today, at=clock.now())
    found = [row for row in rows if row.commission is not None and row.commission.pk in keys]
    if not found:
        raise ValidationError({"papers": "Choose at least one paper."})
    return found


def _same_as_seen(rows: Sequence[Awaited], seen: int | None) -> Outcome:
    if seen is None or seen == mark_of(rows):
        return met("chase.as_seen")
    return not_met("chase.meanwhile", "Mail about these papers was sent since you looked. Look at it again.")


def _post(letter: Letter, event: str, *, by: Any) -> None:
    first = letter.rows[0].commission
    assert first is not None
    mark = mark_of(letter.rows)  # every mail raises it
    outbox.post(
        recipient=letter.recipient,
        subject=letter.subject,
        body=letter.body,
        once_key=f"{event}:{first.pk}:{mark}:{letter.recipient.casefold()}",
    )
    for row, whom in zip(letter.rows, letter.whom, strict=True):
        assert row.commission is not None
        ledger.record(
            event,
            by=by,
            icb=row.commission.paper.icb,
            subject=row.commission,
            summary=DONE[event].format(whom=whom, title=row.title),
            after={"to": whom},
        )
