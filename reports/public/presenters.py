"""Words, addresses and rows for the public pages, from snapshots."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from governance.foundation import words
from reports.enums import REGISTERS
from reports.models import Publication, PublishedFile
from reports.public import selectors

KIND_WORDS = {
    "icb": "Integrated care board",
    "place": "Place",
    "committee": "Committee",
    "meeting": "Meeting",
    "scheme": "Scheme",
    "calendar": "Calendar",
    "members": "Register",
    "interests": "Register",
    "gifts": "Register",
    "plan": "Forward plan",
    "decision": "Decision",
    "minutes": "Minutes",
}


def address(publication: Publication) -> str:
    if publication.kind in REGISTERS:
        return register_address(publication.kind, publication.slug)
    return reverse(f"public:{publication.kind}", args=publication.address_words)


def register_address(kind: str, icb_slug: str, **chosen: object) -> str:
    """A register of an ICB; `chosen` are parts of its address: version, committee, person."""
    query = {"icb": icb_slug} | {name: str(value) for name, value in chosen.items() if value}
    return f"{reverse('public:register', args=[kind])}?{urlencode(query)}"


def version_address(publication: Publication) -> str:
    if publication.kind in REGISTERS:
        return register_address(publication.kind, publication.slug, version=publication.number)
    return reverse(
        "public:version", args=[section_of(publication.kind), publication.slug, publication.number]
    )


def section_of(kind: str) -> str:
    """The first part of its address: committees, decisions, minutes."""
    return kind if kind.endswith("s") else f"{kind}s"


def line(publication: Publication) -> dict[str, Any]:
    """A publication in a list."""
    return {
        "title": publication.title,
        "href": address(publication),
        "kind": KIND_WORDS[publication.kind],
        "date": words.day(publication.event_date) if publication.event_date else "",
        "is_meeting": publication.kind == "meeting",
        "published": words.day(publication.published_at),
        "is_update": publication.number > 1,
    }


def frame(publication: Publication) -> dict[str, Any]:
    """What every page of a snapshot has: its content, where it belongs, its version and the other versions."""
    content = publication.content
    return {
        "publication": publication,
        "content": content,
        "breadcrumbs": _breadcrumbs(publication),
        "links": _links(content),
        "notice": _notice(publication),
        "versions": _versions(publication),
    }


def _versions(publication: Publication) -> list[dict[str, Any]]:
    return [
        {
            "number": row.number,
            "state": row.state,
            "published": words.day(row.published_at),
            "href": "" if row.state == "withdrawn" else version_address(row),
        }
        for row in selectors.other_versions(publication)
    ]


def _notice(publication: Publication) -> dict[str, Any] | None:
    """For a superseded version: when and by what it was replaced."""
    if publication.state != "superseded":
        return None
    newer = selectors.newer_version(publication)
    return {
        "when": words.moment(publication.closed_at),
        "because": publication.closed_because,
        "href": address(newer) if newer else "",
        "number": newer.number if newer else None,
    }


def _breadcrumbs(publication: Publication) -> list[dict[str, str]]:
    """From the start page down to what the page belongs to; only through pages that are there."""
    crumbs = [{"text": "Home", "href": reverse("public:home")}]
    for kind, key in (("icb", "icb"), ("place", "place")):
        above = publication.content.get(key)
        if kind != publication.kind and above:
            crumbs += _crumb(kind, above)
    if publication.kind == "scheme":
        crumbs.append({"text": "Schemes", "href": reverse("public:schemes", args=[publication.icb_slug])})
    if publication.kind in REGISTERS:
        crumbs.append({"text": "Registers", "href": reverse("public:registers")})
    if publication.kind in ("meeting", "calendar", "plan", "decision", "minutes"):
        for committee in publication.content.get("committees", [])[:1]:
            crumbs += _crumb("committee", committee)
    return crumbs


def home_crumb() -> list[dict[str, str]]:
    return [{"text": "Home", "href": reverse("public:home")}]


def breadcrumbs_to_icb(slug: str) -> list[dict[str, str]]:
    """From the start page to an ICB, where it has a page; the page itself stands after it."""
    found = selectors.at_address("icb", slug).shown
    return [
        {"text": "Home", "href": reverse("public:home")},
        *(_crumb("icb", {"slug": slug, "name": found.title}) if found else []),
    ]


def place_address(slug: str) -> str:
    """The page of a place, or nothing when it has none."""
    return reverse("public:place", args=[slug]) if selectors.addresses("place", [slug]) else ""


def schemes_address(icb_slug: str) -> str:
    """The list of an ICB's published schemes, or nothing when it has none."""
    return reverse("public:schemes", args=[icb_slug]) if selectors.scheme_versions(icb_slug) else ""


