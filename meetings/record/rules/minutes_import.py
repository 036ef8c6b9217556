"""What a corrected Word file would change in minutes, item by item. Pure: nothing is written here.

The file bears hidden marks (bookmarks) with the key of each entry and its version; where they were lost, the headings
are matched instead. What the record tells is never taken from a file: a difference is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from meetings.record.rules.minutes_text import Paragraph, markdown_of, says_the_same

TEXT_HEAD, PRIVATE_HEAD, RECORD_HEAD = "Discussion", "Private discussion", "Recorded"
ENTRY, PUBLIC, PRIVATE, RECORD = "m", "t", "s", "r"
REGIONS = {TEXT_HEAD: PUBLIC, PRIVATE_HEAD: PRIVATE, RECORD_HEAD: RECORD}
FIELDS = {PUBLIC: "public_text", PRIVATE: "private_text"}
PLACEHOLDER = "[Write what was said here.]"
_MARK = re.compile(r"^pbp_([mtsr])_([0-9a-z]{5,32})(?:_(\d{1,5}))?$")


def mark_of(region: str, key: str, version: int | None = None) -> str:
    """A bookmark's name: at most 40 letters, digits and underscores."""
    tail = "" if version is None else f"_{version}"
    return f"pbp_{region}_{key.replace('-', '')}{tail}"


@dataclass(frozen=True)
class Line:
    """One paragraph of the file. `is_head` is 1 for the heading of an entry, 2 for that of a part of it, 0 else."""

    paragraph: Paragraph
    is_head: int = 0
    is_record: bool = False
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """One entry as it stands. `opened` is version → (text, private text) of every version that it had."""

    key: str
    name: str
    version: int
    public_text: str = ""
    private_text: str | None = None
    record: tuple[str, ...] = ()
    opened: Mapping[int, tuple[str, str]] = field(default_factory=dict)

    def text(self, region: str) -> str | None:
        return self.public_text if region == PUBLIC else self.private_text


@dataclass(frozen=True)
class Change:
    """One text that the file would change. `is_behind`: somebody changed it in the portal after the file was made."""

    key: str
    name: str
    region: str
    version: int
    before: str
    after: str
    is_behind: bool

    @property
    def field(self) -> str:
        return FIELDS[self.region]


@dataclass(frozen=True)
class Matched:
    """What was found: changes, entries whose record reads otherwise, entries and lines that were not found."""

    changes: tuple[Change, ...]
    record: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
    missing: tuple[str, ...]
    left_over: tuple[str, ...]


def match_file(lines: Sequence[Line], known: Sequence[Known]) -> Matched:
    """Hold the file against the entries as they stand."""
    reader = _Reader(known)
    for line in lines:
        reader.take(line)
    changes: list[Change] = []
    record = []
    missing = []
    for entry in known:
        parts = reader.found.get(entry.key)
        if parts is None:
            missing.append(entry.name)
            continue
        for region in (PUBLIC, PRIVATE):
            now = entry.text(region)
            if now is None or region not in parts:
                continue
            changes += _change(entry, region, now, parts[region], reader.versions.get((entry.key, region)))
        said = tuple(row.text for row in parts.get(RECORD, ()))
        wanted = tuple(" ".join(line.split()) for line in entry.record)
        if said != wanted:
            record.append((entry.name, wanted, said))
    return Matched(tuple(changes), tuple(record), tuple(missing), tuple(reader.left_over))


def _change(
    entry: Known, region: str, now: str, rows: Sequence[Paragraph], made_of: int | None
) -> list[Change]:
    after = markdown_of(row for row in rows if row.text != PLACEHOLDER)
    if says_the_same(after, now):
        return []
    was = entry.opened.get(made_of) if made_of is not None else None
    before_file = was[0 if region == PUBLIC else 1] if was is not None else None
    if made_of == 0:
        before_file = ""
    if before_file is not None and says_the_same(after, before_file):
        return []  # only the portal changed since: its text stands
    is_behind = before_file is not None and not says_the_same(before_file, now)
    return [Change(entry.key, entry.name, region, entry.version, now, after, is_behind)]


class _Reader:
    """Walks through the file: the paragraphs of each entry by region, the versions that the marks name, and what
    stands in no entry."""

    def __init__(self, known: Sequence[Known]) -> None:
        self.by_mark = {entry.key.replace("-", ""): entry.key for entry in known}
        self.by_name = {_plain(entry.name): entry.key for entry in known}
        self.records = {entry.key: {" ".join(line.split()) for line in entry.record} for entry in known}
        self.found: dict[str, dict[str, list[Paragraph]]] = {}
        self.versions: dict[tuple[str, str], int] = {}
        self.left_over: list[str] = []
        self.key, self.region = "", RECORD

    def take(self, line: Line) -> None:
        is_placed = self._turn(line)
        if self.key:
            parts = self.found.setdefault(self.key, {})
            if self.region != RECORD:
                parts.setdefault(self.region, [])
        text = line.paragraph.text
        if not text or (line.is_head and (is_placed or self.key)):
            return
        if not self.key:
            self.left_over += [] if line.is_record else [text]
            return
        in_record = line.is_record or self.region == RECORD or text in self.records[self.key]
        self.found[self.key].setdefault(RECORD if in_record else self.region, []).append(line.paragraph)

    def _turn(self, line: Line) -> bool:
        """To the entry and region that the line opens: by its marks, else by the words of a heading."""
        marks = [mark for name in line.marks if (mark := _MARK.match(name)) and mark[2] in self.by_mark]
        for mark in marks:
            self.key, self.region = self.by_mark[mark[2]], RECORD if mark[1] == ENTRY else mark[1]
            if mark[3]:
                self.versions[self.key, self.region] = int(mark[3])
        if marks:
            return True
        if line.is_head == 1:
            self.key, self.region = self.by_name.get(_plain(line.paragraph.text), ""), RECORD
        elif line.is_head == 2 and line.paragraph.text in REGIONS:
            self.region = REGIONS[line.paragraph.text]
        return False


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
