"""Rules of procedure: the ICB's standing orders and each committee's terms of reference, as dated versions.

Every parameter may be unset. A committee's unset parameter is inherited from the ICB's standing orders (LP31);
unset in both means "not set", which is never read as zero.
"""

from __future__ import annotations

import re
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from governance.enums import (
    CastingVote,
    DayCount,
    ExclusionStatute,
    InquorateRoute,
    LateQuestions,
    MajorityBase,
    MeetingFrequency,
    MeetsInPublic,
    QuestionsTaken,
    QuorumState,
    VoteUnit,
    YesNo,
)
from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, no_overlap
from governance.foundation.permissions import Anchor
from governance.models.committees import OfCommitteeQuerySet, StructureQuerySet
from governance.rules.majorities import HOW, unreadable

FRACTION = re.compile(r"[1-9]\d?/[1-9]\d?")


def _choice(choices: type[models.TextChoices], label: str) -> models.CharField:
    return models.CharField(label, max_length=24, choices=choices.choices, blank=True, default="")


def _days(label: str) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(label, null=True, blank=True)


class ProcedureRules(models.Model):
    """Abstract: the typed parameters that rules read (settings list of the law and practice note, section 11)."""

    quorum_state = _choice(QuorumState, "quorum")
    quorum_number = _days("quorum: number of members")
    quorum_fraction = models.CharField("quorum: share of members, as 1/3", max_length=7, blank=True)
    quorum_categories = models.TextField("quorum: who must be among them, one a line", blank=True)
    quorum_unit = _choice(VoteUnit, "quorum: members are counted as")
    quorum_counts_vacant = _choice(YesNo, "quorum: vacant seats are counted among the members")
    deputy_counts_quorum = _choice(YesNo, "deputies count for the quorum")
    deputy_votes = _choice(YesNo, "deputies vote")
    deputy_needs_approval = _choice(YesNo, "deputies need the chair's agreement")
    maximum_terms = _days("terms that a member may serve in a row, at most")
    remote_counts = _choice(YesNo, "remote members count and vote if all can hear each other")
    vote_unit = _choice(VoteUnit, "vote")
    majority_base = _choice(MajorityBase, "majority")
    casting_vote = _choice(CastingVote, "chair's casting vote")
    special_majorities = models.TextField(
        "matters that need more than the ordinary majority, one a line", blank=True, help_text=HOW
    )
    consensus_first = _choice(YesNo, "consensus is sought before a vote")
    chair_succession = ArrayField(
        models.CharField(max_length=200), default=list, blank=True, verbose_name="who presides, in order"
    )
    chair_exclusions = ArrayField(
        models.CharField(max_length=200), default=list, blank=True, verbose_name="who may not be chair"
    )
    meets_in_public = _choice(MeetsInPublic, "meets in public")
    meeting_frequency = _choice(MeetingFrequency, "meets at least")
    frequency = models.CharField("how often it meets, in its own words", max_length=80, blank=True)
    public_meeting_minutes = _days("length of a public meeting, minutes")
    public_forum_minutes = _days("of which public forum, minutes")
    private_meeting_minutes = _days("length of a private meeting, minutes")
    notice_days = _days("notice of a meeting, days")
    notice_day_count = _choice(DayCount, "notice is counted in")
    papers_days = _days("papers are published, days before")
    papers_day_count = _choice(DayCount, "papers are counted in")
    minutes_days = _days("minutes go to members, days after")
    minutes_day_count = _choice(DayCount, "minutes are counted in")
    late_papers = _choice(YesNo, "the chair may accept late papers")
    late_papers_hours = _days("late papers are accepted until so many hours before the meeting")
    publication_targets = ArrayField(
        models.CharField(max_length=200),
        default=list,
        blank=True,
        verbose_name="where papers must be published",
    )
    conflict_counts_quorum = _choice(YesNo, "a member barred by a conflict still counts for the quorum")
    inquorate_route = _choice(InquorateRoute, "an item without a quorum because of conflicts goes")
    urgent_deciders = ArrayField(
        models.CharField(max_length=200),
        default=list,
        blank=True,
        verbose_name="who decides together between meetings",
    )
    urgent_consultees = ArrayField(
        models.CharField(max_length=200),
        default=list,
        blank=True,
        verbose_name="who is consulted before a decision between meetings",
    )
    conflicts_portal = models.URLField("outside portal for declarations", blank=True)
    questions_taken = _choice(QuestionsTaken, "questions from the public")
    question_askers = models.CharField("who may ask, as the form says it", max_length=300, blank=True)
    question_about_agenda = _choice(YesNo, "a question must be about an item of the agenda")
    question_interest = _choice(YesNo, "a questioner says whether they have a financial interest")
    question_slot_minutes = _days("time for questions at a meeting, minutes")
    question_minutes_each = _days("minutes reckoned for one question")
    questions_per_person = _days("questions that one person may ask at a meeting")
    questions_per_meeting = _days("questions taken at a meeting")
    question_most_words = _days("longest question, words")
    question_answer_days = _days("questions are answered in writing, days after the meeting")
    question_answer_day_count = _choice(DayCount, "days for the answer are counted in")
    late_questions = _choice(LateQuestions, "a question that comes too late")
    question_keep_days = _days("contact details of questioners are kept, days after the meeting")
    petitions_taken = _choice(YesNo, "petitions are taken")
    petition_signatures = _days("least number of signatures of a petition")
    petition_minutes = _days("time for speaking to a petition, minutes")
    exclusion_statute = _choice(ExclusionStatute, "the public is excluded under")
    exclusion_wording = models.TextField("resolution to exclude the public, in its own words", blank=True)
    exemption_review_months = models.PositiveSmallIntegerField(
        "private business is reviewed after, months",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
    )

    class Meta:
        abstract = True

    @classmethod
    def parameter_names(cls) -> list[str]:
        """The names of the typed parameters, in the order of the form."""
        return [field.name for field in ProcedureRules._meta.local_fields]

    def clean(self) -> None:
        super().clean()
        if self.quorum_fraction and not FRACTION.fullmatch(self.quorum_fraction):
            raise ValidationError({"quorum_fraction": "Write the share as two numbers, as in 1/3 or 1/2."})
        if line := unreadable(self.special_majorities):
            raise ValidationError({"special_majorities": f"“{line}” cannot be read. {HOW}"})
        if self.quorum_state == QuorumState.NUMBER and not self.quorum_number:
            raise ValidationError({"quorum_number": "Say how many members make the quorum."})
        if self.quorum_state == QuorumState.FRACTION and not self.quorum_fraction:
            raise ValidationError(
                {"quorum_fraction": "Say which share of the members makes the quorum, as 1/3."}
            )
        if self.quorum_state == QuorumState.NOT_SET and (self.quorum_number or self.quorum_fraction):
            raise ValidationError(
                {"quorum_state": "The quorum is marked as not set: leave number and share empty."}
            )


