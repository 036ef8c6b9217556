"""The forward plan: what comes before a committee in the months ahead, and what was moved to another month."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from governance.enums import Openness, Permission
from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated
from governance.foundation.permissions import Anchor, grants_q
from meetings.enums import PlanCycle, PlanSource, PrivateReason, Purpose
from meetings.lifecycles import PLAN_IMPORT_LIFECYCLE
from meetings.planning.models.meetings import Meeting
from meetings.planning.models.standing import WHY_PRIVATE, OfCommitteeInPreparation
from meetings.planning.rules.plan import check_months

ONE_OWNER = "Name a post or a person, not both."


class PlannedItem(EffectiveDated, Recorded):
    """Something that a committee looks at once, or again and again, from one day to another.

    Into which months it falls follows from its cycle (`rules.plan`); only what departs from that is a row (`PlanMove`).
    """

    committee = models.ForeignKey("governance.Committee", models.PROTECT, related_name="planned_items")
    title = models.CharField(max_length=250)
    purposes = ArrayField(models.CharField(max_length=20, choices=Purpose.choices), default=list, blank=True)
    owner_post = models.ForeignKey(
        "governance.Post",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="planned_items",
        verbose_name="owner: the holder of",
    )
    owner_person = models.ForeignKey(
        "membership.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="planned_items",
        verbose_name="owner: the person",
    )
    source = models.CharField(
        "where it comes from", max_length=10, choices=PlanSource.choices, default=PlanSource.CYCLE
    )
    source_text = models.CharField("document and clause", max_length=300, blank=True)
    function = models.ForeignKey(
        "delegation.Function", models.PROTECT, null=True, blank=True, related_name="planned_items"
    )
    cycle = models.CharField("how often", max_length=14, choices=PlanCycle.choices, default=PlanCycle.ONCE)
    months = ArrayField(
        models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(12)]),
        default=list,
        blank=True,
    )
    openness = models.CharField(max_length=10, choices=Openness.choices, default=Openness.PUBLIC)
    private_reason = models.CharField(max_length=20, choices=PrivateReason.choices, blank=True)
    needs_paper = models.BooleanField("a paper is needed", default=True)
    minutes = models.PositiveSmallIntegerField("minutes allowed", null=True, blank=True)
    note = models.TextField("note, not printed", blank=True)

    objects = OfCommitteeInPreparation.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "meetings"
        ordering = ["committee", "title", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(owner_post__isnull=True) | Q(owner_person__isnull=True),
                name="meetings_planneditem_one_owner",
                violation_error_message=ONE_OWNER,
            ),
            models.CheckConstraint(
                condition=Q(openness=Openness.PUBLIC) | ~Q(private_reason=""),
                name="meetings_planneditem_private_has_reason",
                violation_error_message=WHY_PRIVATE,
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def owner(self) -> Any:
        """The post or the person that it rests with; None while nobody is named."""
        return self.owner_post or self.owner_person

    def clean(self) -> None:
        super().clean()
        if self.owner_post_id and self.owner_person_id:
            raise ValidationError({"owner_person": ONE_OWNER})
        if self.openness == Openness.PRIVATE and not self.private_reason:
            raise ValidationError({"private_reason": WHY_PRIVATE})
        for field, owner in (("owner_post", self.owner_post), ("owner_person", self.owner_person)):
            if owner is not None and owner.icb_id != self.committee.icb_id:
                raise ValidationError({field: "This owner belongs to another ICB."})
        fits = check_months(self.cycle, self.months)
        if not fits.ok:
            raise ValidationError({"months": fits.reason})

    def anchors(self) -> tuple[Anchor, ...]:
        return self.committee.anchors()


class PlanMoveQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        items = PlannedItem.objects.visible_to(user, on=on)
        return self.filter(item__in=items.values("pk"))


class PlanMove(Recorded):
    """What was due in one month is taken in another, or at a meeting by name; or, with neither, not this time.

    `month` and `to_month` are first days of months. The latest row for a month counts.
    """

    item = models.ForeignKey(PlannedItem, models.PROTECT, related_name="moves")
    month = models.DateField("month in which it was due")
    to_month = models.DateField("month to which it was moved", null=True, blank=True)
    to_meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="plan_moves")
    because = models.CharField("reason", max_length=500)

    objects = PlanMoveQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["item", "month", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(to_meeting__isnull=True) | Q(to_month__isnull=False),
                name="meetings_planmove_meeting_has_month",
            )
        ]

    def __str__(self) -> str:
        where = f"moved to {self.to_month:%B %Y}" if self.to_month else "not taken"
        return f"{self.item}, due in {self.month:%B %Y}: {where}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.item.anchors()


class PlanImportQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """A file may name private business: for who plans the committee's meetings."""
        return self.filter(
            grants_q(
                user,
                Permission.PLAN_MEETING,
                on=on,
                icb="committee__icb_id",
                place="committee__place_id",
                committee="committee_id",
            )
        )


class PlanImport(models.Model):
    """A forward plan read from a workbook, until it is applied or given up: then what was read is dropped.

    `rows` holds `rules.plan_import.PlanRow` as JSON; `done` what was written, as {"item": key, "version": number,
    "was": the version before, or None for a new one}.
    """

    committee = models.ForeignKey("governance.Committee", models.PROTECT, related_name="plan_imports")
    filename = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(
        max_length=20, choices=PLAN_IMPORT_LIFECYCLE.choices, default=PLAN_IMPORT_LIFECYCLE.initial
    )
    row_count = models.PositiveIntegerField(default=0)
    rows = models.JSONField(default=list, blank=True)
    done = models.JSONField(default=list, blank=True)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    started_at = models.DateTimeField()

    objects = PlanImportQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return self.filename

    def anchors(self) -> tuple[Anchor, ...]:
        return self.committee.anchors()
