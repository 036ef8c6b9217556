"""Reads of who holds what; every answer is for a day."""

from membership.selectors.appointments import (
    appointments_for,
    deputies_of,
    history_of_post,
    history_of_seat,
    holdings_of,
)
from membership.selectors.committees import (
    Member,
    committees_of,
    holders,
    members,
    seats_of,
    voters,
    votes_by_organisation,
    voting_members,
)
from membership.selectors.people import contact_visible_to, people_visible_to, posts_of
from membership.selectors.vacancies import Requirement, requirements, vacancies

__all__ = [
    "Member",
    "Requirement",
    "appointments_for",
    "committees_of",
    "contact_visible_to",
    "deputies_of",
    "history_of_post",
    "history_of_seat",
    "holders",
    "holdings_of",
    "members",
    "people_visible_to",
    "posts_of",
    "requirements",
    "seats_of",
    "vacancies",
    "voters",
    "votes_by_organisation",
    "voting_members",
]
