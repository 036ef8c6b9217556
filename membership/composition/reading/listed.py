"""Names as a list of members gives them: one a line, in table rows, or several behind a common heading (R162)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

ORGANISATIONS, PEOPLE = "organisations", "people"

_BULLET = re.compile(r"^\s*(?:[-–•*●▪◦]|\(?\d{1,2}(?:\.\d{1,2})*[.)]?\s|\(?[a-z]\)\s)\s*")
_RULED = re.compile(r"[\s|:+-]+")
_TICKS = re.compile(r"[✓✔☑√☒]+")
_TITLES = re.compile(
    r"^(?:(?:dr|prof|professor|mr|mrs|ms|miss|mx|cllr|councillor|sir|dame|rev)\.?\s+)+", re.IGNORECASE
)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_HEADINGS = {
    *("organisation", "organisations", "member", "members", "name", "names", "attendee", "attendees"),
    *("representative", "representatives", "role", "voting", "status", "part", "seat"),
}
# "from each of the Primary Care Networks; APL, Frognal and Erith": a kind, and those of that kind.
_GROUP = re.compile(r"^(?P<kind>[^:;]*?\w)\s*(?::|(?<=s);)\s*(?P<names>.+)$", re.DOTALL)
_JOINED = re.compile(r"\s*(?:,\s*(?:and\s+)?|;\s*|\s+and\s+)", re.IGNORECASE)
_NAMED_PART = re.compile(r"^(?P<name>[^:;]{1,60}):\s*(?P<person>[^:;]+)$")


@dataclass(frozen=True)
class Listed:
    """A name as it is written. `group` is the kind it stands behind: "APL" of the "Primary Care Networks"."""

    text: str
    group: str = ""


def names_in(lines: Iterable[str], *, kind: str) -> list[Listed]:
    """The names of organisations or of people in pasted lines; cells are parted by tabs or upright strokes.

    Headings, numbers and ticks are left out; a name that stands twice is given twice.
    """
    found: list[Listed] = []
    above = ""
    for line in lines:
        cells = cells_of(line)
        if len(cells) > 1 and not cells[0]:
            cells[0] = above  # a merged cell that goes on
        above = cells[0] if cells else above
        if cells and not _is_heading(cells):
            found += _of_row(cells, kind)
    return found


def cells_of(line: str) -> list[str]:
    """The cells of one line, without ruled lines of a table and without ticks."""
    if _RULED.fullmatch(line):
        return []
    parts = line.strip().strip("|").split("|") if "|" in line else line.split("\t")
    cells = [_BULLET.sub("", _TICKS.sub("", part)).strip(" ;,.") for part in parts]
    return cells if any(cells) else []


def _is_heading(cells: list[str]) -> bool:
    said = [word for cell in cells for word in re.findall(r"[a-z]+", cell.lower())]
    return bool(said) and all(word in _HEADINGS for word in said)


def _of_row(cells: list[str], kind: str) -> Iterator[Listed]:
    if kind == PEOPLE:
        yield from _people(cells)
        return
    behind = [_NAMED_PART.match(part.strip()) for part in cells[1].split(";")] if len(cells) > 1 else []
    named = [match["name"].strip() for match in behind if match]
    if len(named) > 1:
        yield from (Listed(name, cells[0]) for name in named)
    elif cells[0]:
        yield from _grouped(cells[0])


def _grouped(text: str) -> Iterator[Listed]:
    """Several names behind the kind they are of, or the one name that the text is."""
    match = _GROUP.match(text)
    names = [name for name in _JOINED.split(match["names"]) if name] if match else []
    if match is None or len(names) < 2:
        yield Listed(text)
        return
    group = re.split(r"\b(?:of|from|by|with|each)\s+(?:the\s+)?", match["kind"])[-1].strip()
    yield from (Listed(name.strip(" ."), group) for name in names)


def _people(cells: list[str]) -> Iterator[Listed]:
    """People stand in the second cell where there is one; roles in brackets or behind a comma are left out."""
    cell = cells[1] if len(cells) > 1 and cells[1] else cells[0]
    for part in re.split(r"\s*[;/]\s*|\s+(?:and|&)\s+(?![^(]*\))", cell):
        name = _NAMED_PART.match(part.strip())
        bare = _BRACKETS.sub("", name["person"] if name else part).split(",")[0].strip(" .")
        if bare:
            yield Listed(_TITLES.sub("", bare))
