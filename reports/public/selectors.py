"""Reads of the public site: publications and their files, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max, Q
from django.db.models.fields.json import KT

from governance.foundation.zone import LONDON
from reports.enums import REGISTERS
from reports.models import Publication, PublishedFile
from reports.public.schemes import Version, settled

# A list page needs the names, not the whole snapshot.
LIGHT = Publication.objects.defer("content")


@dataclass(frozen=True)
class Found:
    """What stands at an address: `shown` to show, `moved_to` to redirect to, or `withdrawn` with its reason."""

    shown: Publication | None = None
    moved_to: Publication | None = None
    withdrawn: Publication | None = None


def site_state() -> str:
    """Changes with every publication and withdrawal; two index look-ups, however many publications there are."""
    state = Publication.objects.aggregate(last=Max("pk"), closed=Max("closed_at"))
    return f"{state['last']}·{state['closed'].timestamp() if state['closed'] else ''}"


def at_address(kind: str, slug: str) -> Found:
    """What the public finds at the address of a subject. All empty: there never was anything."""
    here = Publication.objects.filter(kind=kind, slug=slug)
    if now := here.filter(state="published").first():
        return Found(shown=now)
    last = here.order_by("-pk").first()
    return _after(last) if last else Found()


def version(kind: str, slug: str, number: int) -> Found:
    """One numbered version; a superseded one is shown with a notice."""
    found = Publication.objects.filter(kind=kind, slug=slug, number=number).order_by("-pk").first()
    if found is None:
        return Found()
    return Found(withdrawn=found) if found.state == "withdrawn" else Found(shown=found)


def stood_on(kind: str, slug: str, on: date) -> Found:
    """The version of a subject that stood at the end of that day, in London; all empty before the first."""
    known = LIGHT.filter(kind=kind, slug=slug).order_by("-pk").first()
    if known is None:
        return Found()
    series = Publication.objects.filter(subject_key=known.subject_key, published_at__lt=_day_after(on))
    last = series.order_by("-number").first()
    if last is None:
        return Found()
    return Found(withdrawn=last) if last.state == "withdrawn" else Found(shown=last)


def _day_after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), LONDON)


def first_of(kind: str, slug: str) -> Publication | None:
    """The first version that was ever published at an address."""
    return LIGHT.filter(kind=kind, slug=slug).order_by("pk").first()


def _after(last: Publication) -> Found:
    """Where a subject went whose address nobody publishes at now."""
    series = LIGHT.filter(subject_key=last.subject_key).order_by("-number")
    if now := series.filter(state="published").first():
        return Found(moved_to=now)
    return Found(withdrawn=series.filter(state="withdrawn").first())


def newer_version(publication: Publication) -> Publication | None:
    """What the public reads now instead of a superseded version."""
    return LIGHT.filter(subject_key=publication.subject_key, state="published").first()


def other_versions(publication: Publication) -> list[Publication]:
    others = LIGHT.filter(subject_key=publication.subject_key, kind=publication.kind)
    return list(others.exclude(pk=publication.pk).order_by("-number"))


def earlier_versions(publication: Publication) -> list[Publication]:
    """With their content: only for the rare question what an older version held."""
    return list(Publication.objects.filter(subject_key=publication.subject_key, state="superseded"))


def next_meetings(*, on: date, limit: int = 8, icb_slug: str = "") -> list[Publication]:
    """Published meetings from `on`, the nearest first; those whose date is not yet set come last."""
    found = LIGHT.filter(kind="meeting", state="published").filter(Q(event_date__gte=on) | Q(event_date=None))
    if icb_slug:
        found = found.filter(icb_slug=icb_slug)
    return list(found.order_by("event_date", "pk")[:limit])


def newly_published(*, limit: int = 8, icb_slug: str = "") -> list[Publication]:
    """Meetings whose papers came out last."""
    found = LIGHT.filter(kind="meeting", state="published")
    if icb_slug:
        found = found.filter(icb_slug=icb_slug)
    return list(found.order_by("-published_at", "-pk")[:limit])


def icbs() -> list[Publication]:
    return list(LIGHT.filter(kind="icb", state="published").order_by("title"))


def meetings_of(committee_slug: str) -> list[Publication]:
    """Published meetings of a committee, the latest first; those without a date before them."""
    found = LIGHT.filter(kind="meeting", state="published", committee_slugs__contains=[committee_slug])
    return sorted(found, key=lambda row: (row.event_date or date.max, row.pk), reverse=True)


def addresses(kind: str, slugs: Iterable[str]) -> set[str]:
    """Which of `slugs` have a public page now, so that nothing links to a page that is not there."""
    found = LIGHT.filter(kind=kind, slug__in=set(slugs), state="published")
    return set(found.values_list("slug", flat=True))


def files_of(publication: Publication, **only: Any) -> list[PublishedFile]:
    return list(PublishedFile.objects.filter(publication=publication, **only).order_by("position"))


def file(public_id: UUID) -> PublishedFile | None:
    found = PublishedFile.objects.select_related("publication").defer("publication__content")
    return found.filter(public_id=public_id).first()


def scheme_at(icb_slug: str, version: str) -> Found:
    """What stands at the address of a version of a scheme."""
    found = at_address("scheme", f"{icb_slug}-{version}")
    row = found.shown or found.withdrawn or found.moved_to
    return found if row is not None and row.icb_slug == icb_slug else Found()


def scheme_versions(icb_slug: str) -> list[Version]:
    """The published versions of an ICB's schemes with their true ends, the latest first; without their rows."""
    return _versions(LIGHT.filter(icb_slug=icb_slug))


