"""Everything about who sits where on a day, in one workbook: a sheet for each list, as its reader may have it.

Contact data is for those who keep the people of the ICB: for everybody else its columns are not there. Interests are
those of the register for this reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from governance.foundation import words
from governance.foundation.permissions import can
from governance.foundation.screens import Ask, Column
from governance.models import IntegratedCareBoard, Seat
from membership.composition_presenter import slot_rows
from membership.interest_presenters import RECORD_COLUMN, REGISTER_COLUMNS
from membership.models import Appointment, DeputyArrangement, Employment
from membership.permissions import KEEP_PEOPLE
from membership.presenters import committee_name, employer_names, held_name, holder_words
from membership.selectors import people_visible_to, people_with_employers
from membership.selectors.committees import Member, fill
from membership.selectors.composition import compositions
from membership.selectors.interest_register import register_rows
from membership.workbook import Sheet

ABOUT = (Column("What", lambda row: row[0]), Column("Says", lambda row: row[1]))
PEOPLE = (
    Column("Name", lambda row: str(row)),
    Column("Main job title", "job_title"),
    Column("Works for", employer_names),
)
CONTACT = (Column("E-mail", "email"), Column("Telephone", "phone"))
SEATS = (
    Column("Committee", "seat.committee.name"),
    Column("Part", "seat.part"),
    Column("Seat", "seat.title"),
    Column("Category", "seat.category"),
    Column("Vote", lambda member: "Votes" if member.is_voting else "No vote"),
    Column("Organisation", lambda member: member.organisation.name if member.organisation else ""),
    Column("Held by", lambda member: [str(person) for person in member.people]),
    Column("How", lambda member: [said for holder in member.holders if (said := holder_words(holder))]),
    Column("Vacant since", "vacant_since"),
    Column("Deputies", lambda member: [str(row.person) for row in member.deputies]),
)
DATES = (Column("From", "effective_from"), Column("To", "effective_to"))
APPOINTMENTS = (
    Column("Person", lambda row: str(row.person)),
    Column("Seat or post", held_name),
    Column("Committee", committee_name),
    Column("Basis", "basis"),
    Column("Status", "status"),
    Column("On behalf of", "on_behalf_of.name"),
    Column("Job share", "is_job_share"),
    Column("Term", "term_number"),
    *DATES,
)
DEPUTIES = (
    Column("Person", lambda row: str(row.person)),
    Column("Deputy for", lambda row: row.seat.title),
    Column("Committee", "seat.committee.name"),
    Column("Kind", "kind"),
    Column("May vote", "may_vote", unset="As the terms of reference say"),
    Column("Counts for the quorum", "counts_for_quorum", unset="As the terms of reference say"),
    Column("Agreed on", "approved_on"),
    *DATES,
)
EMPLOYMENTS = (
    Column("Person", lambda row: str(row.person)),
    Column("Organisation", "organisation.name"),
    Column("Job title", "job_title"),
    Column("Seniority", "seniority"),
    *DATES,
)
RULES = (
    Column("Committee", lambda row: str(row.where)),
    Column("Asked for by", lambda row: str(row.asked_by)),
    Column("Seat", lambda row: str(row.seat)),
    Column("Held by", lambda row: [str(one) for one in row.held_by]),
    Column("State", lambda row: [str(tag) for tag in row.tags]),
    Column("What to look at", lambda row: row.reasons),
)


def people_sheets(icb: IntegratedCareBoard, ask: Ask, *, reads_records: bool) -> Iterator[Sheet]:
    """The sheets in their order for the day of `ask`; rights are those of today."""
    on, user = ask.on, ask.user
    yield Sheet("About this file", ABOUT, _about(icb, on))
    people = people_with_employers(people_visible_to(user, on=ask.today).filter(icb=icb), on=on)
    keeps = can(user, KEEP_PEOPLE, icb, on=ask.today).ok
    yield Sheet("People", (*PEOPLE, *CONTACT) if keeps else PEOPLE, people.order_by("name", "pk"))
    yield Sheet("Seats", SEATS, _seats(icb, on))
    of_icb = {"person__icb": icb}
    held = Appointment.objects.in_force(on).filter(**of_icb)
    held = held.select_related("person", "seat__committee", "post", "on_behalf_of")
    yield Sheet("Appointments", APPOINTMENTS, held.order_by("person__name", "pk"))
    deputies = DeputyArrangement.objects.in_force(on).filter(**of_icb)
    deputies = deputies.select_related("person", "seat__committee")
    yield Sheet("Deputies", DEPUTIES, deputies.order_by("person__name", "pk"))
    jobs = Employment.objects.in_force(on).filter(**of_icb).select_related("person", "organisation")
    yield Sheet("Employments", EMPLOYMENTS, jobs.order_by("person__name", "pk"))
    found = compositions(list(icb.committees.in_force(on)), on=on)
    yield Sheet("Composition", RULES, [row for one in found for row in slot_rows(one, ask)])
    interests = register_rows(icb, on=on, viewer=user, rights_on=ask.today)
    columns = (*REGISTER_COLUMNS, RECORD_COLUMN) if reads_records else REGISTER_COLUMNS
    yield Sheet("Interests", columns, interests)


def _about(icb: IntegratedCareBoard, on: date) -> list[tuple[str, str]]:
    return [
        ("Of", icb.organisation.name),
        ("As on", words.day(on)),
        ("For", "The person who made it. What is not public in it stays within the governance team."),
    ]


def _seats(icb: IntegratedCareBoard, on: date) -> list[Member]:
    seats = Seat.objects.in_force(on).filter(committee__in=icb.committees.in_force(on))
    return sorted(
        fill(seats.order_by("committee__name", "position", "pk"), on=on),
        key=lambda member: member.seat.committee.name,
    )
