"""What was made of a suggestion that somebody may have an interest in an item."""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import or_
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from governance.enums import Permission
from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor
from meetings.papers.models.agenda import AgendaItem
from meetings.planning.models import Meeting
from membership.models import Interest

BASES = ("interest", "seat", "employment", "committee")


def _exactly_one(*names: str) -> Q:
    ways = (Q(**{f"{other}__isnull": other != name for other in names}) for name in names)
    return reduce(or_, ways)


class MatchReviewQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Reviews at visible items of meetings where `user` reads interests, of interests that they may read."""
        reads = Meeting.objects.filter(
            Meeting.objects.all().held_by_q(user, Permission.VIEW_INTERESTS, on=on)
        )
        return self.filter(
            Q(interest__isnull=True) | Q(interest__in=Interest.objects.visible_to(user, on=on).values("pk")),
            item__in=AgendaItem.objects.visible_to(user, on=on).values("pk"),
            item__meeting__in=reads.values("pk"),
        )


class MatchReview(Recorded):
    """Somebody looked at a suggestion and set it aside, with a note (R10). It comes back when its `mark` changes.

    It rests on one of an interest, a seat, an employment, or a committee's class of members (`category`).
    Suggestions themselves are not stored: `meetings.papers.rules.matching` finds them anew.
    """

    kept_out_of_ledger: ClassVar[tuple[str, ...]] = (
        "person",
        "interest",
        "employment",
        "seat",
        "note",
        "mark",
    )

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="match_reviews")
    code = models.CharField(max_length=30)
    mark = models.CharField(max_length=64, editable=False)
    person = models.ForeignKey(
        "membership.Person", models.PROTECT, null=True, blank=True, related_name="match_reviews"
    )
    interest = models.ForeignKey(
        "membership.Interest", models.PROTECT, null=True, blank=True, related_name="match_reviews"
    )
    seat = models.ForeignKey(
        "governance.Seat", models.PROTECT, null=True, blank=True, related_name="match_reviews"
    )
    employment = models.ForeignKey(
        "membership.Employment", models.PROTECT, null=True, blank=True, related_name="match_reviews"
    )
    committee = models.ForeignKey(
        "governance.Committee", models.PROTECT, null=True, blank=True, related_name="match_reviews"
    )
    category = models.CharField("class of members", max_length=30, blank=True)
    note = models.TextField("what was made of it (private)")
    looked_at_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    looked_at_on = models.DateField()

    objects = MatchReviewQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["item", "-looked_at_on", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=_exactly_one(*BASES), name="meetings_matchreview_rests_on_one"),
            models.UniqueConstraint(
                fields=["item", "mark"],
                name="meetings_matchreview_once",
                violation_error_message="Somebody has looked at this already.",
            ),
        ]

    def __str__(self) -> str:
        return f"Looked at on {self.looked_at_on}: {self.item}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.item.anchors()
