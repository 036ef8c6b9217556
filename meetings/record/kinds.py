"""Choices of the log of actions and of what is sent on."""

from django.db.models import IntegerChoices, TextChoices


class UpdateKind(TextChoices):
    """What was said of an action, or done with it."""

    PROGRESS = "progress", "How it stands"
    DONE = "done", "It is done"
    MORE_TIME = "more_time", "More time is needed"
    GRANTED = "granted", "More time given"
    REFUSED = "refused", "More time refused"
    CLOSED = "closed", "Accepted and closed"
    DROPPED = "dropped", "No longer needed"
    REOPENED = "reopened", "Open again"


OWNERS_SAY = (UpdateKind.PROGRESS, UpdateKind.DONE, UpdateKind.MORE_TIME)


class ReferralKind(TextChoices):
    """Why something is sent to another committee or body."""

    RECOMMENDATION = "recommendation", "Recommendation"
    ESCALATION = "escalation", "Escalation"
    INFORMATION = "information", "For information"
    INQUORATE = "inquorate", "Conflicts left too few to decide"


class Frequency(IntegerChoices):
    """How often a standing obligation falls due, in months (R183)."""

    MONTHLY = 1, "Every month"
    TWO_MONTHS = 2, "Every two months"
    QUARTERLY = 3, "Every three months"
    THIRDS = 4, "Three times a year"
    HALF_YEARLY = 6, "Twice a year"
    YEARLY = 12, "Once a year"
