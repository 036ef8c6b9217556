"""What may be seen: pack builds, the cache of rendered parts, and immutable snapshots for the public."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, ClassVar, Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q

from governance.enums import Permission
from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor, icbs_of
from meetings.models import Meeting, PaperWithholding
from reports.checking.models import FindingSetAside, PaperCheck, PartWords
from reports.enums import PUBLICATION_LIFECYCLE, REGISTERS, Audience, PublicationKind, PublishedFileKind

__all__ = [
    "FindingSetAside",
    "PackBuild",
    "PaperCheck",
    "PartWords",
    "Publication",
    "PublishedFile",
    "RenderedPart",
]

# What a publication was made from, by the first word of its subject key.
MODELS = {
    "icb": "governance.IntegratedCareBoard",
    "place": "governance.Place",
    "committee": "governance.Committee",
    "meeting": "meetings.Meeting",
    "scheme_version": "delegation.SchemeVersion",
    "calendar": "governance.Committee",
    "plan": "governance.Committee",
    "decision": "meetings.Decision",
    "minutes": "meetings.Meeting",
    **dict.fromkeys(REGISTERS, "governance.IntegratedCareBoard"),
}


class RenderedPart(models.Model):
    """A part rendered once, kept by the hash of its content, style, fonts and engine version."""

    key = models.CharField(max_length=64, unique=True)
    file = models.ForeignKey("governance.StoredFile", models.PROTECT, related_name="+")
    meta = models.JSONField(default=dict)
    created_at = models.DateTimeField()

    class Meta:
        app_label = "reports"


class PackBuildQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Packs of visible meetings, to who may read packs; private business asks for the right to it."""
        meetings = Meeting.objects.visible_to(user, on=on)
        readable = meetings.filter(meetings.held_by_q(user, Permission.READ_PACK, on=on))
        private = readable.filter(meetings.held_by_q(user, Permission.VIEW_PRIVATE, on=on))
        held_back = Q(pk__in=[])
        for paper_id, meeting_id in self._withheld(user, on=on):
            unfinished = Q(meeting_id=meeting_id, file__isnull=True)  # its progress and faults name papers
            held_back |= Q(manifest__papers__contains=[paper_id]) | (
                unfinished & ~Q(left_out__contains=[paper_id])
            )
        return self.exclude(held_back).filter(
            Q(audience=Audience.PUBLIC, meeting__in=readable.values("pk"))
            | Q(meeting__in=private.values("pk"))
        )

    def _withheld(self, user: Any, *, on: date) -> list[tuple[str, int]]:
        """(public id, meeting) of papers withheld from this person: a pack that holds one is not theirs (R9)."""
        if not getattr(user, "is_authenticated", False):
            return []
        held_back = PaperWithholding.objects.in_force(on).filter(person__user=user)
        rows = held_back.values_list("paper__public_id", "paper__item__meeting_id")
        return [(str(paper_id), meeting_id) for paper_id, meeting_id in rows]


class PackBuild(models.Model):
    """One built pack: an ordered list of part hashes plus stamps, for one audience.

    `left_out` are public ids of papers withheld from the one reader whose copy this is; empty for a whole pack.
    `which` is empty for the main pack, whose pages no supplement changes.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, related_name="pack_builds")
    audience = models.CharField(max_length=10, choices=Audience.choices)
    job = models.OneToOneField("governance.Job", models.PROTECT, related_name="pack_build")
    content_key = models.CharField("hash of everything the pack rests on", max_length=64)
    manifest = models.JSONField(default=dict)
    left_out = models.JSONField(default=list, blank=True)
    which = models.CharField("S1, S2, … for a supplement, all for everything", max_length=8, blank=True)
    file = models.ForeignKey("governance.StoredFile", models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = PackBuildQuerySet.as_manager()

    class Meta:
        app_label = "reports"
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.get_audience_display()}, {self.meeting}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.meeting.anchors()


class PublicationQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Snapshots of the ICBs in whose workspace `user` works; what they show is or was public."""
        return self.filter(icb__in=icbs_of(user, on=on))


class Publication(Recorded):
    """An immutable snapshot. Public pages read only rows of this kind; `content` never changes (database trigger).

    `subject_key` names what was published (`meeting:12`) and `slug` its public address; `icb_slug` groups them.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, related_name="publications")
    icb_slug = models.SlugField(max_length=60)
    kind = models.CharField(max_length=12, choices=PublicationKind.choices)
    subject_key = models.CharField(max_length=80)
    slug = models.SlugField(max_length=140)
    title = models.CharField(max_length=250)
    number = models.PositiveIntegerField("number in the series of this subject")
    state = models.CharField(max_length=12, choices=PUBLICATION_LIFECYCLE.choices, default="published")
    content = models.JSONField(default=dict)
    content_hash = models.CharField(max_length=64)
    event_date = models.DateField("date of the meeting, or first day of the scheme", null=True, blank=True)
    committee_slugs = models.JSONField(default=list, blank=True)
    place_slugs = models.JSONField("places that a scheme speaks about", default=list, blank=True)
    published_at = models.DateTimeField()
    published_by_name = models.CharField(max_length=200)
    closed_at = models.DateTimeField("withdrawn or superseded at", null=True, blank=True)
    closed_because = models.TextField(blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        app_label = "reports"
        ordering = ["-published_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["subject_key", "number"], name="reports_publication_series"),
            models.UniqueConstraint(
                fields=["kind", "slug"],
                condition=Q(state="published"),
                name="reports_publication_one_per_address",
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "state", "event_date"]),
            models.Index(fields=["kind", "slug"]),
            models.Index(fields=["closed_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    def anchors(self) -> tuple[Anchor, ...]:
        """Those of what was published: who may publish a place's page may withdraw it."""
        kind, _, key = self.subject_key.partition(":")
        return apps.get_model(MODELS[kind]).objects.get(pk=key).anchors()

    @property
    def address_words(self) -> tuple[str, ...]:
        """What its public address is made of: the slug; for a scheme the ICB's slug and the rest of its own."""
        if self.kind == PublicationKind.SCHEME:
            return (self.icb_slug, self.slug.removeprefix(f"{self.icb_slug}-"))
        return (self.slug,)


class PublishedFile(models.Model):
    """A file that belongs to a publication; the bytes lie in the public storage by sha256."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="files")
    kind = models.CharField(max_length=10, choices=PublishedFileKind.choices)
    item_id = models.UUIDField("permanent id of the agenda item", null=True)
    paper_id = models.UUIDField("permanent id of the paper", null=True)
    title = models.CharField(max_length=250)
    filename = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    byte_size = models.PositiveBigIntegerField()
    pages = models.PositiveIntegerField(null=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "reports"
        ordering = ["publication", "position"]

    def __str__(self) -> str:
        return self.title
