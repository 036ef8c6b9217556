"""Committees that meet together: asked, joined, declined, taken out again."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from governance.enums import Permission
from governance.foundation import actions, clock, ledger, outbox
from governance.foundation.actions import allow, obey
from governance.foundation.audit import delete_recorded, save_recorded
from governance.foundation.words import day
from governance.models import Committee
from meetings.lifecycles import TOGETHER_LIFECYCLE
from meetings.planning.actions import entries
from meetings.planning.actions.deadline_notices import tell_of_moved_deadlines
from meetings.planning.models import Meeting, MeetingCommittee, TogetherRequest
from meetings.planning.rules.schedule import check_open
from meetings.planning.rules.together import check_may_leave
from meetings.planning.selectors.deadline_moves import recorded_occasion
from meetings.planning.selectors.holders import nearest_holders
from meetings.planning.selectors.together import belongings, may_answer, may_ask, may_take_out

ASKED = """{lead} ({icb}) asks {committee} to hold a meeting with it:

{meeting}, {when}
{message}
Each committee decides for its own body. Say yes or no here, after signing in:
{address}

This mail was sent by {portal} because you plan the meetings of {committee}.
"""
ANSWERED = """{committee} {answer} the meeting of {lead}, {when}.
{words}
{address}

This mail was sent by {portal} because you plan this meeting.
"""


@transaction.atomic
def ask_to_join(meeting: Meeting, *, committee: Committee, by: Any, message: str = "") -> TogetherRequest:
    """Ask another committee, of this ICB or another, to hold this meeting too. It joins once its secretariat agrees.

    Raises NotPermitted for who does not service the meeting, ValidationError when it was asked or takes part already.
    """
    allow(may_ask(meeting, by, on=clock.today()))
    asked = actions.create(
        TogetherRequest(meeting=meeting, committee=committee, message=message.strip()),
        by=by,
        permission=Permission.PLAN_MEETING,
        event="together.asked",
        summary=f"Asked {committee} to hold {meeting.title}, {_when(meeting)}, together",
        reason=message,
        at=meeting.lead_committee,
    )
    words = _words(asked) | {"message": f"\n{asked.message}\n" if asked.message else ""}
    subject = f"Asked to meet together: {meeting.lead_committee}, {_when(meeting)}"
    _mail(asked, committee, subject, ASKED.format(**words), by=by)
    return asked


def withdraw_request(asked: TogetherRequest, *, because: str, by: Any) -> TogetherRequest:
    """The lead committee takes its question back."""
    allow(may_ask(asked.meeting, by, on=clock.today()))
    return _move(
        asked, "withdraw", by=by, event="together.withdrawn", verb="Withdrew the request to", said=because
    )


@transaction.atomic
def join(asked: TogetherRequest, *, by: Any, answer: str = "") -> TogetherRequest:
    """The committee takes part from now: its members, its chair and its secretariat see what each of theirs may."""
    allow(may_answer(asked, by, on=clock.today()))
    meeting = asked.meeting
    before = recorded_occasion(meeting)
    joined = _move(asked, "join", by=by, event="together.joined", verb="Takes part:", said=answer)
    save_recorded(MeetingCommittee(meeting=meeting, committee=asked.committee), by=by, reason=answer)
    settled = Meeting.objects.get(pk=meeting.pk)
    tell_of_moved_deadlines(settled, before, by=by)
    entries.follow(settled, by=by)
    _tell_lead(joined, "takes part in", by=by)
    return joined


@transaction.atomic
def decline(asked: TogetherRequest, *, because: str, by: Any) -> TogetherRequest:
    """The committee does not take part; the reason goes to who asked."""
    if not because.strip():
        raise ValidationError({"answer": "Say why your committee does not take part."})
    allow(may_answer(asked, by, on=clock.today()))
    declined = _move(asked, "decline", by=by, event="together.declined", verb="Declined:", said=because)
    _tell_lead(declined, "does not take part in", by=by)
    return declined


@transaction.atomic
def leave(meeting: Meeting, *, committee: Committee, because: str, by: Any) -> None:
    """A committee takes itself out, or the lead committee takes it out. What it brought must be gone before."""
    if not because.strip():
        raise ValidationError({"reason": "Say why the committee takes no part."})
    allow(may_take_out(meeting, committee, by, on=clock.today()))
    has = belongings(meeting, committee)
    is_lead = committee.pk == meeting.lead_committee_id
    obey(check_may_leave(is_lead=is_lead, papers=has.papers, items=has.items))
    link = meeting.committee_links.filter(committee=committee).first()
    if link is None:
        raise ValidationError("This committee does not take part.")
    before = recorded_occasion(meeting)
    delete_recorded(link, by=by, reason=because)
    ledger.record(
        "together.left",
        by=by,
        icb=meeting.icb,
        subject=meeting,
        summary=f"{committee} takes no part in {meeting.title}, {_when(meeting)}",
        reason=because,
    )
    settled = Meeting.objects.get(pk=meeting.pk)
    tell_of_moved_deadlines(settled, before, by=by)
    entries.follow(settled, by=by)


def _move(asked: TogetherRequest, name: str, *, by: Any, event: str, verb: str, said: str) -> TogetherRequest:
    current = TogetherRequest.objects.select_for_update().get(pk=asked.pk)
    return actions.update(
        current,
        {"state": TOGETHER_LIFECYCLE.transition(name).target, "answer": said.strip()},
        by=by,
        permission=Permission.PLAN_MEETING,
        event=event,
        summary=f"{verb} {asked.committee}, {asked.meeting.title}, {_when(asked.meeting)}",
        reason=said,
        rules=[check_open(asked.meeting.state), TOGETHER_LIFECYCLE.check(current.state, name)],
    )


def _when(meeting: Meeting) -> str:
    return day(meeting.date) if meeting.date else meeting.date_note


def _words(asked: TogetherRequest) -> dict[str, str]:
    meeting = asked.meeting
    address = reverse("meetings:together-detail", args=[asked.public_id])
    return {
        "lead": meeting.lead_committee.name,
        "icb": meeting.icb.short_name,
        "committee": asked.committee.name,
        "meeting": meeting.title,
        "when": _when(meeting),
        "address": settings.SITE_URL.rstrip("/") + address,
        "portal": settings.PORTAL_NAME,
    }


def _tell_lead(asked: TogetherRequest, answer: str, *, by: Any) -> None:
    words = _words(asked) | {"answer": answer, "words": f"\n{asked.answer}\n" if asked.answer else ""}
    lead = asked.meeting.lead_committee
    _mail(asked, lead, f"{asked.committee} {answer} {asked.meeting.title}", ANSWERED.format(**words), by=by)


def _mail(asked: TogetherRequest, to: Committee, subject: str, body: str, *, by: Any) -> None:
    """To who plans for this committee: those with a role at it or its place, else those of its ICB."""
    for user in nearest_holders(to, Permission.PLAN_MEETING, on=clock.today()):
        if user.pk != by.pk:
            outbox.post(
                recipient=user.email,
                subject=subject,
                body=body,
                once_key=f"together:{asked.pk}:{asked.version}:{user.pk}",
            )
