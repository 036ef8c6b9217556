"""Every write of this floor."""

from membership.people.actions.appointments import (
    appoint,
    change_appointment,
    check_appointment,
    end_appointment,
    withdraw_appointment,
)
from membership.people.actions.deputies import (
    agree_to_deputy,
    arrange_deputy,
    change_deputy,
    check_deputy,
    end_deputy,
    withdraw_deputy,
)
from membership.people.actions.employment import change_employment, check_employment, employ, end_employment
from membership.people.actions.leaving import leave_organisation
from membership.people.actions.people import change_person, create_person
from membership.people.actions.reminders import remind_of_terms
from membership.people.actions.terms import renew_appointment

__all__ = [
    "agree_to_deputy",
    "appoint",
    "arrange_deputy",
    "change_appointment",
    "change_deputy",
    "change_employment",
    "change_person",
    "check_appointment",
    "check_deputy",
    "check_employment",
    "create_person",
    "employ",
    "end_appointment",
    "end_deputy",
    "end_employment",
    "leave_organisation",
    "remind_of_terms",
    "renew_appointment",
    "withdraw_appointment",
    "withdraw_deputy",
]
