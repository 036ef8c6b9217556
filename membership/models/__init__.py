"""Who."""

from membership.models.people import Appointment, DeputyArrangement, Person

__all__ = ["Appointment", "DeputyArrangement", "Person"]
