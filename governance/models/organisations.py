"""Organisations, who succeeded whom, and the ICB as tenant."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from governance.enums import (
    AuthorityTier,
    GovernanceForm,
    OrganisationKind,
    Permission,
    Sector,
    SuccessionKind,
)
from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, EffectiveQuerySet
from governance.foundation.permissions import DEPLOYMENT, Anchor, can, icbs_of


class OrganisationQuerySet(EffectiveQuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Organisations kept by an ICB in whose workspace `user` works, that ICB itself, and the shared ones.

        Who keeps the shared ones for the whole portal sees those, and none that an ICB keeps.
        """
        icbs = icbs_of(user, on=on)
        if not icbs and not can(user, Permission.CREATE_ICB, DEPLOYMENT, on=on).ok:
            return self.none()
        return self.filter(Q(kept_by__isnull=True) | Q(kept_by__in=icbs) | Q(icb__in=icbs))


class Organisation(EffectiveDated, Recorded):
    """A body corporate or other organisation. `kept_by` is the ICB that keeps the row; none = shared reference."""

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80, blank=True)
    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=30, choices=OrganisationKind.choices)
    sector = models.CharField(max_length=30, choices=Sector.choices, default=Sector.OTHER)
    authority_tier = models.CharField(max_length=20, choices=AuthorityTier.choices, blank=True, default="")
    is_legal_person = models.BooleanField("can hold contracts and employ (LP6, LP16)", default=True)
    aliases = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    ods_code = models.CharField("ODS code", max_length=10, blank=True)
    ons_code = models.CharField("ONS code", max_length=12, blank=True)
    website = models.URLField(blank=True)
    kept_by = models.ForeignKey(
        "governance.IntegratedCareBoard",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="kept_organisations",
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "governance"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.kept_by_id),)


class SuccessionQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(icb__in=icbs_of(user, on=on))


class Succession(Recorded):
    """Who follows whom, from which day: organisations, places or committees, many to many (R65, LP105)."""

    kind = models.CharField(max_length=20, choices=SuccessionKind.choices)
    date = models.DateField("first day of the successor")
    is_whole = models.BooleanField("the whole of the predecessor", default=True)
    note = models.TextField(blank=True)
    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, related_name="successions")
    from_organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="successions_from"
    )
    to_organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="successions_to"
    )
    from_place = models.ForeignKey(
        "governance.Place", models.PROTECT, null=True, blank=True, related_name="successions_from"
    )
    to_place = models.ForeignKey(
        "governance.Place", models.PROTECT, null=True, blank=True, related_name="successions_to"
    )
    from_committee = models.ForeignKey(
        "governance.Committee", models.PROTECT, null=True, blank=True, related_name="successions_from"
    )
    to_committee = models.ForeignKey(
        "governance.Committee", models.PROTECT, null=True, blank=True, related_name="successions_to"
    )

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        app_label = "governance"
        ordering = ["-date"]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor or 'closed'}"

    @property
    def predecessor(self) -> Any:
        return self.from_organisation or self.from_place or self.from_committee

    @property
    def successor(self) -> Any:
        return self.to_organisation or self.to_place or self.to_committee

    def clean(self) -> None:
        super().clean()
        if self.predecessor is None:
            raise ValidationError("Say which organisation, place or committee is followed by another.")
        if self.successor is None and self.kind != SuccessionKind.CLOSURE:
            raise ValidationError("Say what follows it, or choose closure.")
        if self.predecessor == self.successor:
            raise ValidationError("A body cannot follow itself.")

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id),)


class IcbQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        grants = user.grants_in_force(on) if getattr(user, "is_authenticated", False) else []
        if any(g.role == "system_administrator" for g in grants):
            return self
        return self.filter(pk__in=icbs_of(user, on=on))


def default_forms() -> list[str]:
    return [str(value) for value in GovernanceForm.values]


class IntegratedCareBoard(Recorded):
    """The tenant: every row of content hangs from one ICB. Its legal dates are its organisation's."""

    organisation = models.OneToOneField(Organisation, models.PROTECT, related_name="icb")
    slug = models.SlugField(max_length=60, unique=True)
    short_name = models.CharField(max_length=120)
    abbreviation = models.CharField(max_length=12)
    about = models.TextField("about this ICB, for the public", blank=True)
    default_cover_sheet = models.ForeignKey(
        "governance.CoverSheetTemplate", models.PROTECT, null=True, blank=True, related_name="+"
    )
    allowed_forms = ArrayField(
        models.CharField(max_length=30, choices=GovernanceForm.choices), default=default_forms, blank=True
    )
    header_name = models.CharField("name in the page header of published papers", max_length=120, blank=True)
    term_reminder_days = models.PositiveSmallIntegerField(
        "reminder before a term ends, days", null=True, blank=True, default=60
    )

    objects = IcbQuerySet.as_manager()

    class Meta:
        app_label = "governance"
        ordering = ["short_name"]
        verbose_name = "integrated care board"

    def __str__(self) -> str:
        return self.short_name

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.pk),)
