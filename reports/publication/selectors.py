"""Reads of publications for the workspace, and of the things they were made from."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from delegation.models import SchemeVersion
from delegation.selectors.scheme import versions_visible_to
from governance.foundation.periods import Period
from governance.models import Committee, IntegratedCareBoard, Place
from meetings.models import Meeting
from reports.enums import REGISTERS
from reports.models import Publication, PublishedFile

SUBJECTS: dict[str, Any] = {
    "icb": IntegratedCareBoard,
    "place": Place,
    "committee": Committee,
    "meeting": Meeting,
    "scheme_version": SchemeVersion,
}


def subject_key(subject: Any) -> str:
    """`meeting:12`: the name of what is published, stable while its address may change."""
    kind = next(kind for kind, model in SUBJECTS.items() if isinstance(subject, model))
    return f"{kind}:{subject.pk}"


def versions_of(subject: Any) -> list[Publication]:
    """All publications of `subject`, the latest first."""
    return versions_of_key(subject_key(subject))


def versions_of_key(key: str) -> list[Publication]:
    """All publications of one series, the latest first."""
    return list(Publication.objects.filter(subject_key=key).order_by("-number"))


def series(key: str) -> list[Publication]:
    """All publications of one series, the latest first, without their content."""
    return list(Publication.objects.filter(subject_key=key).defer("content").order_by("-number"))


def current(key: str) -> Publication | None:
    """The publication of a subject that the public reads now."""
    return Publication.objects.filter(subject_key=key, state="published").first()


def register_key(kind: str, icb: IntegratedCareBoard) -> str:
    """`interests:3`: the series of one register of one ICB."""
    return f"{kind}:{icb.pk}"


def calendar_key(committee: Committee) -> str:
    """`calendar:5`: the series of a committee's calendar, beside that of its page."""
    return f"calendar:{committee.pk}"


def published_registers() -> list[Publication]:
    """The registers that the public reads now, of every ICB."""
    rows = Publication.objects.filter(kind__in=REGISTERS, state="published").defer("content")
    return list(rows.order_by("pk"))


def registers_of(icb: IntegratedCareBoard) -> list[Publication]:
    """The registers of an ICB that the public reads now, with their rows."""
    rows = Publication.objects.filter(kind__in=REGISTERS, state="published", icb=icb)
    return sorted(rows, key=lambda row: REGISTERS.index(row.kind))


def register_states(icb: IntegratedCareBoard) -> list[tuple[str, Publication | None]]:
    """Each register of an ICB with the latest version of it, whatever became of that."""
    rows = Publication.objects.filter(kind__in=REGISTERS, icb=icb).defer("content")
    latest = {row.kind: row for row in rows.order_by("kind", "-number").distinct("kind")}
    return [(str(kind), latest.get(kind)) for kind in REGISTERS]


def at_address(kind: str, slug: str) -> Publication | None:
    """What the public reads at an address now."""
    return Publication.objects.filter(kind=kind, slug=slug, state="published").first()


def publications(user: Any, *, on: date) -> Any:
    """Publications that `user` may see in the workspace, the newest first, without their content."""
    return Publication.objects.visible_to(user, on=on).defer("content").order_by("-published_at", "-pk")


def publication(user: Any, public_id: UUID, *, on: date) -> Publication | None:
    return publications(user, on=on).filter(public_id=public_id).first()


def has_readable_earlier(row: Publication) -> bool:
    """Can the public still read a version before this one?"""
    earlier = Publication.objects.filter(subject_key=row.subject_key, number__lt=row.number)
    return earlier.exclude(state="withdrawn").exists()


def profile_subject(user: Any, kind: str, slug: str, *, on: date) -> Any:
    """The ICB, place or committee at this address that `user` may see, or None."""
    return SUBJECTS[kind].objects.visible_to(user, on=on).filter(slug=slug).first()


def scheme_version(user: Any, pk: int, *, on: date) -> SchemeVersion | None:
    """The version of a scheme that `user` may see in the workspace, or None."""
    rows = versions_visible_to(user, on=on).select_related("scheme__icb__organisation")
    return rows.filter(pk=pk).first()


def places_within(icb: IntegratedCareBoard, whole: Period, *, named: Collection[int]) -> list[Place]:
    """The places and parts of places that an ICB has on some day of `whole`, and those that are `named`, by name."""
    rows = Place.objects.filter(icb=icb).select_related("parent__parent").order_by("name", "pk")
    return [
        row for row in rows if row.pk in named or Period(row.effective_from, row.effective_to).overlaps(whole)
    ]


def no_longer_public(before: Publication | None, content: dict[str, Any]) -> list[str]:
    """Items and papers that the version before shows to the public and the new one keeps back."""
    if before is None:
        return []
    shown = _public_parts(content)
    return [name for key, name in _public_parts(before.content).items() if key not in shown]


def _public_parts(content: dict[str, Any]) -> dict[str, str]:
    parts = {}
    for item in content["items"]:
        if not item["withheld"]:
            parts[item["id"]] = f"Item {item['number']}: {item['title']}"
            parts |= {
                paper["id"]: f"Paper: {paper['title']}" for paper in item["papers"] if not paper["withheld"]
            }
    return parts


def bytes_still_needed(sha256: str) -> bool:
    """Does any publication that was not withdrawn use the file?"""
    return PublishedFile.objects.filter(sha256=sha256).exclude(publication__state="withdrawn").exists()
