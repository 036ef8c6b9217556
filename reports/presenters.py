"""Words, tags and rows of packs, long work and publications for the workspace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse

from delegation.models import SchemeVersion
from delegation.presenters import SHORT
from governance.foundation import words
from governance.foundation.errors import Refused
from governance.foundation.models import JOB_LIFECYCLE
from governance.foundation.screens import Ask, Link, Tag
from reports.checking.actions import CHECK_JOB
from reports.documents.laying_out import LAY_OUT_JOB
from reports.enums import PUBLICATION_LIFECYCLE, Audience, PublicationKind
from reports.models import PackBuild, Publication
from reports.packs.selectors import PackState
from reports.packs.supplement import EVERYTHING
from reports.public import presenters as public_presenters
from reports.publication.decisions import DecisionToPublish
from reports.work import Work

PUBLICATION_COLOURS = {"published": "green", "superseded": "grey", "withdrawn": "red"}


def refusal_words(error: Refused | ValidationError) -> str:
    return error.outcome.reason if isinstance(error, Refused) else " ".join(error.messages)


def short_audience(audience: str) -> str:
    """Public pack · Members' pack · Private pack."""
    return Audience(audience).label.split(":")[0]


def pack_line(state: PackState, readable: Collection[PackBuild]) -> dict[str, Any]:
    """One audience's pack on the meeting's page: built or not, current or out of date."""
    latest = state.latest if state.latest is not None and state.latest in readable else None
    return {
        "title": pack_title(state.which, state.audience),
        "tag": _pack_tag(state),
        "latest": build_line(latest) if latest else None,
        "at_work": reverse("reports:job-detail", args=[state.at_work.job_id]) if state.at_work else "",
    }


def pack_state(state: PackState, readable: Collection[PackBuild]) -> dict[str, Any]:
    """The same with what it holds and what stands in the way of building it."""
    line = pack_line(state, readable) | {
        "holds": state.audience.label.split(": ")[1],
        "reason": "" if state.outcome.ok else state.outcome.reason,
        "problems": state.outcome.details.get("problems", []),
    }
    if state.latest is None and not state.at_work and not state.outcome.ok:
        line["tag"] = Tag("Not ready", "yellow")
    return line


def pack_title(which: str, audience: str) -> str:
    """Members' pack · Supplement 1, members' pack · Complete pack, members."""
    if not which:
        return short_audience(audience)
    if which == EVERYTHING:
        return (
            f"Complete {short_audience(audience)[0].lower()}{short_audience(audience)[1:]} with supplements"
        )
    return f"Supplement {which.removeprefix('S')}, {short_audience(audience)[0].lower()}{short_audience(audience)[1:]}"


def _pack_tag(state: PackState) -> Tag:
    if state.at_work:
        return Tag("Being built", "blue")
    if state.latest is None:
        return Tag("Not built", "grey")
    return Tag("Up to date", "green") if state.is_current else Tag("Out of date", "orange")


def build_line(build: PackBuild) -> dict[str, Any]:
    """A finished pack in a list."""
    assert build.file is not None, "a finished pack has its file"
    return {
        "title": f"{pack_title(build.which, build.audience)}{', your own copy' if build.left_out else ''}",
        "href": reverse("reports:pack-detail", args=[build.public_id]),
        "file": reverse("reports:pack-file", args=[build.public_id, filename(build)]),
        "about": f"{build.manifest['pages']} pages, {words.file_size(build.file.byte_size)}",
        "built": f"{words.moment(build.created_at)} by {build.created_by}",
        "has_private": build.manifest["has_private"],
    }


def filename(build: PackBuild) -> str:
    if build.which == EVERYTHING:
        return f"{build.meeting.slug}-{build.audience}-complete-pack.pdf"
    what = f"supplement-{build.which.removeprefix('S')}" if build.which else "pack"
    return f"{build.meeting.slug}-{build.audience}-{what}.pdf"


WHAT = {LAY_OUT_JOB: "PDF", CHECK_JOB: "Check of the papers"}


def work(work: Work) -> dict[str, Any]:
    """Progress in words, and where its result is."""
    job = work.job
    what = (
        pack_title(work.build.which, work.build.audience) if work.build else WHAT.get(job.kind, "Publication")
    )
    total = max(job.progress_total, 1)
    return {
        "title": f"{what}: {work.subject}",
        "state": JOB_LIFECYCLE.states[job.state],
        "is_over": job.state in ("done", "failed", "cancelled"),
        "is_done": job.state == "done",
        "is_failed": job.state == "failed",
        "done": min(job.progress_done, total),
        "total": total,
        "message": job.message or JOB_LIFECYCLE.states[job.state],
        "error_lines": job.error.split("\n"),
        "result": _result(work) if job.state == "done" else None,
        "back": _back(work),
    }


def _result(work: Work) -> Link:
    if work.build:
        return Link("Open the pack", reverse("reports:pack-detail", args=[work.build.public_id]))
    if work.job.kind == CHECK_JOB:
        return Link("See what to look at", reverse("reports:meeting-checks", args=[work.subject.slug]))
    if work.job.kind == LAY_OUT_JOB:
        return Link("Open the PDF", work.job.result["address"])
    if isinstance(work.subject, SchemeVersion):
        return Link("See it on the public site", reverse("public:scheme", args=work.job.result["address"]))
    slug = work.job.result.get("slug") or work.subject.slug
    return Link("See it on the public site", reverse("public:meeting", args=[slug]))


