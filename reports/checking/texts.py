"""The parts of one paper as text, with the lines of their pages where they are laid out or were uploaded as PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from governance.foundation import clock
from governance.foundation.files.findings import FileRefused
from governance.foundation.files.limits import DEFAULT_LIMITS
from governance.foundation.files.storage import MissingFile, store
from governance.foundation.files.words import words_of_pdf
from meetings.papers.facts import ItemFacts, MeetingFacts, PackFacts, PaperFacts
from reports.checking.models import PartWords
from reports.checking.reading.html import blocks_of_html
from reports.checking.reading.lines import blocks_of_pages
from reports.checking.rules.facts import PaperText, PartText
from reports.models import RenderedPart
from reports.packs import cache
from reports.packs.plan import PartPlan, gather_parts

Pages = Sequence[Sequence[str]]


@dataclass(frozen=True)
class ReadPart:
    """`source` is what a pack is made from; `pages` None while it is not laid out; `problem` why it cannot be read."""

    source: PartPlan
    text: PartText
    pages: Pages | None
    problem: str = ""


def parts_of(meeting: MeetingFacts, item: ItemFacts, paper: PaperFacts) -> list[PartPlan]:
    """The parts of one paper as any pack has them."""
    return [
        part for part in gather_parts(PackFacts(meeting, (item,))) if part.paper_id == str(paper.public_id)
    ]


def content_of(part: PartPlan) -> str:
    """What names the content of a part: the hash of an upload, else the key under which its pages are kept."""
    return part.sha256 or cache.key_of(part)


def laid_out(parts: Sequence[PartPlan]) -> frozenset[str]:
    """Contents whose pages can be read now."""
    keys = {cache.key_of(part): content_of(part) for part in parts if not part.sha256}
    kept = set(RenderedPart.objects.filter(key__in=keys).values_list("key", flat=True))
    return frozenset(keys[key] for key in kept) | {part.sha256 for part in parts if part.sha256}


def read(parts: Sequence[PartPlan], paper: PaperFacts) -> list[ReadPart]:
    kept = dict(
        PartWords.objects.filter(key__in=[content_of(part) for part in parts]).values_list("key", "pages")
    )
    fields = {row.label: row.key for row in paper.cover}
    return [_read(part, kept, fields) for part in parts]


def text_of(parts: Sequence[ReadPart]) -> PaperText:
    return PaperText(tuple(part.text for part in parts))


def _read(part: PartPlan, kept: Mapping[str, Pages], fields: Mapping[str, str]) -> ReadPart:
    problem = ""
    try:
        pages = kept.get(content_of(part)) or _pages(part)
    except FileRefused as refused:
        pages, problem = None, str(refused.finding.message)
    if part.sha256:
        blocks = blocks_of_pages(pages or ())
    else:
        blocks = blocks_of_html(part.html, fields=fields if part.kind == "cover sheet" else None)
    label = part.title.split(":")[0] if part.kind == "annex" else part.kind
    text = PartText(label, part.kind, part.title, blocks, is_read=bool(part.sha256))  # type: ignore[arg-type]
    return ReadPart(part, text, pages, problem)


def _pages(part: PartPlan) -> Pages | None:
    """The lines of the pages, read once for each content; None while they are not made."""
    data = _bytes(part)
    if data is None:
        return None
    texts = words_of_pdf(data, limits=DEFAULT_LIMITS)
    pages = [[line.strip() for line in text.split("\n") if line.strip()] for text in texts]
    PartWords.objects.get_or_create(
        key=content_of(part), defaults={"pages": pages, "created_at": clock.now()}
    )
    return pages


def _bytes(part: PartPlan) -> bytes | None:
    if not part.sha256:
        found = cache.find(cache.key_of(part))
        return found.pdf if found else None
    try:
        return store("private").read(part.sha256)
    except MissingFile:
        return None
