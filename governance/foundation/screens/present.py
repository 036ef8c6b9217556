"""What the screens' templates show: rows of cells, ways on with their reasons, page links. No queries of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import resolve, reverse

from governance.foundation.screens.ask import Ask
from governance.foundation.screens.cells import Column, Link, Tag, parts

if TYPE_CHECKING:
    from governance.foundation.screens.register import Panel, Register


@dataclass(frozen=True)
class Part:
    """A piece of a cell: text, perhaps a link, perhaps a coloured tag."""

    text: str
    href: str = ""
    colour: str = ""


Cell = list[Part]


@dataclass(frozen=True)
class Table:
    """Headings and rows of cells; an empty table says what to do instead. `anchors` are ids of the rows, if any."""

    caption: str
    head: list[str]
    rows: list[list[Cell]]
    empty: str = ""
    note: str = ""
    actions: Sequence[Any] = ()
    anchors: Sequence[str] = ()


def cell(value: Any, unset: str = "–", href: str = "") -> Cell:
    return [_part(part, href) for part in parts(value, unset)]


def _part(part: Any, href: str) -> Part:
    if isinstance(part, Link):
        return Part(part.text, part.href)
    if isinstance(part, Tag):
        return Part(part.text, colour=part.colour)
    return Part(part, href)


def table(
    caption: str, columns: Sequence[Column], rows: Iterable[Any], *, ask: Ask, url_name: str, empty: str
) -> Table:
    """Rows as cells; columns marked as links lead to the row's own page on the day of this page."""
    body = [
        [
            cell(column.of(row), column.unset, ask.link(url_name, row.pk) if column.link and url_name else "")
            for column in columns
        ]
        for row in rows
    ]
    return Table(caption, [column.label for column in columns], body, empty)


def panel_table(panel: Panel, ask: Ask) -> Table:
    rows = list(panel.rows)
    made = table(panel.title, panel.columns, rows, ask=ask, url_name=panel.url_name, empty=panel.empty)
    anchors = [panel.anchor(row) for row in rows] if panel.anchor else ()
    return replace(made, note=panel.note, actions=panel.actions, anchors=anchors)


UNKNOWN = "Not recorded for this day"


def summary(
    columns: Sequence[Column], row: Any, lists: Mapping[str, list[str] | None] | None = None
) -> list[tuple[str, Cell]]:
    """Label and value of each particular; what is unset says so.

    `lists` are many-to-many lists as recorded on another day, by name, which stand in place of the row's own.
    """
    return [(c.label, _particular(c, row, lists or {})) for c in columns]


def _particular(column: Column, row: Any, lists: Mapping[str, list[str] | None]) -> Cell:
    unset = "Not set" if column.unset == "–" else column.unset
    if isinstance(column.value, str) and column.value in lists:
        recorded = lists[column.value]
        return cell(recorded, UNKNOWN if recorded is None else unset)
    return cell(column.of(row), unset)


def page_links(page: Page, query: QueryDict) -> dict[str, Any]:
    """Parameters of the design system's pagination."""

    def href(number: int) -> str:
        kept = [(key, value) for key, values in query.lists() if key != "page" for value in values]
        return f"?{urlencode([*kept, ('page', number)])}"

    items: list[dict[str, Any]] = []
    for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1):
        if isinstance(number, int):
            items.append({"number": number, "href": href(number), "current": number == page.number})
        else:
            items.append({"ellipsis": True})
    links: dict[str, Any] = {"items": items}
    if page.has_previous():
        links["previous"] = {"href": href(page.previous_page_number())}
    if page.has_next():
        links["next"] = {"href": href(page.next_page_number())}
    return links


@dataclass(frozen=True)
class PageEntry:
    text: str
    href: str
    is_current: bool


@dataclass(frozen=True)
class PageGroup:
    """Lists of a section under one heading; a section that is not crowded has one group without a heading."""

    name: str
    links: tuple[PageEntry, ...]


def pages(register: Register, ask: Ask, here: str = "") -> list[PageGroup]:
    """The lists of the register's section that this person may open, with this one (or `here`) marked.

    Nothing when there is only the one that is open.
    """
    here = here or register.name("list")
    groups: dict[str, list[PageEntry]] = {}
    for words, name, *group in register.pages:
        if _register_of(name).may_list(ask).ok:
            groups.setdefault("".join(group), []).append(PageEntry(words, ask.link(name), name == here))
    found = [PageGroup(name, tuple(links)) for name, links in groups.items()]
    return found if sum(len(group.links) for group in found) > 1 else []


def _register_of(url_name: str) -> Register:
    """The register whose page this is: its view was made with it."""
    found: Register = resolve(reverse(url_name)).func.view_initkwargs["register"]  # type: ignore[attr-defined]
    return found


def counted(number: int, noun: str, plural: str) -> str:
    """1 committee, 3 committees."""
    return f"{number:,} {noun if number == 1 else plural}"


@dataclass(frozen=True)
class Difference:
    """A field on which two editors differ, each side in words."""

    label: str
    opened: str
    mine: str
    now: str
    both_changed: bool
