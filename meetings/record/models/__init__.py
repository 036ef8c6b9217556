"""What is kept of a meeting once it is over."""

from meetings.record.models.effectiveness import EffectivenessReview

__all__ = ["EffectivenessReview"]