def versions_of_place(slug: str) -> list[Version]:
    """The published versions of the main scheme that speak about a place, the latest first."""
    rows = LIGHT.filter(kind="scheme", state="published", place_slugs__contains=[slug])
    speaking = {row.subject_key: row.icb_slug for row in rows}
    return [
        version
        for icb in sorted(set(speaking.values()))
        for version in scheme_versions(icb)
        if version.is_main and version.subject in speaking
    ]


def _versions(rows: Any) -> list[Version]:
    found = rows.filter(kind="scheme", state="published", event_date__isnull=False).annotate(
        key=KT("content__scheme__key"),
        words=KT("content__scheme__title"),
        of_kind=KT("content__scheme__kind"),
        kind_words=KT("content__scheme__kind_words"),
        label=KT("content__version__label"),
        ends=KT("content__version__to"),
        adopted_by=KT("content__version__adopted_by"),
    )
    return settled(
        Version(
            address=row.address_words,
            key=row.key,
            title=row.words,
            kind_words=row.kind_words,
            label=row.label,
            start=row.event_date,
            end=date.fromisoformat(row.ends) if row.ends else None,
            adopted_by=row.adopted_by,
            published=row.published_at,
            number=row.number,
            subject=row.subject_key,
            is_main=row.of_kind == "sord",
        )
        for row in found
    )


def registers() -> list[Any]:
    """The registers that are public now, by ICB and kind; each has `icb_name`."""
    rows: Any = LIGHT.filter(kind__in=REGISTERS, state="published").annotate(
        icb_name=KT("content__icb__name")
    )
    return sorted(rows, key=lambda row: (row.icb_name, row.icb_slug, REGISTERS.index(row.kind)))


def registers_of(icb_slug: str) -> list[Publication]:
    """The registers of an ICB that are public now."""
    return [row for row in registers() if row.icb_slug == icb_slug]


def registers_naming_committee(icb_slug: str, committee: str) -> list[Publication]:
    """The registers of an ICB that are public now and have rows of a committee."""
    wanted = [{"slug": committee}]
    rows = LIGHT.filter(state="published", kind__in=REGISTERS, icb_slug=icb_slug)
    return sorted(
        rows.filter(content__committees__contains=wanted), key=lambda row: REGISTERS.index(row.kind)
    )


def registers_naming(person: str) -> list[Publication]:
    """The registers of members and of interests that are public now and name a person, with their rows."""
    named = Publication.objects.filter(
        kind__in=("members", "interests"), state="published", content__people__contains=[{"slug": person}]
    )
    return list(named.order_by("-kind"))


def people_with_a_page(icb_slug: str) -> set[str]:
    """The people of an ICB who stand in a register of members or interests that is public now."""
    rows = Publication.objects.filter(
        kind__in=("members", "interests"), state="published", icb_slug=icb_slug
    ).values_list("content__people", flat=True)
    return {person["slug"] for people in rows for person in people}


def withdrawn_schemes(icb_slug: str) -> list[Publication]:
    """Versions that were withdrawn and not published again, the latest first."""
    rows = LIGHT.filter(kind="scheme", icb_slug=icb_slug, state="withdrawn")
    shown = LIGHT.filter(kind="scheme", icb_slug=icb_slug, state="published").values("subject_key")
    latest = rows.exclude(subject_key__in=shown).order_by("subject_key", "-number").distinct("subject_key")
    return sorted(latest, key=lambda row: row.closed_at or row.published_at, reverse=True)


def icb_of(icb_slug: str) -> dict[str, str] | None:
    """The ICB's name as its schemes say it."""
    rows = Publication.objects.filter(kind="scheme", icb_slug=icb_slug).order_by("-pk")
    return rows.values_list("content__icb", flat=True).first()


def icbs_with_schemes() -> list[tuple[str, str]]:
    """Slug and name of every ICB that has a published scheme, by name."""
    rows = Publication.objects.filter(kind="scheme", state="published").order_by("icb_slug", "-pk")
    found = rows.distinct("icb_slug").values_list("icb_slug", "content__icb__name")
    return sorted(found, key=lambda row: row[1])
