"""Papers, their versions, annexes, recommendations and sign-off."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from guardian.models import UserObjectPermissionBase

from governance.enums import Openness, Permission
from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, EffectiveQuerySet
from governance.foundation.permissions import Anchor, grants_q
from meetings.enums import (
    BodyKind,
    ConflictOption,
    PaperKind,
    PrivateReason,
    RecommendationKind,
)
from meetings.lifecycles import PAPER_LIFECYCLE
from meetings.papers.models.agenda import AgendaItem
from meetings.planning.models import Meeting


class PaperQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """The one predicate for reading a paper in the workspace. Deny wins.

        Its item must be visible; a confidential paper asks for the right to private business; who does not see
        drafts sees papers of which a version was signed off and, where the papers of the meeting went out, went out
        too; a named exception opens one paper until its date; a
        paper withheld from this person is seen by no route, and neither is a removed one but by who sees drafts.
        """
        meetings = Meeting.objects.all()
        private = meetings.filter(meetings.held_by_q(user, Permission.VIEW_PRIVATE, on=on)).values("pk")
        signed = PaperVersion.objects.all().out().values("paper_id")
        by_role = (
            Q(item__in=AgendaItem.objects.visible_to(user, on=on).values("pk"))
            & (Q(is_confidential=False) | Q(released_on__lte=on) | Q(item__meeting__in=private))
            & (self.drafts_q(user, on=on) | Q(pk__in=signed, is_removed=False))
        )
        shared = Paper.objects.all().shared_with(user, on=on).values("pk")
        return self.filter(by_role | Q(pk__in=shared)).exclude(pk__in=self.withheld_from(user, on=on))

    def drafts_q(self, user: Any, *, on: date, to: str = "") -> Q:
        """Papers that this person may read while they are prepared. `to` leads from the row to the paper.

        Where several committees meet, a paper is one committee's own until it is signed off: the secretariats of
        the others see nothing of it.
        """
        meetings = Meeting.objects.all()
        drafts = meetings.filter(meetings.held_by_q(user, Permission.VIEW_DRAFTS, on=on)).values("pk")
        everybodys = Q(**{f"{to}prepared_by__isnull": True, f"{to}item__meeting__in": drafts})
        own = f"{to}prepared_by"
        return everybodys | grants_q(
            user,
            Permission.VIEW_DRAFTS,
            on=on,
            icb=f"{own}__icb_id",
            place=f"{own}__place_id",
            committee=f"{own}_id",
        )

    def shared_with(self, user: Any, *, on: date) -> Self:
        """Papers that a named exception opens to this person on that day."""
        if not getattr(user, "is_active", False) or not user.is_authenticated:
            return self.none()
        named = PaperUserObjectPermission.objects.in_force(on).filter(
            user=user, permission__codename="view_paper"
        )
        return self.filter(pk__in=named.values("content_object_id"), is_removed=False, item__is_removed=False)

    def withheld_from(self, user: Any, *, on: date) -> Any:
        """The keys of papers that are withheld from this person on that day."""
        held_back = PaperWithholding.objects.in_force(on)
        if not getattr(user, "is_authenticated", False):
            return held_back.none().values("paper_id")
        return held_back.filter(person__user=user).values("paper_id")


class Paper(Recorded):
    """What is put before a meeting at one item. Its content lies in versions."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="papers")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=250)
    kind = models.CharField(max_length=14, choices=PaperKind.choices, default=PaperKind.PAPER)
    template = models.ForeignKey("governance.CoverSheetTemplate", models.PROTECT, related_name="papers")
    state = models.CharField(max_length=12, choices=PAPER_LIFECYCLE.choices, default=PAPER_LIFECYCLE.initial)
    prepared_by = models.ForeignKey(
        "governance.Committee",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="papers_prepared",
        verbose_name="prepared by",
    )
    is_confidential = models.BooleanField("confidential", default=False)
    confidential_reason = models.CharField(max_length=20, choices=PrivateReason.choices, blank=True)
    released_on = models.DateField("released to the public on", null=True, editable=False)
    is_removed = models.BooleanField(default=False, editable=False)

    objects = PaperQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["item__position", "position", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(is_confidential=False) | ~Q(confidential_reason=""),
                name="meetings_paper_confidential_has_reason",
                violation_error_message="Say why this paper is confidential: the reason is printed.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_kept_private(self) -> bool:
        """Confidential in its own right, and not released since."""
        return self.is_confidential and self.released_on is None

    @property
    def is_private(self) -> bool:
        return self.is_kept_private or self.item.is_private

    @property
    def icb(self) -> Any:
        """In whose ledger and store it is kept: that of the committee that prepares it, else of the meeting."""
        return self.prepared_by.icb if self.prepared_by else self.item.meeting.icb

    def clean(self) -> None:
        super().clean()
        if self.prepared_by_id and self.prepared_by_id not in {row.pk for row in self.item.meeting.holding}:
            raise ValidationError({"prepared_by": "This committee does not take part in the meeting."})

    def anchors(self) -> tuple[Anchor, ...]:
        """Of the committee that prepares it; without one, of every committee that holds the meeting."""
        return self.prepared_by.anchors() if self.prepared_by else self.item.meeting.anchors()


class PaperVersionQuerySet(models.QuerySet):
    def out(self) -> Self:
        """What members may read: signed off and, once the papers of its meeting went out, gone out as well.

        A paper or a revision that is signed off later reaches them with a supplement, and not by itself.
        """
        issued = Meeting.objects.filter(paper_issues__isnull=False).values("pk")
        gone = PaperVersion.objects.filter(issues__isnull=False).values("pk")
        return self.exclude(content_hash="").filter(~Q(paper__item__meeting__in=issued) | Q(pk__in=gone))


class PaperVersion(Recorded):
    """The content of a paper: cover-sheet values by the template's keys, and its body. Frozen once signed off.

    `cover` holds plain text for most keys; rows for `authors` [{name, job_title}], `forums`
    [{meeting, date, outcome}], `implications` {row: {answer, comment, risk_reference}}; dates as ISO text. The
    catalogue is `meetings.papers.cover_sheets`. `sheet` is the template's design at sign-off, or at submission on a
    route, unset before it: later changes of the template leave what was signed as it was
    (`meetings.papers.sheet_design`).
    """

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    cover = models.JSONField(default=dict, blank=True)
    conflict_option = models.CharField(max_length=20, choices=ConflictOption.choices, blank=True)
    conflict_text = models.TextField(blank=True)
    body_kind = models.CharField(max_length=10, choices=BodyKind.choices, default=BodyKind.MARKDOWN)
    body_markdown = models.TextField(blank=True)
    body_file = models.ForeignKey(
        "governance.StoredFile", models.PROTECT, null=True, blank=True, related_name="+"
    )
    body_html = models.TextField("converted from Word", blank=True, editable=False)
    body_filename = models.CharField(max_length=200, blank=True)
    conversion_warnings = models.JSONField(default=list, blank=True)
    sheet = models.JSONField("design of the cover sheet as signed off", null=True, blank=True, editable=False)
    content_hash = models.CharField("hash of the content as signed off", max_length=64, blank=True)
    sign_off_round = models.PositiveSmallIntegerField(
        "submission on a route of sign-off, 0 without one", default=0, editable=False
    )

    objects = PaperVersionQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["paper", "-number"]
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="meetings_paperversion_once")]

    def __str__(self) -> str:
        return f"{self.paper}, version {self.number}"

    @property
    def is_frozen(self) -> bool:
        """Signed off: it stays as it is, and a revision starts a new version."""
        return bool(self.content_hash)

    def anchors(self) -> tuple[Anchor, ...]:
        return self.paper.anchors()


