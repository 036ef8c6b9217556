"""Papers asked of their authors: asked, changed, accepted, in, withdrawn (R52)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions, clock, ledger
from governance.foundation.audit import save_recorded
from governance.foundation.permissions import require
from meetings.lifecycles import COMMISSION_LIFECYCLE
from meetings.papers.actions.commission_mail import ask_by_mail
from meetings.papers.actions.links import end_links, make_link
from meetings.papers.actions.papers import add_paper
from meetings.papers.models import AgendaItem, Commission, Paper, UploadLink
from meetings.papers.rules.commissions import check_due
from meetings.papers.selectors.commissions import may_answer, standing_link
from meetings.planning.rules.schedule import check_open
from membership.models import Person


@transaction.atomic
def commission_paper(
    *,
    item: AgendaItem,
    due_on: date,
    by: Any,
    paper: Paper | None = None,
    title: str = "",
    author: Person | None = None,
    author_name: str = "",
    author_email: str = "",
    sponsor: Person | None = None,
    brief: str = "",
    link_until: date | None = None,
    reason: str = "",
) -> Commission:
    """Ask an author for a paper at this item by a day, and tell them by mail.

    `paper` is one that stands already; else one is added under `title`. `link_until` gives them a link to send it
    without an account until that day. Raises NotPermitted, RuleNotMet, ValidationError.
    """
    meeting = item.meeting
    require(by, Permission.CHANGE_AGENDA, meeting)
    actions.obey(check_open(meeting.state), check_due(due_on, today=clock.today(), meeting=meeting.date))
    if paper is None:
        paper = add_paper(item=item, title=title.strip() or item.title, by=by)
    elif paper.item_id != item.pk:
        raise ValidationError({"paper": "This paper stands at another item."})
    else:
        require(by, Permission.CHANGE_AGENDA, paper)
    commission = Commission(
        paper=paper,
        author=author,
        author_name=author_name.strip(),
        author_email=author_email.strip(),
        sponsor=sponsor,
        brief=brief,
        due_on=due_on,
    )
    actions.create(
        commission,
        by=by,
        permission=Permission.CHANGE_AGENDA,
        event="commission.asked",
        summary=f"Asked for the paper “{paper.title}”, due on {due_on:%d.%m.%Y}",
        reason=reason,
    )
    link = make_link(commission, expires_on=link_until, by=by) if link_until else None
    ask_by_mail(commission, link)
    return commission


@transaction.atomic
def change_commission(
    commission: Commission,
    values: dict[str, Any],
    *,
    by: Any,
    expected_version: int | None = None,
    reason: str = "",
) -> Commission:
    """Change author, sponsor, brief or day. A new author or day is told by mail; the link of another author ends."""
    meeting = commission.paper.item.meeting
    due_on, was = values.get("due_on", commission.due_on), _whom(commission)
    rules = [check_open(meeting.state), COMMISSION_LIFECYCLE.check(commission.state, "receive")]
    if due_on != commission.due_on:
        rules.append(check_due(due_on, today=clock.today(), meeting=meeting.date))
    before = commission.due_on
    changed = actions.update(
        commission,
        values,
        by=by,
        permission=Permission.CHANGE_AGENDA,
        event="commission.changed",
        summary=f"Changed what is asked for “{commission.paper.title}”",
        reason=reason,
        expected_version=expected_version,
        rules=rules,
    )
    if _whom(changed) != was:
        end_links(changed, by=by, reason="Another author was asked")
    if _whom(changed) != was or changed.due_on != before:
        ask_by_mail(changed, standing_link(changed))
    return changed


def _whom(commission: Commission) -> tuple[Any, ...]:
    return commission.author_id, commission.author_name, commission.author_email


def accept_commission(commission: Commission, *, by: Any) -> Commission:
    """The author says that they will write it, or somebody notes that they did."""
    return _answer(commission, "accept", by=by, event="commission.accepted", verb="Accepted")


def draft_is_in(commission: Commission, *, by: Any) -> Commission:
    """The author, or whoever keeps the agenda, says that the draft is there."""
    return _answer(commission, "receive", by=by, event="commission.received", verb="The draft is in:")


@transaction.atomic
def withdraw_commission(commission: Commission, *, reason: str, by: Any) -> Commission:
    """Ask for it no longer; the paper stays, the link ends."""
    if not reason.strip():
        raise ValidationError({"reason": "Say why it is not asked for any more."})
    require(by, Permission.CHANGE_AGENDA, commission)
    end_links(commission, by=by, reason=reason)
    return move(commission, "withdraw", by=by, event="commission.withdrawn", verb="Withdrew", reason=reason)


def _answer(commission: Commission, name: str, *, by: Any, event: str, verb: str) -> Commission:
    actions.allow(may_answer(commission, by, on=clock.today()))
    actions.obey(check_open(commission.paper.item.meeting.state))
    return move(commission, name, by=by, event=event, verb=verb)


@transaction.atomic
def move(
    commission: Commission, name: str, *, by: Any, event: str, verb: str, reason: str = ""
) -> Commission:
    """One step; the caller has asked for the right. RuleNotMet from a state that does not allow it."""
    current = Commission.objects.select_for_update(of=("self",)).get(pk=commission.pk)
    actions.obey(COMMISSION_LIFECYCLE.check(current.state, name))
    before = current.state
    current.state = COMMISSION_LIFECYCLE.transition(name).target
    save_recorded(current, by=by, reason=reason)
    ledger.record(
        event,
        by=by,
        icb=current.paper.icb,
        subject=current,
        summary=f"{verb} the request for “{current.paper.title}”",
        reason=reason,
        before={"state": before},
        after={"state": current.state},
    )
    return current


@transaction.atomic
def give_link(commission: Commission, *, expires_on: date, by: Any) -> UploadLink:
    """A link for the author, told by mail; one that stood before ends. Raises NotPermitted, RuleNotMet."""
    require(by, Permission.CHANGE_AGENDA, commission)
    actions.obey(
        check_open(commission.paper.item.meeting.state),
        COMMISSION_LIFECYCLE.check(commission.state, "receive"),
    )
    end_links(commission, by=by, reason="Renewed")
    link = make_link(commission, expires_on=expires_on, by=by)
    ask_by_mail(commission, link)
    return link


@transaction.atomic
def revoke_link(commission: Commission, *, by: Any) -> None:
    """End the link that stands, at once."""
    require(by, Permission.CHANGE_AGENDA, commission)
    end_links(commission, by=by, reason="Revoked")
