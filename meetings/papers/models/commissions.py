"""Papers asked of their authors, the links by which they may be sent, and what came by them."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor
from meetings.lifecycles import COMMISSION_LIFECYCLE, SUBMISSION_LIFECYCLE
from meetings.papers.models.papers import Paper


class CommissionQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Commissions of papers that the person sees while they are prepared."""
        seen = Paper.objects.visible_to(user, on=on)
        return self.filter(Paper.objects.drafts_q(user, on=on, to="paper__"), paper__in=seen.values("pk"))

    def asked_of(self, user: Any) -> Self:
        """What this person is asked for themselves, whatever else they see. A withdrawn paper is asked of nobody."""
        if not getattr(user, "is_active", False) or not user.is_authenticated:
            return self.none()
        standing = self.exclude(state="withdrawn").filter(
            paper__is_removed=False, paper__item__is_removed=False
        )
        return standing.filter(author__user=user)


class Commission(Recorded):
    """A paper asked of one author by a day (R52). The author is a person on record, or named here with an address."""

    kept_out_of_ledger = ("author_email",)

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="commissions")
    author = models.ForeignKey(
        "membership.Person", models.PROTECT, null=True, blank=True, related_name="commissions"
    )
    author_name = models.CharField("name of an author who is not on record", max_length=200, blank=True)
    author_email = models.EmailField("their e-mail (private)", blank=True)
    sponsor = models.ForeignKey(
        "membership.Person", models.PROTECT, null=True, blank=True, related_name="sponsored_commissions"
    )
    brief = models.TextField("what the paper should say", blank=True)
    due_on = models.DateField("due on")
    state = models.CharField(
        max_length=12, choices=COMMISSION_LIFECYCLE.choices, default=COMMISSION_LIFECYCLE.initial
    )

    objects = CommissionQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["paper__item__position", "paper__position", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(author__isnull=False, author_name="")
                | Q(author__isnull=True) & ~Q(author_name=""),
                name="meetings_commission_has_one_author",
                violation_error_message="Choose an author, or give the name of one who is not on record.",
            ),
            models.UniqueConstraint(
                fields=["paper"],
                condition=~Q(state="withdrawn"),
                name="meetings_commission_one_standing",
                violation_error_message="This paper is asked of somebody already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper} by {self.author_words}"

    @property
    def author_words(self) -> str:
        return str(self.author) if self.author else self.author_name

    @property
    def address(self) -> str:
        """Where the author is written to; empty when no address is known."""
        if self.author is None:
            return self.author_email
        return self.author.email or (self.author.user.email if self.author.user else "")

    def clean(self) -> None:
        super().clean()
        icbs = {anchor.icb_id for anchor in self.paper.anchors()} if self.paper_id else set()
        for name in ("author", "sponsor"):
            person = getattr(self, name)
            if person is not None and person.icb_id not in icbs:
                raise ValidationError({name: "This person belongs to another ICB."})

    def anchors(self) -> tuple[Anchor, ...]:
        return self.paper.anchors()


class UploadLink(Recorded):
    """A link by which whoever has it may send the one paper, until a day or until it is revoked.

    Its address is this id under the deployment's secret key (`meetings.papers.links`), so that nothing in the
    database opens it.
    """

    kept_out_of_ledger = ("public_id",)

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    commission = models.ForeignKey(Commission, models.PROTECT, related_name="links")
    expires_on = models.DateField("last day")
    is_revoked = models.BooleanField(default=False)

    class Meta:
        app_label = "meetings"
        ordering = ["-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["commission"], condition=Q(is_revoked=False), name="meetings_uploadlink_one_standing"
            )
        ]

    def __str__(self) -> str:
        return f"Link for {self.commission.paper}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.commission.anchors()


class Submission(Recorded):
    """A file that an author sent, by a link or signed in. It counts when an officer takes it in, never before."""

    kept_out_of_ledger = ("name", "note", "filename")

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="submissions")
    link = models.ForeignKey(UploadLink, models.PROTECT, null=True, blank=True, related_name="submissions")
    name = models.CharField("name as given", max_length=200)
    note = models.TextField(blank=True)
    file = models.ForeignKey("governance.StoredFile", models.PROTECT, related_name="+")
    filename = models.CharField(max_length=200)
    state = models.CharField(
        max_length=12, choices=SUBMISSION_LIFECYCLE.choices, default=SUBMISSION_LIFECYCLE.initial
    )
    sent_at = models.DateTimeField()

    class Meta:
        app_label = "meetings"
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"File sent for {self.commission.paper}"

    @property
    def body_file(self) -> Any:
        """As papers and annexes name their file."""
        return self.file

    @property
    def body_filename(self) -> str:
        return self.filename

    def anchors(self) -> tuple[Anchor, ...]:
        return self.commission.anchors()
