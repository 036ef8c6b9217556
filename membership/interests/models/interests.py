"""Declared interests, and what of them is kept off the public register."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, EffectiveQuerySet, in_force_q, no_overlap
from governance.foundation.permissions import Anchor
from governance.models import Seat
from membership.enums import (
    INTEREST_LIFECYCLE,
    ConflictKind,
    InterestCategory,
    InterestSource,
    RedactionScope,
)
from membership.people.models.appointments import Appointment
from membership.people.models.people import Person
from membership.permissions import VIEW_INTERESTS


def people_whose_interests(user: Any, *, on: date) -> Q:
    """The filter on people whose declared interests `user` may read on that day: their own, and by right.

    A right at an ICB reaches all of its people; at a place or committee those who sit, deputise or hold a post with
    a seat in its committees that day. A line manager reads those of the people who report to them that day.
    """
    if not getattr(user, "is_authenticated", False):
        return Q(pk__in=[])
    allowed = Q(user=user) | Q(pk__in=reports_of(user, on=on))
    for grant in user.grants_in_force(on):
        anchor = grant.anchor
        if VIEW_INTERESTS not in grant.permissions or anchor.icb_id is None:
            continue
        mine = Q(icb=anchor.icb_id)
        if anchor.committee_id is not None:
            mine &= at_the_table({"committee": anchor.committee_id}, on=on)
        elif anchor.place_id is not None:
            mine &= at_the_table({"committee__place": anchor.place_id}, on=on)
        allowed |= mine
    return allowed


def reports_of(user: Any, *, on: date) -> Any:
    """The keys of people in a post that reports, that day, to a post which `user` holds; never the user's own."""
    above = Appointment.objects.in_force(on).filter(person__user=user, post__isnull=False)
    below = Appointment.objects.in_force(on).filter(post__reports_to__in=above.values("post"))
    return below.exclude(person__user=user).values("person")


def at_the_table(where: dict[str, int], *, on: date) -> Q:
    """People who sit that day in seats that match `where`: by appointment, by the post it follows, or as deputy."""
    seats = Seat.objects.in_force(on).filter(**where)
    own = Q(in_force_q(on, "appointments__"), appointments__seat__in=seats)
    by_post = Q(in_force_q(on, "appointments__"), appointments__post__seats__in=seats)
    deputy = Q(in_force_q(on, "deputy_arrangements__"), deputy_arrangements__seat__in=seats)
    return Q(pk__in=Person.objects.filter(own | by_post | deputy).values("pk"))


class OfPersonQuerySet(models.QuerySet):
    """Rows of a person's private record of interests."""

    def visible_to(self, user: Any, *, on: date) -> Self:
        people = Person.objects.filter(people_whose_interests(user, on=on))
        return self.filter(person__in=people.values("pk"))


class InterestQuerySet(EffectiveQuerySet):
    """The same, of rows with dates."""

    def visible_to(self, user: Any, *, on: date) -> Self:
        people = Person.objects.filter(people_whose_interests(user, on=on))
        return self.filter(person__in=people.values("pk"))


class Interest(EffectiveDated, Recorded):
    """Something outside that could sway a person. In the ledger stands that it was declared, never what it says."""

    kept_out_of_ledger: ClassVar[tuple[str, ...]] = (
        "organisation",
        "party",
        "position",
        "nature",
        "relation",
        "mitigation",
        "review_note",
        "answer",
    )

    person = models.ForeignKey(Person, models.PROTECT, related_name="interests")
    category = models.CharField(max_length=20, choices=InterestCategory.choices)
    kind = models.CharField("kind of conflict", max_length=20, choices=ConflictKind.choices, blank=True)
    relation = models.CharField(
        "whose interest it is, if indirect",
        max_length=200,
        blank=True,
        help_text="For example: my partner, a close friend, my business partner.",
    )
    organisation = models.ForeignKey(
        "governance.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="interests",
        verbose_name="organisation, if the portal knows it",
    )
    party = models.CharField("organisation or person, if not", max_length=300, blank=True)
    position = models.CharField("position held there", max_length=200, blank=True)
    nature = models.TextField("what the interest is")
    mitigation = models.TextField("what is done about it", blank=True)
    declared_on = models.DateField("declared on")
    source = models.CharField(max_length=20, choices=InterestSource.choices, default=InterestSource.SELF)
    state = models.CharField(
        max_length=20, choices=INTEREST_LIFECYCLE.choices, default=INTEREST_LIFECYCLE.initial
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reviewed_on = models.DateField(null=True, blank=True)
    review_note = models.TextField("note or question of the review (private)", blank=True)
    answer = models.TextField("answer to the question (private)", blank=True)

    objects = InterestQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "membership"
        ordering = ["person__name", "-effective_from", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True, reviewed_on__isnull=True)
                | Q(reviewed_by__isnull=False, reviewed_on__isnull=False),
                name="membership_interest_review_told",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(reviewed_on__isnull=False),
                name="membership_interest_confirmed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_category_display()} interest of {self.person}"

    @property
    def is_direct(self) -> bool:
        """The register's column "direct or indirect" (LP37)."""
        return self.category != InterestCategory.INDIRECT

    @property
    def party_name(self) -> str:
        return self.organisation.name if self.organisation is not None else self.party

    def clean(self) -> None:
        super().clean()
        if self.organisation_id and self.party:
            raise ValidationError({"party": "Choose the organisation or write its name, one of the two."})
        if self.category == InterestCategory.INDIRECT and not self.relation:
            raise ValidationError(
                {"relation": "Say whose interest it is: a relative, a friend, a business partner."}
            )
        if self.relation and self.category and self.category != InterestCategory.INDIRECT:
            raise ValidationError({"relation": "Leave this empty, or choose the category indirect."})

    def anchors(self) -> tuple[Anchor, ...]:
        return self.person.anchors()


class RedactionQuerySet(EffectiveQuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(interest__in=Interest.objects.visible_to(user, on=on).values("pk"))


class InterestRedaction(EffectiveDated, Recorded):
    """A decision to keep an interest, or its details, off the public register, with its reason and an end (LP39)."""

    kept_out_of_ledger: ClassVar[tuple[str, ...]] = ("ground",)

    interest = models.ForeignKey(Interest, models.PROTECT, related_name="redactions")
    scope = models.CharField("what is kept back", max_length=20, choices=RedactionScope.choices)
    ground = models.TextField("reason (private)")
    decided_by = models.CharField("decided by (office)", max_length=200)
    decided_on = models.DateField()
    review_due = models.DateField("looked at again by", null=True, blank=True)

    objects = RedactionQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "membership"
        ordering = ["-effective_from"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            no_overlap(
                name="membership_interestredaction_one_in_force",
                same=["interest"],
                message="This interest is kept back already on some of these days. End that decision first.",
            ),
        ]

    def __str__(self) -> str:
        return f"Kept back: {self.interest}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.interest.anchors()
