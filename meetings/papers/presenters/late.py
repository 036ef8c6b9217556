"""Words and rows of late papers, urgent items and supplements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from governance.enums import Permission
from governance.foundation import clock
from governance.foundation.outcome import Outcome
from governance.foundation.permissions import can
from governance.foundation.screens import Ask, Link, Tag
from governance.foundation.words import moment
from meetings.enums import AcceptanceWay
from meetings.lifecycles import LATE_LIFECYCLE
from meetings.papers.models import LateRequest, Paper, PaperIssue
from meetings.papers.rules.late import LATE, LateTerms
from meetings.papers.selectors.late import Late, late_things, may_ask

COLOURS = {"asked": "blue", "accepted": "green", "declined": "red", "withdrawn": "grey", "": "orange"}


@dataclass(frozen=True)
class LateLine:
    """One late thing on the board. `ways` are links; `ask` whether the chair may be asked, with the reason if not."""

    title: str
    href: str
    number: str
    kind: str
    tag: Tag
    says: str
    is_private: bool
    ask: Outcome
    ask_href: str
    answer: Link | None
    ways: tuple[Link, ...]


def lines(things: Iterable[Late], ask: Ask) -> list[LateLine]:
    return [_line(one, ask) for one in things]


def of_paper(paper: Paper, ask: Ask) -> LateLine | None:
    """Where a paper stands that is late; None for one that is out or in time. Its item's, where that is urgent."""
    for one in late_things(paper.item.meeting, at=clock.now()):
        if paper.pk in {each.pk for each in one.papers}:
            return _line(one, ask)
    return None


def _line(one: Late, ask: Ask) -> LateLine:
    meeting = one.item.meeting
    where = [meeting.slug, one.item.public_id] + ([one.paper.public_id] if one.paper is not None else [])
    href = (
        ask.link("meetings:paper-detail", one.paper.public_id)
        if one.paper is not None
        else ask.link("meetings:agenda-detail", meeting.slug)
    )
    asked = one.request is not None and one.thing.request in ("asked", "accepted", "declined")
    answer = None
    if asked and one.request is not None:
        words = "Give the chair’s answer" if one.thing.request == "asked" else "See the request"
        answer = Link(words, ask.link("meetings:late-detail", one.request.public_id))
    return LateLine(
        title=one.thing.title,
        href=href,
        number=one.item.number,
        kind=kind_words(one),
        tag=state_tag(one),
        says=_said(one) if one.how_late != LATE else _late_words(one),
        is_private=one.is_private,
        ask=may_ask(one, ask.user, on=ask.today),
        ask_href=ask.link(
            "meetings:late-ask-paper" if one.paper is not None else "meetings:late-ask", *where
        ),
        answer=answer,
        ways=_ways_out(one, ask),
    )


def _ways_out(one: Late, ask: Ask) -> tuple[Link, ...]:
    """What can be done with something that the chair declined, for who may do it."""
    if (
        one.thing.request != "declined"
        or not can(ask.user, Permission.CHANGE_AGENDA, one.item, on=ask.today).ok
    ):
        return ()
    meeting = one.item.meeting
    found = [Link("Defer the item", ask.link("meetings:item-defer", meeting.slug, one.item.public_id))]
    if one.paper is not None and not one.thing.is_revision:
        found.append(Link("Remove the paper", ask.link("meetings:paper-remove", one.paper.public_id)))
    return tuple(found)


def _said(one: Late) -> str:
    """The rule's own words, without the name that the line begins with."""
    words = one.placed.reason.removeprefix(f"{one.thing.words}: ")
    return words[:1].upper() + words[1:]


def _late_words(one: Late) -> str:
    """Before anything went out a late paper still goes into the main pack."""
    told = {
        "asked": "The deadline for papers has passed. The chair was asked.",
        "accepted": "The deadline for papers has passed. The chair has accepted it.",
        "declined": "The chair declined it: defer the item or remove the paper.",
    }
    return told.get(one.thing.request, "The deadline for papers has passed. The chair was not asked yet.")


def kind_words(one: Late) -> str:
    if one.paper is None:
        return "Urgent item"
    return "Revised paper" if one.thing.is_revision else "Late paper"


def state_tag(one: Late) -> Tag:
    state = one.thing.request
    if state == "accepted":
        return Tag("Accepted, to be issued" if one.is_ready else "Accepted, not signed off", COLOURS[state])
    return Tag(LATE_LIFECYCLE.states[state] if state else "Chair not asked", COLOURS[state])


def request_kind(row: LateRequest) -> str:
    if row.paper_id is None:
        return "Urgent item"
    return "Revised paper" if row.is_revision else "Late paper"


def request_tag(row: LateRequest) -> Tag:
    return Tag(LATE_LIFECYCLE.states[row.state], COLOURS[row.state])


def answer_words(row: LateRequest) -> str:
    """Accepted by Dr Ada Hill, Chair, on 27 September 2021 at 10:30am (by e-mail)."""
    if row.decided_at is None:
        return ""
    how = AcceptanceWay(row.decided_how).label.lower() if row.decided_how else ""
    state = LATE_LIFECYCLE.states[row.state]
    return f"{state} by {row.decided_by} on {moment(row.decided_at)}{f' ({how})' if how else ''}"


def terms_words(terms: LateTerms) -> str:
    """What the terms of reference in force say, in a sentence."""
    if terms.chair_accepts == "no":
        said = "The terms of reference do not let the chair accept late papers"
    elif terms.hours_before is not None:
        hours = f"{terms.hours_before} hour{'' if terms.hours_before == 1 else 's'}"
        said = f"The chair may accept late papers until {hours} before the meeting"
    elif terms.chair_accepts == "yes":
        said = "The terms of reference let the chair accept late papers"
    else:
        return "The terms of reference say nothing about late papers, so the chair decides."
    return f"{said}{f' ({terms.source})' if terms.source else ''}."


@dataclass(frozen=True)
class SupplementBlock:
    """A supplement on a page: its lines are those that the reader may see."""

    name: str
    issued: str
    notice: Outcome | None
    lines: Sequence[dict[str, Any]]


def supplement(
    issue: PaperIssue, rows: Iterable[LateRequest], ask: Ask, notice: Outcome | None
) -> SupplementBlock:
    return SupplementBlock(str(issue), moment(issue.at), notice, [_of_supplement(row, ask) for row in rows])


def _of_supplement(row: LateRequest, ask: Ask) -> dict[str, Any]:
    return {
        "number": row.item.number,
        "title": row.title,
        "href": ask.link("meetings:paper-detail", row.paper.public_id) if row.paper is not None else "",
        "kind": request_kind(row),
        "reason": row.reason,
        "cannot_wait": row.cannot_wait,
        "what_changed": row.what_changed,
        "accepted": answer_words(row),
        "is_urgent": row.paper_id is None,
    }
