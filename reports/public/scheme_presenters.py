"""Words, rows and pictures of published schemes, from snapshots."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from governance.foundation import words
from governance.foundation.chart import Level, Line, Placed, arrows_of, gather, lay_out
from reports.models import Publication
from reports.public import presenters, selectors
from reports.public.schemes import Version, in_force, nearest_day, span_of

WAYS = (("theme", "theme"), ("area", "area"), ("function", "function"), ("holder", "who decides"))
# What is told once when every delegated row says the same: over the whole page, and over one group.
ON_THE_PAGE = ("givers", "accountable", "responsibility")
LINES = ("conditions", "exclusions", "measures", "budgets_said")
IN_A_GROUP = (*ON_THE_PAGE, *LINES)
STANDING = {
    "in_force": {"text": "In force", "colour": "green"},
    "to_come": {"text": "To come", "colour": "blue"},
    "over": {"text": "No longer in force", "colour": "grey"},
}
COLOURS = {
    "reserved": "purple",
    "delegated": "green",
    "led_elsewhere": "blue",
    "discussed_not_delegated": "yellow",
    "undetermined": "orange",
}
SIDES = (
    ("within", "In scope", "What is delegated here and decided here."),
    ("outside", "Out of scope", "Reserved, led elsewhere, or discussed here without being delegated."),
    ("undecided", "Undetermined", "Who decides these has not been settled."),
)


def day_words(text: str | None) -> str:
    return words.day(date.fromisoformat(text)) if text else ""


def span_words(span: dict[str, Any]) -> str:
    ends = [date.fromisoformat(day) if day else None for day in (span["from"], span["to"])]
    return words.period(*ends)


def version_line(version: Version, on: date) -> dict[str, Any]:
    """A version in the list of an ICB."""
    return {
        "label": version.label,
        "title": version.title,
        "href": reverse("public:scheme", args=version.address),
        "map_href": reverse("public:scheme-map", args=version.address),
        "period": words.period(version.start, version.end),
        "adopted_by": version.adopted_by,
        "published": words.day(version.published),
        "tag": STANDING[version.standing(on)],
        "is_in_force": version.covers(on),
    }


def standing(publication: Publication, on: date) -> dict[str, Any]:
    """Whether a version is in force on the day, until when, and what came after it."""
    own = publication.address_words
    versions = selectors.scheme_versions(publication.icb_slug)
    mine = next((row for row in versions if row.address == own), None)
    if mine is None:
        return {}
    after = next((r for r in versions if r.key == mine.key and r.label == mine.followed_by), None)
    return {
        "tag": STANDING[mine.standing(on)],
        "period": words.period(mine.start, mine.end),
        "is_over": mine.standing(on) == "over",
        "ended": words.day(mine.end) if mine.end else "",
        "after": {"label": after.label, "href": reverse("public:scheme", args=after.address)}
        if after
        else None,
    }


def grouped(content: dict[str, Any], by: str) -> dict[str, Any]:
    """Rows under the headings that were asked for, in the order of the document: `alike` of the whole page, and
    `groups`, each with what is alike in it and with where each function begins."""
    areas = dict(content.get("groups", ()))
    name: Callable[[dict[str, Any]], str] = {
        "theme": lambda row: row["theme"] or "Without a theme",
        "area": lambda row: areas.get(row["group"]) or "Other functions",
        "function": _function,
        "holder": lambda row: row["holder"] or "No holder named",
    }[by]
    alike, rows = told_once([entry(row) for row in content["entries"]], ON_THE_PAGE)
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(name(row), []).append(row)
    titles = list(found) if by in ("theme", "area") else sorted(found)
    groups = [_group(number, title, found[title], by) for number, title in enumerate(titles, start=1)]
    return {"alike": alike, "groups": groups}


def _group(number: int, title: str, rows: list[dict[str, Any]], by: str) -> dict[str, Any]:
    alike, told = told_once(rows, IN_A_GROUP)
    begins: dict[str, list[str]] = {}
    for row in rows:
        begins.setdefault(_function(row), []).append(row["anchor"])
    inside = [] if by == "function" else [(words_, found[0], len(found)) for words_, found in begins.items()]
    return {"id": f"group-{number}", "title": title, "rows": told, "alike": alike, "inside": inside}


def _function(row: dict[str, Any]) -> str:
    return str(row["part_of"] or row["function"])


def told_once(
    rows: list[dict[str, Any]], names: Iterable[str]
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What every delegated row says alike under these names, and the rows without it. Rows that are not delegated keep
    all their words: what is told once is told of delegated rows only."""
    given = [row for row in rows if row["treatment"] == "delegated"]
    if len(given) < 2:
        return {}, rows
    alike = {name: same for name in names if (same := _same(name, given))}
    return alike, [_untold(row, alike) if row["treatment"] == "delegated" else row for row in rows]


