"""Private business: the grounds an ICB words, and the ledger of what is kept from the public, why and until when."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from governance.enums import ExclusionStatute, Permission
from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, EffectiveQuerySet, no_overlap
from governance.foundation.permissions import Anchor
from governance.models.committees import StructureQuerySet
from meetings.enums import ExemptionEnd, ExemptionOf, PrivateReason
from meetings.papers.models.agenda import AgendaItem
from meetings.papers.models.papers import Paper
from meetings.planning.models import Meeting

NEEDS_PARAGRAPH = "Name the paragraph of Schedule 12A, or the subsection of section 100A: it is printed."


class PrivateGround(EffectiveDated, Recorded):
    """A ground for taking business in private, in the ICB's words, under one statute (LP46, LP52–LP54).

    `reason` is the plain reason it stands for; `paragraph` is printed before the name under the 1972 Act.
    """

    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, related_name="private_grounds")
    statute = models.CharField("under", max_length=24, choices=ExclusionStatute.choices)
    paragraph = models.CharField(max_length=80, blank=True)
    name = models.CharField("name, as it is printed", max_length=200)
    reason = models.CharField("plain reason", max_length=20, choices=PrivateReason.choices)
    used_for = models.TextField("what it is used for", blank=True)
    has_interest_test = models.BooleanField("the public interest is weighed in words", default=False)
    needs_redaction = models.BooleanField("people are named: released only when redacted", default=False)
    review_months = models.PositiveSmallIntegerField(
        "reviewed after, months",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
    )

    objects = StructureQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "meetings"
        ordering = ["statute", "paragraph", "name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            no_overlap(
                name="meetings_privateground_named_once",
                same=["icb", "statute", "name"],
                message="A ground of this name is in force on some of these days. End it first.",
            ),
            models.CheckConstraint(
                condition=~Q(statute=ExclusionStatute.ACT_1972) | ~Q(paragraph=""),
                name="meetings_privateground_1972_has_paragraph",
                violation_error_message=NEEDS_PARAGRAPH,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paragraph}: {self.name}" if self.paragraph else self.name

    def clean(self) -> None:
        super().clean()
        if self.statute == ExclusionStatute.ACT_1972 and not self.paragraph.strip():
            raise ValidationError({"paragraph": NEEDS_PARAGRAPH})

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id),)


class ExemptionQuerySet(EffectiveQuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Who may see private business there, and the item and the paper itself: a withheld paper has no row either."""
        private = Meeting.objects.filter(
            Meeting.objects.all().held_by_q(user, Permission.VIEW_PRIVATE, on=on)
        ).values("pk")
        return self.filter(
            Q(paper__isnull=True) | Q(paper__in=Paper.objects.visible_to(user, on=on).values("pk")),
            meeting__in=private,
            item__in=AgendaItem.objects.visible_to(user, on=on).values("pk"),
        )


class Exemption(EffectiveDated, Recorded):
    """One thing that is kept from the public: an item, a paper or an annex, from the act that marked it private to the
    act that opened it. The database refuses private business without a row that is in force (migration 0014).

    An annex is named by its `annex_family`, which it keeps from version to version.
    """

    # What weighs for and against may speak about people.
    kept_out_of_ledger = ("public_interest",)

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, related_name="exemptions")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="exemptions")
    of = models.CharField("what is kept private", max_length=8, choices=ExemptionOf.choices)
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="exemptions")
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="exemptions")
    annex_family = models.UUIDField(null=True, blank=True, editable=False)
    reason = models.CharField("plain reason", max_length=20, choices=PrivateReason.choices, blank=True)
    statute = models.CharField(
        "under", max_length=24, choices=ExclusionStatute.choices, blank=True, default=""
    )
    grounds = models.ManyToManyField(PrivateGround, blank=True, related_name="exemptions")
    public_interest = models.TextField("public interest in keeping it private, and in opening it", blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField()
    review_on = models.DateField("to be reviewed on", null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=ExemptionEnd.choices, blank=True, default="")
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_because = models.TextField(blank=True)

    objects = ExemptionQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "meetings"
        ordering = ["-meeting__date", "meeting", "item__position", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(of="item", paper__isnull=True, annex_family__isnull=True)
                | Q(of="paper", paper__isnull=False, annex_family__isnull=True)
                | Q(of="annex", paper__isnull=False, annex_family__isnull=False),
                name="meetings_exemption_names_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True, outcome="")
                | (Q(effective_to__isnull=False) & ~Q(outcome="")),
                name="meetings_exemption_ends_with_outcome",
            ),
            *(
                models.UniqueConstraint(
                    fields=fields,
                    condition=Q(of=of, effective_to__isnull=True),
                    name=f"meetings_exemption_one_open_{of}",
                )
                for of, fields in (("item", ["item"]), ("paper", ["paper"]), ("annex", ["annex_family"]))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_of_display()} at item {self.item.number or '–'}, {self.meeting}"

    @property
    def is_open(self) -> bool:
        return self.effective_to is None

    def anchors(self) -> tuple[Anchor, ...]:
        return self.meeting.anchors()


class OfExemptionQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(exemption__in=Exemption.objects.visible_to(user, on=on).values("pk"))


class ExemptionReview(Recorded):
    """Somebody looked at it again: kept private until another day, or released."""

    kept_out_of_ledger = ("why",)

    exemption = models.ForeignKey(Exemption, models.PROTECT, related_name="reviews")
    reviewed_on = models.DateField()
    is_released = models.BooleanField(default=False)
    why = models.TextField()
    next_review = models.DateField("kept private until", null=True, blank=True)
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = OfExemptionQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["-reviewed_on", "-pk"]

    def __str__(self) -> str:
        return f"Review of {self.exemption}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.exemption.anchors()


class RedactedCopy(Recorded):
    """The PDF that the public reads in the place of a paper, or of one annex, that names people."""

    exemption = models.ForeignKey(Exemption, models.PROTECT, related_name="redacted_copies")
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="redacted_copies")
    annex_family = models.UUIDField(null=True, blank=True, editable=False)
    file = models.ForeignKey("governance.StoredFile", models.PROTECT, related_name="+")

    objects = OfExemptionQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Redacted copy of {self.paper}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.exemption.anchors()
