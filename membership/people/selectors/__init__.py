"""Reads of who holds what; every answer is for a day."""

from membership.people.selectors.appointments import (
    appointments_for,
    deputies_of,
    history_of_post,
    history_of_seat,
    holdings_of,
)
from membership.people.selectors.committees import (
    Member,
    committees_of,
    holders,
    members,
    seats_of,
    voting_members,
)
from membership.people.selectors.deputies import DeputyStanding, chairs_of, deputies_for
from membership.people.selectors.employment import employers_of, employments_for, people_working_for
from membership.people.selectors.leaving import Leaving, leaving
from membership.people.selectors.people import (
    contact_visible_to,
    people_visible_to,
    people_with_employers,
    posts_of,
)
from membership.people.selectors.votes import Seated, hats_at, hats_of, voters, votes_by_organisation

__all__ = [
    "DeputyStanding",
    "Leaving",
    "Member",
    "Seated",
    "appointments_for",
    "chairs_of",
    "committees_of",
    "contact_visible_to",
    "deputies_for",
    "deputies_of",
    "employers_of",
    "employments_for",
    "hats_at",
    "hats_of",
    "history_of_post",
    "history_of_seat",
    "holders",
    "holdings_of",
    "leaving",
    "members",
    "people_visible_to",
    "people_with_employers",
    "people_working_for",
    "posts_of",
    "seats_of",
    "voters",
    "votes_by_organisation",
    "voting_members",
]
