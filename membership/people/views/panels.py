"""What this floor adds to the pages of committees, seats and posts."""

from __future__ import annotations

from typing import Any

from governance.enums import Permission, VoteUnit
from governance.foundation.permissions import Anchor, can
from governance.foundation.screens import Action, Ask, Panel
from governance.foundation.screens.access import holds_in
from governance.selectors.procedure import rules_of_procedure
from membership.people.presenters import (
    appointment_columns,
    columns_for,
    deputy_columns,
    employment_columns,
    votes_panel,
)
from membership.people.presenters_people import organisation_seat_columns, standing_columns
from membership.people.selectors import deputies_for, members, people_working_for, votes_by_organisation
from membership.people.selectors.appointments import deputies_of_seat, history_of_post, history_of_seat
from membership.people.selectors.organisations import seats_of_organisation
from membership.permissions import KEEP_PEOPLE, READ_PEOPLE


def of_committee(row: Any, ask: Ask) -> list[Panel]:
    """Who is around the table on the day of the page, and how the votes share out."""
    found = members(row, on=ask.on)
    vacant = sum(1 for member in found if member.is_vacant)
    voting = sum(1 for member in found if member.is_voting)
    may = can(ask.user, Permission.CHANGE_STRUCTURE, row, on=ask.today)
    panels = [
        Panel(
            "Seats and members on this day",
            columns_for(found, ask),
            found,
            empty="No seat is in force on this day. Add the seats that its terms of reference name, then appoint "
            "people to them.",
            actions=(
                Action("Add seat", ask.link("governance:seat-create", committee=row.pk), may),
                Action("Members and changes", ask.link("membership:committee-membership", row.pk)),
                Action("Compare names", ask.link("membership:committee-reconcile", row.pk)),
            ),
            note=f"{len(found)} {'seat' if len(found) == 1 else 'seats'}, {voting} with a vote, {vacant} vacant."
            if found
            else "",
        )
    ]
    if rules_of_procedure(row, on=ask.on)["vote_unit"].value == VoteUnit.ORGANISATION:
        panels.append(votes_panel(votes_by_organisation(row, on=ask.on)))
    return panels


def of_seat(row: Any, ask: Ask) -> list[Panel]:
    may = can(ask.user, KEEP_PEOPLE, row, on=ask.today)
    return [
        Panel(
            "Who holds it",
            appointment_columns(ask, of="seat"),
            history_of_seat(row),
            empty=_nobody(row),
            actions=(
                Action("Appoint to this seat", ask.link("membership:appointment-create", seat=row.pk), may),
            ),
            note="Past and future ones too, whatever the day.",
        ),
        Panel(
            "Deputies on this day",
            standing_columns(ask),
            deputies_for(row, on=ask.on),
            empty="Nobody is named to stand in on this day.",
            actions=(Action("Name a deputy", ask.link("membership:deputy-create", seat=row.pk), may),),
        ),
        Panel(
            "Every deputy",
            deputy_columns(ask, of="seat"),
            deputies_of_seat(row),
            empty="Nobody was ever named to stand in.",
            note="Past and future ones too, whatever the day.",
        ),
    ]


def _nobody(seat: Any) -> str:
    if seat.post_id:
        return f"Nobody is appointed to the seat itself: the holder of {seat.post} sits in it ex officio."
    return "Nobody has been appointed to this seat."


def of_post(row: Any, ask: Ask) -> list[Panel]:
    may = can(ask.user, KEEP_PEOPLE, row, on=ask.today)
    return [
        Panel(
            "Who holds it",
            appointment_columns(ask, of="post"),
            history_of_post(row),
            empty="Nobody has been appointed to this post.",
            actions=(
                Action("Appoint to this post", ask.link("membership:appointment-create", post=row.pk), may),
            ),
            note="Past and future ones too, whatever the day.",
        )
    ]


def of_organisation(row: Any, ask: Ask) -> list[Panel]:
    """Its seats, those who sit on its behalf and those who work for it, on the day of the page (R160, R161)."""
    if ask.icb is None or not holds_in(ask.user, READ_PEOPLE, ask.icb, on=ask.today):
        return []
    may = can(ask.user, KEEP_PEOPLE, Anchor(ask.icb.pk), on=ask.today)
    listed = ask.link("membership:employment-list", organisation=row.pk)
    return [
        Panel(
            "Its seats and members on this day",
            organisation_seat_columns(ask),
            seats_of_organisation(row, ask.user, on=ask.on, rights_on=ask.today),
            empty="No seat is its own on this day, and nobody sits on its behalf.",
        ),
        Panel(
            "Who works for it on this day",
            employment_columns(ask, of="organisation"),
            people_working_for(row, ask.user, on=ask.on, rights_on=ask.today),
            empty="Nobody who holds a seat or post is recorded as working for it on this day.",
            actions=(
                Action("Add employment", ask.link("membership:employment-create", organisation=row.pk), may),
                Action("As a list, and as CSV", listed),
            ),
        ),
    ]