def _same(name: str, rows: list[dict[str, Any]]) -> Any:
    """What all rows say under this name: of lists of terms the lines that all have."""
    first = rows[0][name]
    if name in LINES:
        return [line for line in first if all(line in row[name] for row in rows)]
    return first if all(row[name] == first for row in rows) else None


def _untold(row: dict[str, Any], alike: dict[str, Any]) -> dict[str, Any]:
    left = {
        name: [line for line in row[name] if line not in same] if name in LINES else type(same)()
        for name, same in alike.items()
    }
    return row | left | ({"has_terms_above": True} if alike.keys() & set(LINES) else {})


def way_asked(content: dict[str, Any], asked: str | None) -> str:
    """How the rows are grouped: as asked; by theme where the document has themes, else by area of functions."""
    known = [way for way, _ in ways_of(content)]
    return str(asked) if asked in known else known[0]


def ways_of(content: dict[str, Any]) -> list[tuple[str, str]]:
    """The ways in which these rows can be grouped, the best first: themes and areas only where there are any."""
    entries, needed = content["entries"], {"theme": "theme", "area": "group"}
    without = {way for way, field in needed.items() if not any(row[field] for row in entries)}
    return [(way, text) for way, text in WAYS if way not in without]


def entry(row: dict[str, Any]) -> dict[str, Any]:
    """One row as a page shows it; every list may be empty."""
    givers = [
        f"{giver['name']}{f' ({ref})' if (ref := giver['scheme_reference']) else ''}"
        for giver in row["delegators"]
    ]
    return row | {
        "tag": {"text": row["treatment_words"], "colour": COLOURS[row["treatment"]]},
        "givers": givers,
        "period": span_words(row),
        "limits_said": [limit["words"] for limit in row["limits"]]
        or ([row["limit_words"]] if row["limit_words"] else []),
        "budgets_said": [_budget(budget) for budget in row["budgets"]],
    }


def _budget(budget: dict[str, Any]) -> str:
    amount = words.money(budget["amount"], unset="amount not stated")
    rule = f"; moving money: {budget['virement_rule']}" if budget["virement_rule"] else ""
    return f"{budget['year']}: {amount}{rule}"


def map_of(publication: Publication, on: date, *, place: str = "", group: str = "") -> dict[str, Any]:
    """The map of a version on a day: bands for the list, a drawing for the picture, both with addresses."""
    content = publication.content
    page = reverse("public:scheme", args=publication.address_words)
    levels = [Level(**level) for level in content["levels"]]
    rows = [row for row in content["entries"] if in_force(row, on.isoformat())]
    rows = [row for row in rows if _wanted(content, row, place, group)]
    lines = [
        _placed(row, f"{page}#{row['anchor']}", dict(content["marks"]), _scope_addresses(content))
        for row in sorted(rows, key=lambda row: (row["function"], row["reference"]))
    ]
    bands = gather(lines, levels)
    return {
        "bands": bands,
        "drawing": lay_out(bands, arrows_of(lines, levels)),
        "marks": content["marks"],
        "has_lines": bool(lines),
        "count": len(lines),
    }


def _wanted(content: dict[str, Any], row: dict[str, Any], place: str, group: str) -> bool:
    reach: list[str] = next((p["reaches"] for p in content["places"] if p["slug"] == place), [])
    here = not place or not row["place_slug"] or row["place_slug"] in reach
    return here and (not group or row["group"] == group)


