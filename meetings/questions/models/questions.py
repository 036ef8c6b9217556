"""A question or petition from the public, from the form to its answer.

What was sent, with name and address, lies in `SentQuestion` and goes when its days are over. `PublicQuestion` keeps the
wording that was made public, which stays. Neither enters the ledger.
"""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from governance.enums import Permission
from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor
from meetings.enums import (
    QuestionCourse,
    QuestionKind,
    QuestionReading,
    ShownAs,
)
from meetings.lifecycles import ANSWER_LIFECYCLE, QUESTION_LIFECYCLE
from meetings.papers.models import AgendaItem
from meetings.planning.models import Meeting
from meetings.questions.models.grounds import RefusalGround

# Who moderates, who agrees the agenda, who signs answers off, and who audits.
READERS = (
    Permission.CHANGE_AGENDA,
    Permission.AGREE_AGENDA,
    Permission.SIGN_OFF_PAPER,
    Permission.VIEW_LEDGER,
)


class PublicQuestionQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Questions to meetings that the person sees and whose agenda they keep, agree or sign for; and what they are
        asked to answer themselves."""
        seen = Meeting.objects.visible_to(user, on=on)
        held = Q(pk__in=[])
        for right in READERS:
            held |= Meeting.objects.all().held_by_q(user, right, on=on)
        meetings = seen.filter(held)
        owned = self.owned_by(user)
        return self.filter(Q(meeting__in=meetings.values("pk")) | Q(pk__in=owned.values("pk")))

    def owned_by(self, user: Any) -> Self:
        """Accepted ones whose answer this person is asked to draft."""
        if not getattr(user, "is_active", False) or not user.is_authenticated:
            return self.none()
        return self.filter(state="accepted", answer__owner__user=user)


class PublicQuestion(Recorded):
    """One question or petition. `wording` and `title` are the public ones, empty until it is accepted."""

    kept_out_of_ledger = (
        "public_id",
        "title",
        "wording",
        "shown_name",
        "decided_words",
        "supplementary",
        "supplementary_answer",
    )

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="public_questions")
    number = models.PositiveIntegerField(editable=False)
    # Of the meeting to which it was sent, once it was kept for another: its reference stays.
    first_meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="+")
    first_number = models.PositiveIntegerField(null=True, blank=True, editable=False)
    kind = models.CharField(max_length=10, choices=QuestionKind.choices)
    state = models.CharField(
        max_length=10, choices=QUESTION_LIFECYCLE.choices, default=QUESTION_LIFECYCLE.initial
    )
    course = models.CharField(max_length=14, choices=QuestionCourse.choices, default=QuestionCourse.MEETING)
    reading = models.CharField(max_length=10, choices=QuestionReading.choices)
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="public_questions"
    )
    position = models.PositiveIntegerField(default=0)
    title = models.CharField("title of the petition", max_length=200, blank=True)
    wording = models.TextField("wording that is published", blank=True)
    shown_name = models.CharField("name that is published", max_length=400, blank=True)
    signatures = models.PositiveIntegerField("number of signatures", null=True, blank=True)
    ground = models.ForeignKey(RefusalGround, models.PROTECT, null=True, blank=True, related_name="questions")
    decided_words = models.TextField("what the questioner was told", blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    supplementary = models.TextField("supplementary question", blank=True)
    supplementary_answer = models.TextField("answer to it", blank=True)
    sent_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = PublicQuestionQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["meeting", "position", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meetings_publicquestion_one_number"),
            models.CheckConstraint(
                condition=Q(first_meeting__isnull=True, first_number__isnull=True)
                | Q(first_meeting__isnull=False, first_number__isnull=False),
                name="meetings_publicquestion_first_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | (~Q(wording="") & ~Q(shown_name="")),
                name="meetings_publicquestion_accepted_has_words",
                violation_error_message="Give the wording and the name that are published.",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | Q(ground__isnull=False),
                name="meetings_publicquestion_refused_has_ground",
                violation_error_message="Choose the ground on which it is refused.",
            ),
            models.CheckConstraint(
                condition=~Q(state="merged") | Q(merged_into__isnull=False),
                name="meetings_publicquestion_merged_into_one",
                violation_error_message="Choose the question with which it is answered.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.reference}"

    @property
    def reference(self) -> str:
        """Q12-03: the third that was sent to the meeting with the key 12. It says nothing about who asks."""
        letter = "P" if self.kind == QuestionKind.PETITION else "Q"
        return f"{letter}{self.first_meeting_id or self.meeting_id}-{self.first_number or self.number:02d}"

    @property
    def is_petition(self) -> bool:
        return self.kind == QuestionKind.PETITION

    def anchors(self) -> tuple[Anchor, ...]:
        return self.meeting.anchors()


class SentQuestion(models.Model):
    """What was sent, word for word, and by whom. It is removed when the days for keeping it are over."""

    question = models.OneToOneField(PublicQuestion, models.PROTECT, related_name="sent")
    name = models.CharField(max_length=200)
    email = models.EmailField()
    organisation = models.CharField(max_length=200, blank=True)
    shown_as = models.CharField(max_length=10, choices=ShownAs.choices)
    title = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    interest = models.TextField("financial interest as stated", blank=True)
    signatures_file = models.ForeignKey(
        "governance.StoredFile", models.PROTECT, null=True, blank=True, related_name="+"
    )
    signatures_name = models.CharField(max_length=200, blank=True)

    class Meta:
        app_label = "meetings"

    def __str__(self) -> str:
        return f"What was sent as {self.question.reference}"

    @property
    def body_file(self) -> Any:
        """As papers and annexes name their file."""
        return self.signatures_file

    @property
    def body_filename(self) -> str:
        return self.signatures_name


class Answer(Recorded):
    """The answer to one accepted question, drafted by its owner and signed off by the chair or a lead."""

    kept_out_of_ledger = ("text",)

    question = models.OneToOneField(PublicQuestion, models.PROTECT, related_name="answer")
    owner = models.ForeignKey(
        "membership.Person", models.PROTECT, null=True, blank=True, related_name="public_answers"
    )
    due_on = models.DateField("answer due on", null=True, blank=True)
    text = models.TextField("answer", blank=True)
    state = models.CharField(
        max_length=10, choices=ANSWER_LIFECYCLE.choices, default=ANSWER_LIFECYCLE.initial
    )
    signed_name = models.CharField("signed off by", max_length=200, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "meetings"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(state="signed_off")
                | (~Q(text="") & ~Q(signed_name="") & Q(signed_at__isnull=False)),
                name="meetings_answer_signed_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"Answer to {self.question.reference}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.question.anchors()
