"""Words, tags and rows of agenda and papers for templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from typing import Any

from governance.foundation.outcome import Outcome
from governance.foundation.screens import Tag
from meetings.enums import ItemKind, Purpose
from meetings.papers.models import AgendaItem, Paper
from meetings.papers.rules.agenda import starting_times
from meetings.papers.selectors.agenda import places
from meetings.papers.selectors.item_facts import taken_by_names
from meetings.papers.selectors.together import PreparedElsewhere
from meetings.planning.models import Meeting

STATE_COLOURS = {"draft": "yellow", "submitted": "blue", "signed_off": "green"}


def state_tag(paper: Paper) -> Tag:
    if paper.is_removed:
        return Tag("Removed", "grey")
    return Tag(paper.get_state_display(), STATE_COLOURS[paper.state])


def privacy_tags(thing: AgendaItem | Paper) -> list[Tag]:
    """A word for what is taken without debate, and for what the public does not read."""
    if isinstance(thing, AgendaItem) and thing.kind == ItemKind.CONSENT:
        return [Tag("Without debate", "purple"), *([Tag("Private", "pink")] if thing.is_private else [])]
    if isinstance(thing, Paper) and thing.is_kept_private:
        return [Tag("Confidential", "pink")]
    if thing.released_on is not None and not thing.is_private:
        return [Tag("Released", "green")]
    return [Tag("Private", "pink")] if thing.is_private else []


@dataclass(frozen=True)
class ItemLine:
    """One line of the agenda as shown. `moves` are (direction, words, is_possible)."""

    item: AgendaItem
    depth: int
    starts_at: time | None
    purposes: str
    tags: list[Tag]
    papers: Sequence[Paper]
    moves: tuple[tuple[str, str, bool], ...] = ()
    focus: str = ""
    shows_gaps: bool = True
    elsewhere: tuple[str, ...] = ()
    taken_by: str = ""
    resolution: str = ""

    @property
    def is_resolution(self) -> bool:
        """It comes, moves and goes by itself."""
        return self.item.kind == ItemKind.EXCLUSION

    @property
    def note(self) -> str:
        """What is printed under the item."""
        return self.resolution if self.is_resolution else self.item.note

    @property
    def waits_for_paper(self) -> bool:
        return self.shows_gaps and self.item.needs_paper and not self.papers and not self.elsewhere


def agenda_lines(
    meeting: Meeting,
    items: list[AgendaItem],
    papers: Mapping[int, Sequence[Paper]],
    *,
    moved: tuple[str, str] = ("", ""),
    shows_gaps: bool = True,
    elsewhere: Iterable[PreparedElsewhere] = (),
    resolution: str = "",
) -> list[ItemLine]:
    """The agenda in order, with times. `moved`: permanent id and direction of the item that keeps the focus;
    `shows_gaps`: items say that their paper is missing; `elsewhere`: what other committees prepare;
    `resolution`: what the exclusion of the public says."""
    begins = starting_times(meeting.starts_at, places(items))
    lines = [_line(item, items, begins.get(item.pk), papers.get(item.pk, []), moved) for item in items]
    said: dict[int, tuple[str, ...]] = {}
    for row in elsewhere:
        said[row.item.pk] = (*said.get(row.item.pk, ()), elsewhere_words(row))
    several = len(meeting.holding) > 1
    return [
        replace(
            line,
            shows_gaps=shows_gaps,
            resolution=resolution,
            elsewhere=said.get(line.item.pk, ()),
            taken_by=taken_by_words(line.item) if several else "",
        )
        for line in lines
    ]


def elsewhere_words(row: PreparedElsewhere) -> str:
    """2 papers are being prepared by the Oak Trust Committee."""
    are = "paper is" if row.count == 1 else "papers are"
    return f"{row.count} {are} being prepared by {row.committee}. You read it once it is signed off."


def taken_by_words(item: AgendaItem) -> str:
    """Which committees decide, where not all of those that meet do."""
    return "; ".join(taken_by_names(item))


def _line(
    item: AgendaItem,
    items: list[AgendaItem],
    starts_at: time | None,
    papers: Sequence[Paper],
    moved: tuple[str, str],
) -> ItemLine:
    # The resolution finds its own place: one step leads past it.
    among = [
        other
        for other in items
        if other.parent_id == item.parent_id and (other == item or other.kind != ItemKind.EXCLUSION)
    ]
    moves = (
        ("up", f"Move up {item}", among[0] != item),
        ("down", f"Move down {item}", among[-1] != item),
    )
    return ItemLine(
        item=item,
        depth=1 if item.parent_id else 0,
        starts_at=starts_at,
        purposes=", ".join(Purpose(code).label for code in item.purposes),
        tags=privacy_tags(item),
        papers=papers,
        moves=moves,
        focus=_focus(moves, moved[1]) if moved[0] == str(item.public_id) else "",
    )


def _focus(moves: tuple[tuple[str, str, bool], ...], direction: str) -> str:
    """The button that takes the focus after a move: the one that was pressed, or the other at the end of the list."""
    possible = [name for name, _, is_possible in moves if is_possible]
    return direction if direction in possible else next(iter(possible), "")


@dataclass(frozen=True)
class BoardRow:
    """One paper on the status board, or an item that waits for one."""

    item: AgendaItem
    paper: Paper | None
    tag: Tag
    note: str


def board(
    items: list[AgendaItem],
    papers: Mapping[int, Sequence[Paper]],
    missing: Mapping[int, Sequence[Outcome]],
    on_routes: Mapping[int, str],
    elsewhere: Sequence[PreparedElsewhere] = (),
) -> list[BoardRow]:
    """Papers in the order of the agenda with what each waits for; by paper id what is `missing`, and with whom a
    paper on a route of sign-off waits, in words; `elsewhere`: what other committees prepare."""
    rows: list[BoardRow] = []
    for item in items:
        mine = papers.get(item.pk, [])
        others = [row for row in elsewhere if row.item.pk == item.pk]
        rows += [
            BoardRow(item, None, Tag("Prepared elsewhere", "grey"), elsewhere_words(row)) for row in others
        ]
        if item.needs_paper and not mine and not others:
            rows.append(BoardRow(item, None, Tag("No paper yet", "red"), "A paper is needed for this item."))
        rows += [
            BoardRow(
                item,
                paper,
                state_tag(paper),
                _waits_for(paper, missing.get(paper.pk, ()), on_routes.get(paper.pk, "")),
            )
            for paper in mine
        ]
    return rows


def _waits_for(paper: Paper, missing: Sequence[Outcome], on_route: str) -> str:
    if paper.state == "submitted":
        return on_route or "Waits for an executive to sign it off."
    if paper.state == "signed_off":
        return "Ready for the pack."
    if not missing:
        return "Complete: submit it for sign-off."
    return missing[0].reason if len(missing) == 1 else f"{len(missing)} things are missing."


def counted(number: int, noun: str, plural: str) -> str:
    return f"{number} {noun if number == 1 else plural}"


def briefly(outcome: Outcome) -> Outcome:
    """An outcome whose reasons the page lists already, in one short sentence."""
    reasons: Any = outcome.details.get("reasons")
    if not reasons:
        return outcome
    return replace(
        outcome, reason=f"{counted(len(reasons), 'thing is', 'things are')} missing: see the list above."
    )
