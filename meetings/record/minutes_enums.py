"""Choices of the minutes."""

from django.db.models import TextChoices


class EntryPlace(TextChoices):
    """Which part of the minutes an entry is; the order is that of the page."""

    OPENING = "opening", "Opening"
    ITEM = "item", "Item"
    CLOSE = "close", "Close"


class VersionKind(TextChoices):
    """What a version was made for. Corrected: circulated again, or mended after the approval."""

    CIRCULATED = "circulated", "Circulated"
    CORRECTED = "corrected", "Corrected"
    APPROVED = "approved", "Approved"