def _scope_addresses(content: dict[str, Any]) -> dict[str, str]:
    return {place["name"]: reverse("public:place-scope", args=[place["slug"]]) for place in content["places"]}


def _placed(row: dict[str, Any], href: str, marks: dict[str, str], scopes: dict[str, str]) -> Placed:
    where = row["map"]
    names = ("band", "box", "part", "box_about", "box_rank", "part_rank")
    return Placed(
        **{name: where[name] for name in names},
        line=Line(row["function"], where["mark"], marks[where["mark"]], where["about"], href),
        box_href=scopes.get(where["box"], "") if where["band"] == "place" else "",
        sources=tuple(where["sources"]),
    )


def scope_links(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The places of a version, each with the places that lie in it."""
    slugs = {place["slug"] for place in content["places"]}

    def link(place: dict[str, Any]) -> dict[str, Any]:
        inside = [row for row in content["places"] if row["part_of"] == place["slug"]]
        return {
            "name": place["name"],
            "href": reverse("public:place-scope", args=[place["slug"]]),
            "parts": [link(row) for row in inside],
        }

    return [link(place) for place in content["places"] if place["part_of"] not in slugs]


def scope_day(publication: Publication, slug: str, today: date) -> date:
    """The day that a statement without a date is for: today, or the nearest on which something is said."""
    place = _place(publication, slug)
    spoken = [span for span in place["spans"] if any(span[key] for key, _, _ in SIDES)]
    return nearest_day(spoken, today)


def _place(publication: Publication, slug: str) -> dict[str, Any]:
    found: dict[str, Any] = next(row for row in publication.content["places"] if row["slug"] == slug)
    return found


def scope(publication: Publication, slug: str, on: date) -> dict[str, Any]:
    """What is in and out of the scope of a place on a day (R81), and the days on which that changes."""
    content = publication.content
    place = _place(publication, slug)
    rows = {row["anchor"]: row for row in content["entries"]}
    page = reverse("public:scheme", args=publication.address_words)
    spoken = [span for span in place["spans"] if any(span[key] for key, _, _ in SIDES)]
    found = span_of(spoken, on)
    return {
        "place": place["name"],
        "span": span_words(found) if found else "",
        "sides": _sides(found, rows, page) if found else [],
        "version_href": page,
        "map_href": f"{reverse('public:scheme-map', args=publication.address_words)}?on={on}&place={slug}",
        "spans": [_span_link(span, found) for span in spoken],
    }


def _sides(span: dict[str, Any], rows: dict[str, Any], page: str) -> list[dict[str, Any]]:
    return [
        {
            "id": key,
            "title": title,
            "about": about,
            "lines": [
                {
                    "function": line["function"],
                    "rows": [entry(rows[anchor]) | {"href": f"{page}#{anchor}"} for anchor in line["rows"]],
                }
                for line in span[key]
            ],
        }
        for key, title, about in SIDES
    ]


def _span_link(span: dict[str, Any], current: dict[str, Any] | None) -> dict[str, Any]:
    return {"words": span_words(span), "href": f"?on={span['from']}", "is_current": span is current}


def committee_addresses(content: dict[str, Any]) -> dict[str, str]:
    """Slug → address of every holder that has a public page."""
    slugs = {row["holder_slug"] for row in content["entries"] if row["holder_slug"]}
    return {
        slug: reverse("public:committee", args=[slug]) for slug in selectors.addresses("committee", slugs)
    }


def file_rows(publication: Publication) -> list[dict[str, Any]]:
    return [presenters.file_row(file) for file in selectors.files_of(publication)]


def map_files(publication: Publication) -> list[dict[str, Any]]:
    return [presenters.file_row(file) for file in selectors.files_of(publication, kind="map")]


def span_links(spans: Iterable[dict[str, Any]], on: date) -> list[dict[str, Any]]:
    """The days of a map, to choose from."""
    rows = list(spans)
    return [_span_link(span, span_of(rows, on)) for span in rows]
