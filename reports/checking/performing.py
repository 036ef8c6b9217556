"""Checking one paper: its texts read, held against the register and the calendar, every finding with its place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from governance.foundation import clock
from governance.foundation.outcome import Outcome
from meetings.models import Meeting, Paper, PaperVersion
from meetings.papers.facts import PackFacts, PaperFacts
from meetings.papers.rules.cover import check_conflict_named
from meetings.papers.rules.dates import check_dates_in_order
from meetings.papers.selectors.checks import completeness, cover_facts, withheld_from
from reports.checking import texts
from reports.checking.models import PaperCheck
from reports.checking.reading.places import Places
from reports.checking.register import around_meeting, for_paper, lettered
from reports.checking.rules.codes import severity_of
from reports.checking.rules.every import VERSION, check_text
from reports.checking.rules.facts import Around, PaperText, Slip, Spot
from reports.checking.rules.sentences import squeezed
from reports.packs.plan import PartPlan

_CONTEXT = 70
_IN_FILE = ("comment", "tracked change")


@dataclass(frozen=True)
class Subject:
    """One paper ready to be checked; `key` names its check: other texts, another register, another key."""

    paper: Paper
    version: PaperVersion
    facts: PaperFacts
    parts: tuple[PartPlan, ...]
    around: Around
    outcomes: tuple[Outcome, ...]
    is_laid_out: bool

    @property
    def key(self) -> str:
        whole = [
            VERSION,
            self.paper.pk,
            [[part.kind, part.title, texts.content_of(part)] for part in self.parts],
            asdict(self.around) | {"abbreviations": sorted(self.around.abbreviations)},
            [[outcome.code, outcome.reason] for outcome in self.outcomes],
            self.is_laid_out,
        ]
        return hashlib.sha256(json.dumps(whole, default=str, sort_keys=True).encode()).hexdigest()


def subjects(
    meeting: Meeting, facts: PackFacts, papers: dict[str, tuple[Paper, PaperVersion]], *, on: date
) -> list[Subject]:
    """Those of `papers` (by public id) in the order of the agenda. What they are held against is read once."""
    around = replace(around_meeting(meeting, on=on), enclosures=lettered(facts))
    planned = [
        (item, paper, tuple(texts.parts_of(facts.meeting, item, paper)))
        for item in facts.items
        for paper in item.papers
        if str(paper.public_id) in papers
    ]
    laid_out = texts.laid_out([part for _, _, parts in planned for part in parts])
    return [
        _subject(papers[str(paper.public_id)], paper, parts, for_paper(around, paper), laid_out, on)
        for _, paper, parts in planned
    ]


def _subject(
    rows: tuple[Paper, PaperVersion],
    facts: PaperFacts,
    parts: tuple[PartPlan, ...],
    around: Around,
    laid_out: frozenset[str],
    on: date,
) -> Subject:
    paper, version = rows
    whole = all(texts.content_of(part) in laid_out for part in parts)
    return Subject(paper, version, facts, parts, around, tuple(_outcomes(paper, version, on)), whole)


def _outcomes(paper: Paper, version: PaperVersion, on: date) -> Iterator[Outcome]:
    """What the rules of cover sheets say (R6, R9, R61, R62), and marks of work in an uploaded file."""
    found = [*completeness(paper, version), check_dates_in_order(cover_facts(paper, version))]
    found.append(
        check_conflict_named(version.conflict_option, withheld_from=len(withheld_from(paper, on=on)))
    )
    yield from (outcome for outcome in found if not outcome.ok)
    for warning in version.conversion_warnings:
        if any(word in warning for word in _IN_FILE):
            yield Outcome(False, "paper.marks_of_work", warning, "R196")


def check(subject: Subject) -> PaperCheck:
    """The check of this subject, made now unless it is kept."""
    kept = PaperCheck.objects.filter(key=subject.key).first()
    if kept is not None:
        return kept
    read = texts.read(subject.parts, subject.facts)
    row, _ = PaperCheck.objects.get_or_create(
        key=subject.key,
        defaults={
            "paper": subject.paper,
            "content_hash": subject.facts.content_hash,
            "findings": sorted(_findings(subject, read), key=_in_reading_order),
            "parts": [_part(part) for part in read],
            "is_laid_out": subject.is_laid_out,
            "created_at": clock.now(),
        },
    )
    # What quotes a text is kept no longer than it is of use: one check of each signed text, and one of the draft.
    PaperCheck.objects.filter(paper=subject.paper, content_hash=row.content_hash).exclude(pk=row.pk).delete()
    return row


def _part(part: texts.ReadPart) -> dict[str, Any]:
    return {
        "title": part.source.title,
        "kind": part.source.kind,
        "content": texts.content_of(part.source),
        "annex": _annex(part.source),
        "pages": len(part.pages) if part.pages is not None else None,
        "is_private": part.source.is_private,
    }


def _annex(part: PartPlan) -> int | None:
    """The annex by the anchor that its part has."""
    return int(part.anchor.rsplit("-", 1)[1]) if part.kind == "annex" else None


def _findings(subject: Subject, read: Sequence[texts.ReadPart]) -> Iterator[dict[str, Any]]:
    paper = texts.text_of(read)
    places = [Places(part.pages or ()) for part in read]
    begins = [place.of_blocks(part.text.blocks) for place, part in zip(places, read, strict=True)]
    for outcome in subject.outcomes:
        spot = _row_of(paper, outcome)
        yield _finding(Slip(outcome.code, outcome.reason, spot, outcome.clause), paper, places, begins)
    for number, part in enumerate(read):
        if part.problem:
            slip = Slip("paper.file_unreadable", part.problem, None, "R196", {"part": number})
            yield _finding(slip, paper, places, begins)
    yield from _told_to(
        [_finding(slip, paper, places, begins) for slip in check_text(paper, subject.around)],
        [_finding(slip, paper, places, begins) for slip in check_text(_public(paper, read), subject.around)]
        if _is_mixed(read)
        else None,
    )


def _is_mixed(read: Sequence[texts.ReadPart]) -> bool:
    """A public paper with a private annex: what is found by both together is not for all who read the paper."""
    return len({part.source.is_private for part in read}) > 1


def _public(paper: PaperText, read: Sequence[texts.ReadPart]) -> PaperText:
    """The paper as somebody reads it who does not see its private annexes; parts keep their places."""
    return PaperText(
        tuple(
            replace(text, blocks=()) if part.source.is_private else text
            for text, part in zip(paper.parts, read, strict=True)
        )
    )


def _told_to(
    whole: Sequence[dict[str, Any]], public: Sequence[dict[str, Any]] | None
) -> Iterator[dict[str, Any]]:
    """Findings with whom they are for: all, those who read the whole paper, or those who read its public parts."""
    if public is None:
        yield from whole
        return
    in_whole, in_public = ({one["mark"] for one in found} for found in (whole, public))
    yield from (one | {"told_to": "all" if one["mark"] in in_public else "whole"} for one in whole)
    yield from (one | {"told_to": "public"} for one in public if one["mark"] not in in_whole)


def _in_reading_order(found: dict[str, Any]) -> tuple[int, int, int]:
    """What belongs to the whole paper comes first."""
    return tuple(-1 if found[name] is None else found[name] for name in ("part", "page", "line"))  # type: ignore[return-value]


def _row_of(paper: Any, outcome: Outcome) -> Spot | None:
    """The row of the cover sheet that an outcome speaks of."""
    field = outcome.details.get("field")
    for part, number, block in paper.blocks("cover sheet"):
        if field and block.field == field:
            return Spot(part, number)
    return None


def _finding(
    slip: Slip, paper: Any, places: Sequence[Places], begins: Sequence[Sequence[int]]
) -> dict[str, Any]:
    spot = slip.spot
    block = paper.at(spot) if spot else None
    text = block.text if block else ""
    quote = text[spot.start : spot.end] if spot else ""
    where = places[spot.part].find(block, spot, begins[spot.part][spot.block]) if spot and block else None
    return {
        "code": slip.code,
        "severity": severity_of(slip.code),
        "reason": slip.reason,
        "clause": slip.clause,
        "part": spot.part if spot else slip.details.get("part"),
        "field": block.field if block else "",
        "before": _before(text[: spot.start]) if spot and quote else "",
        "quote": quote,
        "after": _after(text[spot.end :]) if spot and quote else "",
        "page": where[0] if where else None,
        "line": where[1] if where else None,
        "mark": mark_of(slip, text),
        "told_to": "all",
    }


def _before(text: str) -> str:
    """The end of what stands before, from a word on."""
    return text if len(text) <= _CONTEXT else f"…{text[-_CONTEXT:].partition(' ')[2]}"


def _after(text: str) -> str:
    return text if len(text) <= _CONTEXT else f"{text[:_CONTEXT].rpartition(' ')[0]}…"


def mark_of(slip: Slip, text: str) -> str:
    """By the finding and the passage it stands in, not by its place: it stays when pages move, not when words do."""
    whole = [slip.code, slip.reason, squeezed(text)]
    return hashlib.sha256(json.dumps(whole).encode()).hexdigest()