def plan_address(committee_slug: str) -> str:
    """The forward plan of a committee, or nothing when it has published none."""
    found = selectors.addresses("plan", [committee_slug])
    return reverse("public:plan", args=[committee_slug]) if found else ""


def scope_address(place_slug: str) -> str:
    return reverse("public:place-scope", args=[place_slug]) if selectors.versions_of_place(place_slug) else ""


def _crumb(kind: str, above: dict[str, str]) -> list[dict[str, str]]:
    if above["slug"] not in selectors.addresses(kind, [above["slug"]]):
        return []
    return [{"text": above["name"], "href": reverse(f"public:{kind}", args=[above["slug"]])}]


def _links(content: dict[str, Any]) -> dict[str, str]:
    """`place:hill` → address, for every named neighbour that has a public page."""
    wanted = {
        "place": [row["slug"] for row in content.get("places", [])],
        "committee": [row["slug"] for row in content.get("committees", [])],
    }
    return {
        f"{kind}:{slug}": reverse(f"public:{kind}", args=[slug])
        for kind, slugs in wanted.items()
        if slugs
        for slug in selectors.addresses(kind, slugs)
    }


def split_by_day(meetings: list[Publication], *, on: date) -> dict[str, Any]:
    """Meetings to come, the nearest first, and those before `on`, the latest first."""
    coming = [row for row in meetings if row.event_date is None or row.event_date >= on]
    past = [row for row in meetings if row.event_date is not None and row.event_date < on]
    return {"coming": [line(row) for row in reversed(coming)], "past": [line(row) for row in past]}


def file_row(file: PublishedFile) -> dict[str, Any]:
    size = words.file_size(file.byte_size)
    pages = f", {file.pages} page{'s' if file.pages != 1 else ''}" if file.pages else ""
    kind = "PDF" if file.media_type == "application/pdf" else file.filename.rsplit(".", 1)[-1].upper()
    return {
        "title": file.title,
        "href": reverse("public:document-file", args=[file.public_id, file.filename]),
        "about": f"{kind}, {size}{pages}",
        "sha256": file.sha256,
    }


def meeting_files(publication: Publication) -> dict[str, Any]:
    """Files of the meeting as a whole; those of items stand on their own pages."""
    return {"files": [file_row(file) for file in selectors.files_of(publication, item_id=None)]}


def minutes_at(meeting_slug: str, item_id: str = "") -> str:
    """The published minutes of a meeting, at one item where one is named; nothing when there are none."""
    if not selectors.addresses("minutes", [meeting_slug]):
        return ""
    address = reverse("public:minutes", args=[meeting_slug])
    return f"{address}#entry-{item_id}" if item_id else address


def meeting_of(publication: Publication) -> dict[str, str]:
    """The way from the minutes to their meeting, where it has a public page."""
    found = selectors.addresses("meeting", [publication.slug])
    return {"meeting_href": reverse("public:meeting", args=[publication.slug]) if found else ""}


def has_item(publication: Publication, item_id: str) -> bool:
    return any(row["id"] == item_id for row in publication.content.get("items", []))


def item(publication: Publication, item_id: str) -> dict[str, Any] | None:
    """One item with its files and its neighbours, or None when it is not on this agenda."""
    return item_of(
        publication,
        item_id,
        files=_by_paper(selectors.files_of(publication, item_id=item_id)),
        address=lambda row: reverse("public:item", args=[publication.slug, row["id"]]),
    )


def item_of(
    publication: Publication,
    item_id: str,
    *,
    files: dict[str, list[dict[str, Any]]],
    address: Callable[[dict[str, Any]], str],
) -> dict[str, Any] | None:
    """The same with these files by paper, and neighbours at these addresses."""
    items = publication.content["items"]
    index = next((n for n, row in enumerate(items) if row["id"] == item_id), None)
    if index is None:
        return None
    return {
        "item": items[index],
        "files_by_paper": files,
        "previous": _neighbour(items, index - 1, address),
        "next": _neighbour(items, index + 1, address),
    }


def _by_paper(files: list[PublishedFile]) -> dict[str, list[dict[str, Any]]]:
    grouped: dict[str, list[dict[str, Any]]] = {}
    for file in files:
        grouped.setdefault(str(file.paper_id or ""), []).append(file_row(file))
    return grouped


def _neighbour(
    items: list[dict[str, Any]], index: int, address: Callable[[dict[str, Any]], str]
) -> dict[str, str] | None:
    if not 0 <= index < len(items):
        return None
    row = items[index]
    title = row["title"] or "Considered in private"
    return {
        "text": f"{row['number']} {title}".strip(),
        "href": address(row),
    }
