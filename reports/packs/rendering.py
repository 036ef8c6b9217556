"""From a plan to a PDF: parts from the cache or the engine, front matter last, then assembly."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from governance.foundation.errors import RuleNotMet
from governance.foundation.files.storage import store
from governance.foundation.outcome import not_met
from reports.packs import cache
from reports.packs.plan import RULES, PackPlan, PartPlan, pack_css
from reports.packs.supplement import WholePlan
from reports.pdf.assemble import assemble
from reports.pdf.contents import build_with_contents
from reports.pdf.parts import PackPart, PartKind, PartRefused, PreparedPart, RenderLimits
from reports.pdf.render import RenderRequest, prepare_upload, render_part, render_parts

# Shorter than the lease of a job, so that a worker that waits for a part is not taken for dead.
LIMITS = RenderLimits(cpu_seconds=80, wall_seconds=90)
UPLOAD_LIMITS = replace(LIMITS, pages=1000)
PROCESSES = 2
FRONT = "front"
ROWS_A_PAGE = 16

Progress = Callable[[int, int, str], None]
AnyPlan = PackPlan | WholePlan


@dataclass(frozen=True)
class Pack:
    """The finished pack and what is told of it."""

    pdf: bytes
    pages: int
    manifest: dict[str, Any]


def build(plan: AnyPlan, *, progress: Progress) -> Pack:
    """Raises RuleNotMet with the name of every paper that could not be made into pages."""
    keys = [cache.key_of(part) for part in plan.parts]
    ready = {key: found for key in dict.fromkeys(keys) if (found := cache.find(key))}
    cached = set(ready)
    missing = {key: part for key, part in zip(keys, plan.parts, strict=True) if key not in ready}
    total = len(missing) + 2
    ready |= _make(missing, lambda done: progress(done, total, _words(done, len(missing))))
    progress(len(missing), total, "Making the agenda with its page numbers")
    sections = [_section(each, ready) for each in plan.plans]
    progress(len(missing) + 1, total, "Putting the pack together")
    whole = [part for section in sections for part in section]
    pdf = assemble(
        whole,
        title=plan.title,
        identifier=f"{plan.meeting.slug}/{plan.audience}/{plan.content_key[:16]}",
        author=plan.meeting.icb.header_name,
        subject="; ".join(committee.name for committee in plan.meeting.committees),
    )
    return Pack(pdf, sum(part.part.pages for part in whole), _manifest(plan, sections, cached))


def _section(plan: PackPlan, ready: Mapping[str, PreparedPart]) -> list[PackPart]:
    """Front matter and parts of one pack, with their own page series."""
    parts = _with_item_pages(plan, [ready[cache.key_of(part)] for part in plan.parts])
    anchor = f"{FRONT}-{plan.series.strip('-').lower()}".strip("-")
    return [PackPart(_front(plan, parts), plan.name, anchor, kind="front", series=plan.series), *parts]


def prepare(parts: Sequence[PartPlan]) -> int:
    """Makes and keeps the parts that the cache lacks; returns how many were made. Refused ones are left out."""
    missing = {key: part for part in parts if cache.find(key := cache.key_of(part)) is None}
    made, _ = _render(missing, lambda done: None)
    return len(made)


def _words(done: int, count: int) -> str:
    return f"Rendering paper {min(done + 1, count)} of {count}"


def _make(missing: dict[str, PartPlan], step: Callable[[int], None]) -> dict[str, PreparedPart]:
    made, refused = _render(missing, step)
    if refused:
        raise RuleNotMet(_refusal(refused))
    return made


def _render(
    missing: dict[str, PartPlan], step: Callable[[int], None]
) -> tuple[dict[str, PreparedPart], list[tuple[PartPlan, PartRefused]]]:
    """Renders what is not in the cache, two at a time, and keeps each part at once: a second try starts there."""
    made: dict[str, PreparedPart] = {}
    refused: list[tuple[PartPlan, PartRefused]] = []

    def settle(key: str, result: PreparedPart | PartRefused) -> None:
        if isinstance(result, PartRefused):
            refused.append((missing[key], result))
        else:
            cache.keep(key, result)
            made[key] = result
        step(len(made) + len(refused))

    step(0)
    for key, part in missing.items():
        if part.sha256:
            settle(key, _upload(part))
    rendered = [key for key, part in missing.items() if not part.sha256]
    requests = [
        RenderRequest(missing[k].html, missing[k].title, css=pack_css(), limits=LIMITS) for k in rendered
    ]
    render_parts(requests, processes=PROCESSES, on_done=lambda index, result: settle(rendered[index], result))
    return made, refused


def _upload(part: PartPlan) -> PreparedPart | PartRefused:
    try:
        return prepare_upload(store("private").read(part.sha256), title=part.title, limits=UPLOAD_LIMITS)
    except PartRefused as refusal:
        return refusal


def _refusal(refused: Sequence[tuple[PartPlan, PartRefused]]) -> Any:
    lines = [f"Item {part.item_number}, “{part.title}”: {refusal.message}" for part, refusal in refused]
    return not_met("pack.part_refused", "\n".join(lines), problems=lines)


def _with_item_pages(pack: PackPlan, parts: Sequence[PreparedPart]) -> list[PackPart]:
    """Parts with their stamps: pages of an item are counted through cover sheet, text and annexes."""
    counted: dict[str, int] = {}
    placed = []
    for plan, part in zip(pack.parts, parts, strict=True):
        first = counted.get(plan.item_number, 0) + 1
        counted[plan.item_number] = first - 1 + part.pages
        kind: PartKind = "annex" if plan.kind == "annex" else "paper"
        placed.append(
            PackPart(
                part, plan.bookmark, plan.anchor, plan.item_label, plan.level, kind, first, series=pack.series
            )
        )
    return placed


def _front(plan: PackPlan, parts: Sequence[PackPart]) -> PreparedPart:
    def render(pages: dict[str, int]) -> PreparedPart:
        html = plan.front_html(pages)
        key = cache.html_key(html, plan.title)
        if found := cache.find(key):
            return found
        front = render_part(html, title=plan.title, css=pack_css(), limits=LIMITS)
        cache.keep(key, front)
        return front

    return build_with_contents(render, parts, guess=2 + len(plan.rows) // ROWS_A_PAGE)


def _manifest(plan: AnyPlan, sections: Sequence[Sequence[PackPart]], cached: set[str]) -> dict[str, Any]:
    """Each part with its source, its hash and its pages: what the pack is, apart from its bytes.

    `first_page` counts within the `series` of the part; "fronts" are the pages of each cover.
    """
    rows = []
    for each, (front, *parts) in zip(plan.plans, sections, strict=True):
        page = front.part.pages + 1
        for source, part in zip(each.parts, parts, strict=True):
            rows.append(_row(source, part, page, cached) | ({"series": each.series} if each.series else {}))
            page += part.part.pages
    fronts = [
        [each.name, each.series, section[0].part.pages]
        for each, section in zip(plan.plans, sections, strict=True)
    ]
    return {
        "rule": RULES[plan.audience],
        "title": plan.title,
        "front_pages": fronts[0][2],
        "fronts": fronts,
        "pages": sum(part.part.pages for section in sections for part in section),
        "has_private": plan.has_private,
        "papers": sorted({part.paper_id for part in plan.parts}),
        "parts": rows,
    }


def _row(source: PartPlan, part: PackPart, page: int, cached: set[str]) -> dict[str, Any]:
    key = cache.key_of(source)
    return {
        "title": source.title,
        "kind": source.kind,
        "item": source.item_number,
        "paper": source.paper_id,
        "paper_version": source.paper_version,
        "is_private": source.is_private,
        "sha256": source.sha256 or key,
        "first_page": page,
        "pages": part.part.pages,
        "was_kept": key in cached,
        "readable": all(part.part.meta.page_has_text),
    }
