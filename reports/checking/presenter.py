"""Words, ways and rows of what is to be looked at in papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any

from governance.foundation import words
from governance.foundation.screens import Ask, Column, Link, Tag
from reports.checking.rules.codes import LOOK, MUST, NOTE, SEVERITIES
from reports.checking.selectors import Checked, Found, MeetingChecks

COLOURS = {MUST: "red", LOOK: "yellow", NOTE: "grey"}
FILTERS = ("", *SEVERITIES)
CAUTION = (
    "A check by rule: it finds slips, it does not read. Nothing found does not mean that nothing is wrong."
)
CODES_OF_REGISTER = ("body.", "person.")
EXPORT = ("Item", "Paper", "Weight", "What", "Finding", "Passage", "Where", "Page of the paper", "Line", "Pack page",
          "Set aside because")  # fmt: skip


def tag_of(found: Found) -> Tag:
    return Tag(SEVERITIES[found.severity], COLOURS[found.severity])


def count_words(counts: Counter[str]) -> str:
    """ "2 must be put right, 5 to look at, 1 worth a thought"; "Nothing was found." when there is none."""
    said = {MUST: "must be put right", LOOK: "to look at", NOTE: "worth a thought"}
    parts = [f"{counts[code]} {text}" for code, text in said.items() if counts[code]]
    return ", ".join(parts) if parts else "Nothing was found"


def at_a_glance(counts: Counter[str], checked: int, papers: int) -> str:
    """The counts of the latest checks and how many papers were never checked; "" for a meeting without papers."""
    if not papers:
        return ""
    if not checked:
        return "the papers have not been checked yet"
    left = papers - checked
    never = f"; {left} of {papers} papers {'was' if left == 1 else 'were'} never checked" if left else ""
    return f"{count_words(counts).lower()}{never}"


def where(found: Found) -> str:
    """ "Text, page 7, line 12 (pack page 31)", as far as it is known."""
    name = {"cover sheet": "Cover sheet", "paper": "Text", "annex": found.part}.get(found.kind, "")
    steps = [name] if name else []
    if found.page:
        steps.append(f"page {found.page}, line {found.line}" if found.line else f"page {found.page}")
    said = ", ".join(steps)
    return f"{said} (pack page {found.pack_page})" if found.pack_page else said


def way_to(found: Found, paper: Any, ask: Ask) -> Link:
    """The page on which it is put right."""
    if found.annex:
        return Link("Change the annex", ask.link("meetings:annex-edit", paper.public_id, found.annex))
    if found.kind == "cover sheet" or found.code.startswith(("paper.cover", "paper.risk", "paper.dates")):
        return Link("Open the cover sheet", ask.link("meetings:paper-cover", paper.public_id))
    if found.kind == "paper" or found.code == "paper.no_text":
        return Link("Open the text", ask.link("meetings:paper-text", paper.public_id))
    return Link("Open the paper", ask.link("meetings:paper-detail", paper.public_id))


def way_for(found: Found, checked: Checked, ask: Ask) -> Link:
    """A paper that is not a draft cannot be changed before it is recalled or revised: its own page says how."""
    if checked.paper.state != "draft":
        return Link("Open the paper", ask.link("meetings:paper-detail", checked.paper.public_id))
    return way_to(found, checked.paper, ask)


def unchecked_words(checks: MeetingChecks) -> str:
    left = len(checks.unchecked)
    if not left:
        return ""
    return f"{left} of {len(checks.papers)} papers {'has' if left == 1 else 'have'} not been checked as they read now."


def shown(checked: Sequence[Checked], severity: str) -> list[tuple[Checked, list[Found]]]:
    """Papers with the findings of one weight, or all; a paper without any is left out, but not one unchecked."""
    rows = [(each, [one for one in each.open if severity in ("", one.severity)]) for each in checked]
    return [(each, found) for each, found in rows if found or each.aside]


def tabs(counts: Counter[str], severity: str, address: str) -> list[dict[str, Any]]:
    """The filter as links with counts."""
    labels = {"": f"All ({sum(counts.values())})"} | {
        code: f"{text} ({counts[code]})" for code, text in SEVERITIES.items()
    }
    return [
        {
            "text": text,
            "href": f"{address}?weight={code}" if code else address,
            "is_current": code == severity,
        }
        for code, text in labels.items()
    ]


def export_rows(checked: Iterable[Checked]) -> list[tuple[str, ...]]:
    return [
        (
            each.item_number,
            each.paper.title,
            one.severity_words,
            one.heading,
            one.reason,
            passage(one),
            where_in_paper(one),
            str(one.page or ""),
            str(one.line or ""),
            str(one.pack_page or ""),
            one.set_aside.note if one.set_aside else "",
        )
        for each in checked
        for one in (*each.open, *each.aside)
    ]


def where_in_paper(found: Found) -> str:
    return {"cover sheet": "Cover sheet", "paper": "Text", "annex": found.part}.get(found.kind, "")


def passage(found: Found) -> str:
    return f"{found.before}{found.quote}{found.after}".strip()


def csv_columns() -> list[Column]:
    return [Column(label, itemgetter(place)) for place, label in enumerate(EXPORT)]


def aside_words(found: Found) -> str:
    row = found.set_aside
    return f"Set aside by {row.set_aside_by} on {words.day(row.set_aside_on)}: {row.note}" if row else ""
