"""Lines on the workspace's first page: seats that nobody holds, appointments about to end."""

from __future__ import annotations

from datetime import timedelta

from governance.foundation import words
from governance.foundation.screens import Ask, Link, Tag
from governance.foundation.screens.access import holds_in
from governance.foundation.screens.dashboard import Block, Item
from membership.composition.selectors.vacancies import vacancies
from membership.people.presenters import held_name
from membership.people.selectors.appointments import ending_soon
from membership.permissions import KEEP_PEOPLE

SHOWN = 5
SOON = 60  # days, where the ICB has set no number of days for reminders


def seats_and_terms(ask: Ask) -> list[Block]:
    """For those who keep the people of the ICB."""
    if ask.icb is None or not holds_in(ask.user, KEEP_PEOPLE, ask.icb, on=ask.today):
        return []
    return [_vacancies(ask), _ending(ask)]


def _vacancies(ask: Ask) -> Block:
    found = vacancies(ask.user, on=ask.today, rights_on=ask.today, icb=ask.icb)
    items = tuple(
        Item(
            Link(member.seat.title, ask.link("governance:seat-detail", member.seat.pk)),
            note=member.seat.committee.name,
            tag=Tag("Vacant", "orange"),
        )
        for member in found[:SHOWN]
    )
    more = Link(f"Every vacant seat ({len(found)})", ask.link("membership:vacancy-list"))
    return Block("Vacant seats", items, "Every seat is held.", more if found else None, order=40)


def _ending(ask: Ask) -> Block:
    reminded = ask.own_icb.term_reminder_days
    days = SOON if reminded is None else reminded
    found = ending_soon(ask.user, ask.icb, today=ask.today, until=ask.today + timedelta(days=days))
    items = tuple(
        Item(
            Link(str(row.person), ask.link("membership:appointment-detail", row.pk)),
            note=f"{held_name(row)}, last day {words.day(row.effective_to)}",
        )
        for row in found[:SHOWN]
    )
    return Block(f"Appointments that end within {days} days", items, "None ends soon.", order=45)
