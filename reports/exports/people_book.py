"""Everything about who sits where on a day, in one workbook: a sheet for each list, as its reader may have it.

Each sheet has the rows and the columns of the list's own page for the same reader and day. Contact data is for those
who keep the people of the ICB: for everybody else its columns are not there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from governance.foundation import words
from governance.foundation.permissions import can
from governance.foundation.screens import Ask, Column, Register
from governance.models import IntegratedCareBoard, Seat
from membership.composition.presenters import slot_rows
from membership.composition.selectors.composition import compositions
from membership.interests.views.gifts import Gifts
from membership.interests.views.interests import Interests
from membership.people.presenters import basis_words, member_columns
from membership.people.selectors.changes import with_nominators
from membership.people.selectors.committees import Member, fill
from membership.people.views.appointments import Appointments
from membership.people.views.deputies import Deputies
from membership.people.views.employment import Employments
from membership.people.views.people import People
from membership.people.workbook import Sheet
from membership.permissions import KEEP_PEOPLE

ABOUT = (Column("What", lambda row: row[0]), Column("Says", lambda row: row[1]))
CONTACT = (Column("E-mail", "email"), Column("Telephone", "phone"))
COMMITTEE = Column("Committee", "seat.committee.name")
RULES = (
    Column("Committee", lambda row: str(row.where)),
    Column("Asked for by", lambda row: str(row.asked_by)),
    Column("Seat", lambda row: str(row.seat)),
    Column("Held by", lambda row: [str(one) for one in row.held_by]),
    Column("State", lambda row: [str(tag) for tag in row.tags]),
    Column("What to look at", lambda row: row.reasons),
)


def people_sheets(icb: IntegratedCareBoard, ask: Ask) -> Iterator[Sheet]:
    """The sheets in their order for the day of `ask`; rights are those of today."""
    yield Sheet("About this file", ABOUT, _about(icb, ask.on))
    keeps = can(ask.user, KEEP_PEOPLE, icb, on=ask.today).ok
    yield _sheet("People", People(), ask, *(CONTACT if keeps else ()))
    yield Sheet("Seats", (COMMITTEE, *member_columns(ask, how=basis_words)), _seats(icb, ask))
    yield _sheet("Appointments", Appointments(), ask)
    yield _sheet("Deputies", Deputies(), ask)
    yield _sheet("Employments", Employments(), ask)
    found = compositions(list(icb.committees.in_force(ask.on)), on=ask.on)
    yield Sheet("Composition", RULES, [row for one in found for row in slot_rows(one, ask)])
    yield _sheet("Interests", Interests(), ask)
    yield _sheet("Gifts", Gifts(), ask)


def _sheet(name: str, register: Register, ask: Ask, *more: Column) -> Sheet:
    """A list as its CSV has it when nothing is filtered; nothing for who may not open the list."""
    rows = register.rows(ask) if register.may_list(ask).ok else ()
    return Sheet(name, (*register.csv_columns(ask), *more), rows)


def _about(icb: IntegratedCareBoard, on: date) -> list[tuple[str, str]]:
    return [
        ("Of", icb.organisation.name),
        ("As on", words.day(on)),
        ("For", "The person who made it. What is not public in it stays within the governance team."),
    ]


def _seats(icb: IntegratedCareBoard, ask: Ask) -> list[Member]:
    """The seats of each committee that the reader may open, as its membership page has them."""
    committees = icb.committees.in_force(ask.on).visible_to(ask.user, on=ask.today)
    found = with_nominators(fill(Seat.objects.in_force(ask.on).filter(committee__in=committees), on=ask.on))
    return sorted(found, key=lambda member: (member.seat.committee.name, member.seat.committee_id))
