"""Choices of the reports floor."""

from django.db.models import TextChoices

from governance.foundation.lifecycle import Lifecycle, Transition


class Audience(TextChoices):
    """Who a pack is for. What a reader may not see is left out before assembly, never hidden after."""

    PUBLIC = "public", "Public pack: what is taken in public"
    MEMBERS = "members", "Members' pack: everything"
    PRIVATE = "private", "Private pack: what is taken in private"


class PublicationKind(TextChoices):
    ICB = "icb", "ICB page"
    PLACE = "place", "Place page"
    COMMITTEE = "committee", "Committee page"
    MEETING = "meeting", "Meeting"
    SCHEME = "scheme", "Version of a scheme"
    CALENDAR = "calendar", "Calendar of a committee"
    MEMBERS = "members", "Register of members"
    INTERESTS = "interests", "Register of interests"
    GIFTS = "gifts", "Register of gifts and hospitality"
    PLAN = "plan", "Forward plan"
    DECISION = "decision", "Decision"
    MINUTES = "minutes", "Minutes"


REGISTERS: tuple[str, ...] = ("members", "interests", "gifts")
"""What is published as a register: rows of a whole ICB, at one address with filters."""


class PublishedFileKind(TextChoices):
    PACK = "pack", "Meeting pack"
    SUPPLEMENT = "supplement", "Supplement"
    AGENDA = "agenda", "Agenda"
    PAPER = "paper", "Paper"
    ANNEX = "annex", "Annex"
    SCHEME = "scheme", "Scheme as a file"
    MAP = "map", "Functions and decisions map"
    MINUTES = "minutes", "Minutes"


PUBLICATION_LIFECYCLE = Lifecycle(
    noun="publication",
    states={"published": "Published", "superseded": "Superseded", "withdrawn": "Withdrawn"},
    initial="published",
    transitions=(
        Transition("supersede", ("published",), "superseded", "replace this publication"),
        Transition("withdraw", ("published", "superseded"), "withdrawn", "withdraw this publication"),
    ),
)