def _back(work: Work) -> Link:
    if isinstance(work.subject, SchemeVersion):
        return Link(
            "Back to the version", reverse("delegation:scheme-version-detail", args=[work.subject.pk])
        )
    if work.build and not work.build.left_out:
        return Link("Packs of this meeting", reverse("reports:pack-list", args=[work.subject.slug]))
    return Link("Back to the meeting", reverse("meetings:meeting-detail", args=[work.subject.slug]))


def work_crumbs(work: Work, ask: Ask) -> list[tuple[str, str]]:
    """The way to what the work is about."""
    if isinstance(work.subject, SchemeVersion):
        return version_crumbs(work.subject, ask)
    return [
        ("Meetings", ask.link("meetings:meeting-list")),
        (str(work.subject), ask.link("meetings:meeting-detail", work.subject.slug)),
    ]


def version_crumbs(version: SchemeVersion, ask: Ask) -> list[tuple[str, str]]:
    return [
        ("Versions", ask.link("delegation:scheme-version-list")),
        (str(version), ask.link("delegation:scheme-version-detail", version.pk)),
    ]


@dataclass(frozen=True)
class RegisterLine:
    """A register of an ICB in its panel."""

    pk: str
    way: Link
    version: Link | None
    tag: Tag | None
    published: Any


def register_line(kind: str, row: Publication | None, ask: Ask, icb: Any) -> RegisterLine:
    """The name leads to where it is published."""
    return RegisterLine(
        pk=kind,
        way=Link(PublicationKind(kind).label, ask.link("reports:register-publish", kind, icb.slug)),
        version=publication_link(row) if row else None,
        tag=publication_tag(row) if row else None,
        published=row.published_at if row else None,
    )


def publication_tag(row: Publication) -> Tag:
    return Tag(PUBLICATION_LIFECYCLE.states[row.state], PUBLICATION_COLOURS[row.state])


def publication_link(row: Publication) -> Link:
    """The page that was published; the workspace's own page for one that was withdrawn."""
    return Link(
        f"{row.title}, version {row.number}", reverse("reports:publication-detail", args=[row.public_id])
    )


def public_address(row: Publication) -> str:
    if row.state == "published":
        return public_presenters.address(row)
    return public_presenters.version_address(row)


def preview(content: dict[str, Any], files: Iterable[Any]) -> dict[str, Any]:
    """What will be public of a meeting, and what is left out and why."""
    lines, left_out = [], []
    for item in content["items"]:
        name = f"{item['number']} {item['title'] or 'Considered in private'}".strip()
        if item["withheld"]:
            how = "title shown" if item["title"] else "title not shown"
            left_out.append(f"{name}: taken in private, {item['withheld'].lower()} ({how})")
            continue
        lines.append(
            {"name": name, "papers": [_preview_title(p) for p in item["papers"] if not p["withheld"]]}
        )
        left_out += [
            f"{name}: a confidential paper, {paper['withheld'].lower()}"
            for paper in item["papers"]
            if paper["withheld"]
        ]
    return {
        "lines": lines,
        "left_out": left_out,
        "files": [f"{file.title} ({words.file_size(file.byte_size)})" for file in files],
    }


def _preview_title(paper: dict[str, Any]) -> str:
    if paper["to_follow"]:
        return f"{paper['title']} (to follow)"
    late = paper["late"]
    return f"{paper['title']} (supplement {late['supplement']})" if late else paper["title"]


NEVER_PUBLISHED = (
    "Notes on entries, limits and budgets",
    "Comments, proposals and reviews",
    "The files and rows that entries were imported from",
    "Agreements and their contents",
    "Who worked on the version, and why something was changed",
    "Every other draft",
)


def scheme_preview(content: dict[str, Any]) -> dict[str, Any]:
    """What will be public of a version: its rows by treatment, its words, its files; and what never is."""
    rows = content["entries"]
    counted = {code: sum(row["treatment"] == code for row in rows) for code in SHORT}
    said = [
        f"{number} {'row' if number == 1 else 'rows'}: {SHORT[code].lower()}"
        for code, number in counted.items()
        if number
    ]
    version, places = content["version"], [place["name"] for place in content["places"]]
    return {
        "rows": said,
        "facts": [
            ("Adopted by", version["adopted_by"]),
            ("What is new in it", version["note"]),
            ("Where everything unlisted goes", content["scheme"]["residual_clause"]),
        ],
        "places": places,
        "files": content["documents"],
        "never": NEVER_PUBLISHED,
    }


def kind_words(kind: str) -> str:
    return PublicationKind(kind).label


def decision_line(found: DecisionToPublish, ask: Ask) -> dict[str, Any]:
    """One decision on the page that publishes those of a meeting."""
    row = found.decision
    return {
        "name": str(row),
        "href": ask.link("meetings:decision-detail", row.public_id),
        "tag": _decision_tag(found),
        "reason": "" if found.outcome.ok else found.outcome.reason,
    }


def _decision_tag(found: DecisionToPublish) -> Tag:
    if found.is_kept_back:
        return Tag("Not for the public", "grey")
    if found.published is None:
        return Tag("Not public yet", "yellow")
    return Tag("Changed since it was published", "orange") if found.outcome.ok else Tag("Public", "green")


def decision_counts(found: Sequence[DecisionToPublish]) -> list[str]:
    """How many of a meeting's decisions are in each state, in words."""
    counted = Counter(_decision_tag(row).text for row in found)
    return [f"{text}: {number}" for text, number in counted.items()]


def published_words(made: Sequence[Publication]) -> str:
    return f"{made[0].title} is published." if len(made) == 1 else f"{len(made)} decisions are published."
