"""Choices of the membership floor."""

from django.db.models import TextChoices


class AppointmentBasis(TextChoices):
    EX_OFFICIO = "ex_officio", "Ex officio"
    NOMINATED = "nominated", "Nominated"
    ELECTED = "elected", "Elected"
    CO_OPTED = "co_opted", "Co-opted"
    APPOINTED = "appointed", "Appointed"


class EndReason(TextChoices):
    TERM_ENDED = "term_ended", "Term ended"
    RESIGNED = "resigned", "Resigned"
    LEFT_POST = "left_post", "Left the post"
    REPLACED = "replaced", "Replaced by the nominating body"
    BODY_CLOSED = "body_closed", "The body closed"
    OTHER = "other", "Other"
