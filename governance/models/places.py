"""Places inside an ICB and the local authorities they align with."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models

from governance.enums import PlaceKind
from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, EffectiveQuerySet
from governance.foundation.permissions import Anchor, icbs_of


class PlaceQuerySet(EffectiveQuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Every place of the ICBs in whose workspace `user` works: structure is shared within an ICB."""
        return self.filter(icb__in=icbs_of(user, on=on))


class Place(EffectiveDated, Recorded):
    """A place, delivery unit, sub-place or neighbourhood (R13, R37, R69)."""

    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, related_name="places")
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=80, unique=True)
    code = models.CharField("the portal's code", max_length=20, blank=True)
    outside_code = models.CharField("code of a national list, if any", max_length=20, blank=True)
    kind = models.CharField(max_length=20, choices=PlaceKind.choices, default=PlaceKind.PLACE)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    footprint_basis = models.TextField("basis of its boundary", blank=True)
    about = models.TextField("about this place, for the public", blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "governance"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.parent is None:
            return
        if self.parent is not None and self.parent.icb_id != self.icb_id:
            raise ValidationError({"parent": "The place it belongs to is in another ICB."})
        above: Place | None = self.parent
        while above is not None:
            if above.pk == self.pk:
                raise ValidationError({"parent": "A place cannot lie inside itself."})
            above = above.parent

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id, place_id=self.pk),)


class PlaceAuthorityQuerySet(EffectiveQuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(place__icb__in=icbs_of(user, on=on))


class PlaceAuthority(EffectiveDated, Recorded):
    """A local authority that a place aligns with, wholly or in part; coterminosity is computed from it (R67)."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="authorities")
    authority = models.ForeignKey("governance.Organisation", models.PROTECT, related_name="place_links")
    is_whole = models.BooleanField("the whole authority lies in this place", default=True)

    objects = PlaceAuthorityQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "governance"
        ordering = ["authority__name"]

    def __str__(self) -> str:
        return f"{self.authority} ({'whole' if self.is_whole else 'part'}) in {self.place}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.place.anchors()
