"""Every write of this floor."""

from membership.actions.appointments import appoint, change_appointment, check_appointment, end_appointment
from membership.actions.deputies import arrange_deputy, change_deputy, check_deputy, end_deputy
from membership.actions.people import change_person, create_person

__all__ = [
    "appoint",
    "arrange_deputy",
    "change_appointment",
    "change_deputy",
    "change_person",
    "check_appointment",
    "check_deputy",
    "create_person",
    "end_appointment",
    "end_deputy",
]