class Recommendation(Recorded):
    """What the paper asks; one object, shown on the cover and at the end (R7). May hang on another (R64)."""

    paper_version = models.ForeignKey(PaperVersion, models.PROTECT, related_name="recommendations")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=12, choices=RecommendationKind.choices)
    text = models.TextField()
    depends_on = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="dependents")

    class Meta:
        app_label = "meetings"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text[:80]

    def anchors(self) -> tuple[Anchor, ...]:
        return self.paper_version.anchors()


class AnnexQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Annexes of visible papers; a private one asks for the right to private business, and who does not see
        drafts sees those of signed versions only."""
        meetings = Meeting.objects.all()
        private = meetings.filter(meetings.held_by_q(user, Permission.VIEW_PRIVATE, on=on)).values("pk")
        return self.filter(
            Q(openness=Openness.PUBLIC)
            | Q(released_on__lte=on)
            | Q(paper_version__paper__item__meeting__in=private),
            Paper.objects.drafts_q(user, on=on, to="paper_version__paper__")
            | Q(paper_version__in=PaperVersion.objects.all().out().values("pk"))
            | Q(paper_version__paper__in=Paper.objects.all().shared_with(user, on=on).values("pk")),
            paper_version__paper__in=Paper.objects.visible_to(user, on=on).values("pk"),
        )


class Annex(Recorded):
    """A named annex that belongs to the paper (R12). `family` stays the same from version to version."""

    family = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    paper_version = models.ForeignKey(PaperVersion, models.PROTECT, related_name="annexes")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=250)
    openness = models.CharField(max_length=10, choices=Openness.choices, default=Openness.PUBLIC)
    released_on = models.DateField("released to the public on", null=True, editable=False)
    body_kind = models.CharField(max_length=10, choices=BodyKind.choices, default=BodyKind.MARKDOWN)
    body_markdown = models.TextField(blank=True)
    body_file = models.ForeignKey(
        "governance.StoredFile", models.PROTECT, null=True, blank=True, related_name="+"
    )
    body_html = models.TextField(blank=True, editable=False)
    body_filename = models.CharField(max_length=200, blank=True)
    conversion_warnings = models.JSONField(default=list, blank=True)

    objects = AnnexQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["position", "pk"]
        verbose_name_plural = "annexes"

    def __str__(self) -> str:
        return self.title

    @property
    def is_kept_private(self) -> bool:
        """Private in its own right, and not released since."""
        return self.openness == Openness.PRIVATE and self.released_on is None

    def anchors(self) -> tuple[Anchor, ...]:
        return self.paper_version.anchors()


class SignOff(Recorded):
    """A named executive authorises one version of the paper, or sends it back (R63)."""

    paper_version = models.ForeignKey(PaperVersion, models.PROTECT, related_name="sign_offs")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField("signed as (name and post)", max_length=200)
    as_step = models.CharField("the step of the route", max_length=80, blank=True)
    step_kind = models.CharField("what the step is", max_length=14, blank=True)
    for_whom = models.ForeignKey(
        "membership.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="signed for, while they were away",
    )
    is_approved = models.BooleanField()
    comment = models.TextField(blank=True)
    content_hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        app_label = "meetings"
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.name}{self.away_words}: {'signed off' if self.is_approved else 'sent back'}"

    @property
    def is_sponsor(self) -> bool:
        return self.step_kind == "sponsor"

    @property
    def is_secretariat(self) -> bool:
        return self.step_kind == "secretariat"

    @property
    def away_words(self) -> str:
        """for Ann Other, away."""
        return f" for {self.for_whom}, away" if self.for_whom else ""

    def anchors(self) -> tuple[Anchor, ...]:
        return self.paper_version.anchors()


class PaperWithholding(EffectiveDated, Recorded):
    """This paper is withheld from this person: it beats any grant (R9)."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="withholdings")
    person = models.ForeignKey("membership.Person", models.PROTECT, related_name="withheld_papers")
    reason = models.TextField()

    objects = EffectiveQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "meetings"

    def __str__(self) -> str:
        return f"{self.paper} withheld from {self.person}"

    def clean(self) -> None:
        super().clean()
        if self.person_id and self.person.icb_id not in {anchor.icb_id for anchor in self.anchors()}:
            raise ValidationError({"person": "This person belongs to another ICB."})

    def anchors(self) -> tuple[Anchor, ...]:
        """Of every committee at the table: the conflicted person may sit on another than the one that prepares it."""
        return self.paper.item.meeting.anchors()


class PaperUserObjectPermission(EffectiveDated, UserObjectPermissionBase):
    """A named exception (guardian): this person may read this paper until a date."""

    content_object = models.ForeignKey(Paper, models.PROTECT)
    reason = models.TextField()

    objects = EffectiveQuerySet.as_manager()  # type: ignore[assignment,misc]  # in place of guardian's own

    class Meta(EffectiveDated.Meta, UserObjectPermissionBase.Meta):
        app_label = "meetings"
