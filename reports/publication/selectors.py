"""Reads of publications for the workspace, and of the things they were made from."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.models import Committee, IntegratedCareBoard, Place
from meetings.models import Meeting
from reports.models import Publication, PublishedFile

SUBJECTS: dict[str, Any] = {
    "icb": IntegratedCareBoard,
    "place": Place,
    "committee": Committee,
    "meeting": Meeting,
}


def subject_key(subject: Any) -> str:
    """`meeting:12`: the name of what is published, stable while its address may change."""
    kind = next(kind for kind, model in SUBJECTS.items() if isinstance(subject, model))
    return f"{kind}:{subject.pk}"


def versions_of(subject: Any) -> list[Publication]:
    """All publications of `subject`, the latest first."""
    return list(Publication.objects.filter(subject_key=subject_key(subject)).order_by("-number"))


def current(key: str) -> Publication | None:
    """The publication of a subject that the public reads now."""
    return Publication.objects.filter(subject_key=key, state="published").first()


def publications(user: Any, *, on: date, kind: str = "", state: str = "") -> Any:
    """Publications that `user` may see in the workspace, the newest first, without their content."""
    found = Publication.objects.visible_to(user, on=on).defer("content").prefetch_related("files")
    if kind:
        found = found.filter(kind=kind)
    if state:
        found = found.filter(state=state)
    return found.order_by("-published_at", "-pk")


def bytes_still_needed(sha256: str) -> bool:
    """Does any publication that was not withdrawn use the file?"""
    return PublishedFile.objects.filter(sha256=sha256).exclude(publication__state="withdrawn").exists()