class StandingOrders(EffectiveDated, ProcedureRules, Recorded):
    """The ICB's defaults for every committee, from one day to another."""

    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, related_name="standing_orders")
    title = models.CharField(max_length=200, default="Standing orders")
    source = models.CharField("document and clause", max_length=300, blank=True)

    objects = StructureQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "governance"
        ordering = ["-effective_from"]
        verbose_name_plural = "standing orders"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            no_overlap(
                name="governance_standingorders_one_in_force",
                same=["icb"],
                message="Other standing orders are in force on some of these days. End them first.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.icb}"

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id),)


class TermsOfReference(EffectiveDated, ProcedureRules, Recorded):
    """One version of a committee's terms of reference: its text and the parameters that rules read (R157)."""

    committee = models.ForeignKey("governance.Committee", models.PROTECT, related_name="terms_of_reference")
    label = models.CharField("version", max_length=80)
    text = models.TextField("text", blank=True)
    approved_on = models.DateField(null=True, blank=True)
    approved_by = models.CharField("approved by", max_length=200, blank=True)
    agreed_by_members_on = models.DateField("agreed to by the committee (R91)", null=True, blank=True)
    is_interim = models.BooleanField("interim", default=False)
    review_due = models.DateField("review due", null=True, blank=True)
    source = models.CharField("document and clause", max_length=300, blank=True)
    claims = ArrayField(
        models.CharField(max_length=300),
        default=list,
        blank=True,
        verbose_name="functions that they say the committee decides (R31)",
        help_text="One a line, by title or code. Left empty, they are not compared with the scheme.",
    )

    aligned_with = models.ForeignKey(
        "governance.Committee",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="dates are aligned with those of (R177)",
    )
    aligned_with_name = models.CharField(
        "or of a body that is not in this portal", max_length=200, blank=True
    )
    aligned_days = models.SmallIntegerField(
        "so many days after them, negative for before",
        default=0,
        validators=[MinValueValidator(-60), MaxValueValidator(60)],
    )

    objects = OfCommitteeQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "governance"
        ordering = ["committee", "-effective_from"]
        verbose_name_plural = "terms of reference"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            no_overlap(
                name="governance_termsofreference_one_in_force",
                same=["committee"],
                message="Another version is in force on some of these days. End it first.",
            ),
        ]

    def __str__(self) -> str:
        return f"Terms of reference of {self.committee}, {self.label}"

    def clean(self) -> None:
        super().clean()
        if self.aligned_with_id and self.aligned_with_name:
            raise ValidationError(
                {"aligned_with_name": "Name one body: a committee of this portal, or one outside."}
            )
        if self.aligned_with_id and self.aligned_with_id == self.committee_id:
            raise ValidationError({"aligned_with": "Choose another committee than this one."})

    def anchors(self) -> tuple[Anchor, ...]:
        return self.committee.anchors()
