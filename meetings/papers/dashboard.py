"""Papers that wait for this person, on the workspace's first page."""

from __future__ import annotations

from governance.enums import Permission
from governance.foundation.screens import Ask, Tag
from governance.foundation.screens.access import holds_in
from governance.foundation.screens.cells import Link
from governance.foundation.screens.dashboard import Block, Item
from governance.foundation.words import moment
from meetings.papers.models import Commission, Submission
from meetings.papers.presenters import agenda as presenters
from meetings.papers.presenters import commissions as words
from meetings.papers.presenters import signing
from meetings.papers.selectors.commissions import asked_of, waiting_files
from meetings.papers.selectors.papers import unfinished
from meetings.papers.selectors.waiting import ToSign, awaiting_signature
from meetings.planning.presenters import when

SHOWN = 8
KEEPS = Permission.CHANGE_AGENDA


def papers_waiting(ask: Ask) -> list[Block]:
    """For executives what waits for their signature; for those who write, drafts of meetings that lie ahead."""
    blocks = []
    if ask.icb is not None and (signs(ask) or holds_in(ask.user, KEEPS, ask.icb, on=ask.today).ok):
        waiting = awaiting_signature(ask.user, ask.icb, on=ask.today)
        if waiting or signs(ask):
            items = tuple(_to_sign(row, ask) for row in waiting[:SHOWN])
            more = Link("All that waits for you", ask.link("meetings:my-signatures"))
            blocks.append(
                Block("Waiting for your signature", items, "No paper waits for you.", more, order=12)
            )
    if ask.icb is not None and holds_in(ask.user, Permission.WRITE_PAPER, ask.icb, on=ask.today).ok:
        rows = unfinished(ask.user, ask.icb, on=ask.today)[:SHOWN]
        blocks.append(Block("Papers to finish", _items(rows, ask), "No draft is open.", order=14))
    return blocks


def signs(ask: Ask) -> bool:
    return holds_in(ask.user, Permission.SIGN_OFF_PAPER, ask.icb, on=ask.today).ok


def _to_sign(row: ToSign, ask: Ask) -> Item:
    paper = row.paper
    words = [
        signing.to_sign_words(row),
        f"item {paper.item.number}, {paper.item.meeting}, {when(paper.item.meeting)}",
    ]
    text = ", ".join(word for word in words if word)
    is_late = row.line is not None and row.line.late(today=ask.today)
    return Item(
        Link(paper.title, ask.link("meetings:paper-detail", paper.public_id)),
        text[:1].upper() + text[1:],
        Tag("Late", "red") if is_late else presenters.state_tag(paper),
    )


def papers_asked(ask: Ask) -> list[Block]:
    """For authors what they are asked for; for who keeps agendas what authors sent. Nothing where there is nothing."""
    blocks = []
    if mine := list(asked_of(ask.user).exclude(state="draft_in")[:SHOWN]):
        blocks.append(Block("Papers asked of you", tuple(_asked(one, ask) for one in mine), "", order=10))
    if ask.icb is not None and holds_in(ask.user, Permission.CHANGE_AGENDA, ask.icb, on=ask.today).ok:
        sent = list(waiting_files(ask.user, ask.icb, on=ask.today)[:SHOWN])
        if sent:
            blocks.append(
                Block("Papers that authors sent", tuple(_sent(one, ask) for one in sent), "", order=11)
            )
    return blocks


def _asked(one: Commission, ask: Ask) -> Item:
    return Item(
        Link(one.paper.title, ask.link("meetings:my-paper", one.public_id)),
        f"Due {words.due_words(one, today=ask.today)}",
        words.commission_tags(one, today=ask.today)[-1],
    )


def _sent(one: Submission, ask: Ask) -> Item:
    return Item(
        Link(one.commission.paper.title, ask.link("meetings:commission-detail", one.commission.public_id)),
        f"Sent {moment(one.sent_at)}, to be taken in",
    )


def _items(rows: object, ask: Ask) -> tuple[Item, ...]:
    return tuple(
        Item(
            Link(paper.title, ask.link("meetings:paper-detail", paper.public_id)),
            f"Item {paper.item.number}, {paper.item.meeting}, {when(paper.item.meeting)}",
            presenters.state_tag(paper),
        )
        for paper in rows  # type: ignore[attr-defined]
    )
