"""Rules of composition: which seats a committee must have and who may hold them, and the seats that they made."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from governance.enums import CommitteeKind, OrganisationKind, SeatCategory, Sector
from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, EffectiveQuerySet
from governance.foundation.permissions import Anchor, icbs_of
from membership.enums import AppointmentBasis, SeatsFor, Seniority


class CompositionRuleQuerySet(EffectiveQuerySet):
    """Rules are structure: seen by whoever works in their ICB."""

    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(icb__in=icbs_of(user, on=on))


class CompositionRule(EffectiveDated, Recorded):
    """A rule that expands into seats, from one day to another (R33, R34).

    Without a committee it holds for every committee of its kind in the ICB. `organisations` are those that a seat each
    is asked for, or those of which the holder must come from one; which of the two, says `per`.
    """

    icb = models.ForeignKey(
        "governance.IntegratedCareBoard", models.PROTECT, related_name="composition_rules"
    )
    committee = models.ForeignKey(
        "governance.Committee", models.PROTECT, null=True, blank=True, related_name="composition_rules"
    )
    committee_kind = models.CharField(
        "or every committee of this kind", max_length=30, choices=CommitteeKind.choices, blank=True
    )
    part = models.ForeignKey(
        "governance.CommitteePart", models.PROTECT, null=True, blank=True, related_name="composition_rules"
    )
    only_place = models.ForeignKey(
        "governance.Place",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="only in this place",
    )
    seat_title = models.CharField("title of its seats", max_length=160)
    category = models.CharField(max_length=30, choices=SeatCategory.choices)
    is_voting = models.BooleanField("its seats have a vote", default=True)
    per = models.CharField("seats for", max_length=20, choices=SeatsFor.choices, default=SeatsFor.ONCE)
    count = models.PositiveSmallIntegerField(
        "seats for each", default=1, validators=[MinValueValidator(1), MaxValueValidator(30)]
    )
    is_minimum = models.BooleanField("there may be more", default=False)
    organisations = models.ManyToManyField("governance.Organisation", blank=True, related_name="+")
    kinds = ArrayField(
        models.CharField(max_length=30, choices=OrganisationKind.choices),
        default=list,
        blank=True,
        verbose_name="kinds of organisation",
    )
    sectors = ArrayField(
        models.CharField(max_length=30, choices=Sector.choices),
        default=list,
        blank=True,
        verbose_name="sectors",
    )
    post = models.ForeignKey(
        "governance.Post",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="held by the holder of",
    )
    office = models.CharField("or by whoever holds this office", max_length=120, blank=True)
    nominee_allowed = models.BooleanField("the office-holder may nominate somebody (R35)", default=False)
    nominee_seniority = models.CharField(
        "a nominee is at least", max_length=20, choices=Seniority.choices, blank=True
    )
    minimum_seniority = models.CharField(
        "a holder is at least (R148)", max_length=20, choices=Seniority.choices, blank=True
    )
    is_independent = models.BooleanField("a holder is independent (R111)", default=False)
    basis = models.CharField(
        "basis of the appointment", max_length=20, choices=AppointmentBasis.choices, blank=True
    )
    electorate = models.CharField("who elects (R134)", max_length=200, blank=True)
    nominators = models.ManyToManyField(
        "governance.Organisation", blank=True, related_name="+", verbose_name="nominated jointly by (R113)"
    )
    follows = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="entails",
        verbose_name="held by whoever sits by this rule (R132)",
    )
    excluded_posts = models.ManyToManyField(
        "governance.Post", blank=True, related_name="+", verbose_name="not a holder of these posts (R151)"
    )
    excluded_rules = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="+",
        verbose_name="not who sits by these rules (R151)",
    )
    clause = models.CharField("document and clause", max_length=300)
    note = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects = CompositionRuleQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "membership"
        ordering = ["icb", "position", "seat_title"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(committee__isnull=False, committee_kind="")
                | (Q(committee__isnull=True) & ~Q(committee_kind="")),
                name="membership_compositionrule_committee_or_kind",
                violation_error_message="Choose a committee or a kind of committee, one of the two.",
            ),
        ]

    def __str__(self) -> str:
        where = self.holds_for if self.committee is not None else f"e{self.holds_for[1:]}"
        return f"{self.seats_told}, {where}"

    @property
    def seats_told(self) -> str:
        """The title of its seats; where a unit's name begins it, what the seats are for stands in its stead."""
        of_units = (SeatsFor.LISTED, SeatsFor.KIND)
        unit = "Each organisation" if self.per in of_units else self.get_per_display()
        title = self.seat_title.strip()
        if title == "{unit}":
            return self.get_per_display()
        if title.startswith("{unit}"):
            title = title.replace("{unit}", unit, 1)
        return title.replace("{unit}", "…")

    @property
    def holds_for(self) -> str:
        """The committee, or the kind of committee, in words."""
        if self.committee is not None:
            return str(self.committee)
        kind = self.get_committee_kind_display()
        return f"Every {kind if kind[1:2].isupper() else kind[:1].lower() + kind[1:]}"

    def clean(self) -> None:
        super().clean()
        if (self.committee is None) == (not self.committee_kind):
            raise ValidationError({"committee": "Choose a committee or a kind of committee, one of the two."})
        if self.part is not None and self.part.committee_id != self.committee_id:
            raise ValidationError({"part": "This part belongs to another committee."})
        for name in ("committee", "only_place", "post", "follows"):
            other = getattr(self, name)
            if other is not None and other.icb_id != self.icb_id:
                raise ValidationError({name: "This belongs to another ICB."})
        if self.post is not None and self.office:
            raise ValidationError({"office": "Choose a post or write an office, one of the two."})
        if self.nominee_seniority and not self.nominee_allowed:
            raise ValidationError({"nominee_seniority": "Only a rule that allows a nominee asks this."})
        if self.follows_id is not None and self.follows_id == self.pk:
            raise ValidationError({"follows": "A seat cannot go with itself."})

    def anchors(self) -> tuple[Anchor, ...]:
        return self.committee.anchors() if self.committee is not None else (Anchor(self.icb_id),)


class RuleSeatQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(rule__icb__in=icbs_of(user, on=on))


class RuleSeat(Recorded):
    """The seat that stands for a rule and a unit of it: `ordinal` counts the seats of one unit from 1.

    No place and no organisation means the committee as a whole. A seat may go from one version of a rule to the next.
    """

    rule = models.ForeignKey(CompositionRule, models.PROTECT, related_name="rule_seats")
    seat = models.ForeignKey("governance.Seat", models.PROTECT, related_name="rule_seats")
    unit_place = models.ForeignKey(
        "governance.Place", models.PROTECT, null=True, blank=True, related_name="+"
    )
    unit_organisation = models.ForeignKey(
        "governance.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    ordinal = models.PositiveSmallIntegerField(default=1)

    objects = RuleSeatQuerySet.as_manager()

    class Meta:
        app_label = "membership"
        ordering = ["rule", "ordinal"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["rule", "seat"],
                name="membership_ruleseat_once",
                violation_error_message="This seat stands for this rule already.",
            ),
            models.CheckConstraint(
                condition=Q(unit_place__isnull=True) | Q(unit_organisation__isnull=True),
                name="membership_ruleseat_one_unit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat} stands for: {self.rule}"

    def clean(self) -> None:
        super().clean()
        if self.seat.committee.icb_id != self.rule.icb_id:
            raise ValidationError("This seat belongs to another ICB.")

    def anchors(self) -> tuple[Anchor, ...]:
        return self.seat.anchors()
