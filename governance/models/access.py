"""Users and the roles granted to them."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from governance.enums import Permission
from governance.foundation import clock
from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, EffectiveQuerySet
from governance.foundation.permissions import Anchor, Grant, grants_q
from governance.roles import ROLE_CHOICES, ROLES


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in, by e-mail. Deactivated, never deleted."""

    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField("may open the technical admin", default=False)
    date_joined = models.DateTimeField(default=clock.now)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = UserManager()

    class Meta:
        app_label = "governance"
        ordering = ["name", "email"]

    def __str__(self) -> str:
        return self.name or self.email

    def grants_in_force(self, on: date) -> list[Grant]:
        """The roles this person holds on that day; none once deactivated. Read once a request and day."""
        if not self.is_active:
            return []
        known: dict[date, list[Grant]] = self.__dict__.setdefault("_grants", {})
        if on not in known:
            known[on] = [grant.as_grant() for grant in self.role_grants.in_force(on)]
        return known[on]

    def forget_grants(self) -> None:
        """After a role was granted or ended, read the grants again."""
        self.__dict__.pop("_grants", None)

    @property
    def holds_staff_role(self) -> bool:
        return any(ROLES[grant.role].is_staff_role for grant in self.grants_in_force(clock.today()))


class RoleGrantQuerySet(EffectiveQuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Grants within the ICBs whose ledger `user` may read; who holds what is no secret from governance staff."""
        return self.filter(grants_q(user, Permission.VIEW_LEDGER, on=on, icb="icb_id"))


class RoleGrant(EffectiveDated, Recorded):
    """A role given to a user at an anchor between two dates: a term that ends must end access that day."""

    user = models.ForeignKey(User, models.PROTECT, related_name="role_grants")
    role = models.CharField(max_length=40, choices=ROLE_CHOICES)
    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, null=True, blank=True)
    place = models.ForeignKey("governance.Place", models.PROTECT, null=True, blank=True)
    committee = models.ForeignKey("governance.Committee", models.PROTECT, null=True, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "governance"
        ordering = ["-effective_from"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(place__isnull=True, committee__isnull=True) | Q(icb__isnull=False),
                name="governance_rolegrant_anchor_has_icb",
            ),
            models.CheckConstraint(
                condition=Q(place__isnull=True) | Q(committee__isnull=True),
                name="governance_rolegrant_one_anchor",
            ),
        ]

    def __str__(self) -> str:
        return f"{ROLES[self.role].title}: {self.user}"

    @property
    def level(self) -> str:
        if self.committee_id:
            return "committee"
        if self.place_id:
            return "place"
        return "icb" if self.icb_id else "deployment"

    def clean(self) -> None:
        super().clean()
        if self.role in ROLES and self.level not in ROLES[self.role].anchors:
            wanted = " or ".join(ROLES[self.role].anchors)
            raise ValidationError({"role": f"{ROLES[self.role].title} is granted at the level of: {wanted}."})
        for anchor in (self.place, self.committee):
            if anchor is not None and anchor.icb_id != self.icb_id:
                raise ValidationError(f"{anchor} belongs to another ICB.")

    def as_grant(self) -> Grant:
        anchor = Anchor(self.icb_id, self.place_id, self.committee_id)
        return Grant(self.role, ROLES[self.role].permissions, anchor)

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id, self.place_id, self.committee_id),)
