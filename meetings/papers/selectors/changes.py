"""What changed between two versions of a paper, part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from governance.foundation.files.findings import FileRefused
from governance.foundation.files.storage import DamagedFile, MissingFile, store
from governance.foundation.files.words import words_of_pdf
from governance.foundation.text.blocks import blocks_of_html, blocks_of_pages
from governance.foundation.text.changes import Block, Changes, changes_between
from meetings.papers.facts import AnnexFacts, BodyFacts, CoverRow, PaperFacts
from meetings.papers.models import Paper, PaperVersion
from meetings.papers.selectors.paper_facts import paper_facts
from meetings.papers.selectors.papers import annexes

UNREADABLE = "The text of this file could not be read. Open both versions to compare them."
NO_WORDS = "There are no words in this file: it may be a scan. Open both versions to compare them."


@dataclass(frozen=True)
class ChangedPart:
    """One part of the paper: a row of the cover sheet, the recommendations, its text, an annex. `problem` says why it
    could not be compared; otherwise `changes` holds what differs."""

    title: str
    changes: Changes
    problem: str = ""

    @property
    def differs(self) -> bool:
        return bool(self.changes.passages or self.problem)


def changed_parts(
    before: PaperVersion, after: PaperVersion, user: Any, *, on: date
) -> tuple[ChangedPart, ...]:
    """Every part of either version that this person may read, in the order of the later one."""
    old, new = (_facts(version, on=on) for version in (before, after))
    found = [_part("Title", [Block(old.title)], [Block(new.title)])]
    found += _cover(old.cover, new.cover)
    found.append(_part("Recommendations", *(list(_recommendations(side)) for side in (old, new))))
    found.append(_bodies("Text of the paper", old.body, new.body))
    return (*found, *_annexes(_visible(before, old, user, on=on), _visible(after, new, user, on=on)))


def _facts(version: PaperVersion, *, on: date) -> PaperFacts:
    paper: Paper = version.paper
    return paper_facts(paper, version, enclosure="", on=on)


def _visible(version: PaperVersion, facts: PaperFacts, user: Any, *, on: date) -> dict[str, AnnexFacts]:
    shown = {annex.pk for annex in annexes(version, user, on=on)}
    return {annex.title: annex for annex in facts.annexes if annex.pk in shown}


def _part(title: str, before: Sequence[Block], after: Sequence[Block]) -> ChangedPart:
    return ChangedPart(title, changes_between(before, after))


def _cover(old: Sequence[CoverRow], new: Sequence[CoverRow]) -> Iterator[ChangedPart]:
    """Rows by key; recommendations stand by themselves, and signatures come with the sign-off."""
    was = {row.key: row for row in old}
    for row in (*new, *(row for row in old if row.key not in {each.key for each in new})):
        if row.form != "recommendations":
            now = next((each for each in new if each.key == row.key), None)
            before = list(_row_blocks(was[row.key])) if row.key in was else []
            yield _part(f"Cover sheet: {row.label}", before, list(_row_blocks(now)) if now else [])


def _row_blocks(row: CoverRow) -> Iterator[Block]:
    if row.text:
        yield Block(row.text)
    yield from blocks_of_html(row.html)
    yield from (Block(tick.label) for tick in row.ticks if tick.is_ticked)
    yield from (Block(line) for line in row.lines if line)
    yield from (Block(" | ".join(cells)) for cells in row.rows)


def _recommendations(facts: PaperFacts) -> Iterator[Block]:
    for row in facts.recommendations:
        lead = f"{row.lead_in}: " if row.lead_in else ""
        yield Block(f"{row.label} {lead}{row.text}")


def _bodies(title: str, before: BodyFacts, after: BodyFacts) -> ChangedPart:
    if before.sha256 and before.sha256 == after.sha256:
        return _part(title, [], [])
    sides = []
    for body in (before, after):
        try:
            sides.append(blocks_of_body(body))
        except (FileRefused, MissingFile, DamagedFile):
            return ChangedPart(title, Changes((), 0), UNREADABLE)
    if any(body.form == "pdf" and not blocks for body, blocks in zip((before, after), sides, strict=True)):
        return ChangedPart(title, Changes((), 0), NO_WORDS)
    return _part(title, *sides)


def blocks_of_body(body: BodyFacts) -> list[Block]:
    """The paragraphs of a text as it is read. Raises FileRefused, MissingFile or DamagedFile."""
    if body.form == "html":
        return blocks_of_html(str(body.html))
    if body.form == "pdf":
        return blocks_of_pages(words_of_pdf(store("private").read(body.sha256)))
    return []


def _annexes(old: dict[str, AnnexFacts], new: dict[str, AnnexFacts]) -> Iterator[ChangedPart]:
    for title in dict.fromkeys((*new, *old)):
        was, now = old.get(title), new.get(title)
        name = f"Annex: {title}"
        if was is None or now is None:
            yield _part(name, [Block(title)] if was else [], [Block(title)] if now else [])
        else:
            yield _bodies(name, was.body, now.body)
