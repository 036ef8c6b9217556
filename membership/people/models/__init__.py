"""Models of people."""

from membership.people.models.appointments import Appointment
from membership.people.models.deputies import DeputyArrangement
from membership.people.models.employment import Employment
from membership.people.models.people import Person

__all__ = ["Appointment", "DeputyArrangement", "Employment", "Person"]
