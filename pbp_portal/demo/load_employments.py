"""For whom people of the demonstration work, with dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from governance.models import Organisation
from membership.models import Employment, Person
from membership.people.actions import employ
from pbp_portal.demo.book import Desk
from pbp_portal.demo.world import shapes

# The first that stands in a job title says how senior it is; where none does, it is not recorded.
SENIORITY = (
    ("Deputy Chief", "director"),
    ("Chief Executive", "chief_executive"),
    ("Executive Director", "executive_director"),
    ("Chief Officer", "chief_executive"),
    ("Chief ", "executive_director"),
    ("Managing Director", "chief_executive"),
    ("Clinical Director", ""),
    ("Assistant Director", "manager"),
    ("Director", "director"),
    ("Manager", "manager"),
    ("Officer", "staff"),
)


def load_employments(desk: Desk) -> None:
    """From the first seat or post on; who worked for a body that another followed goes on with the successor."""
    first = _first_days(desk.system)
    for row in desk.system.people:
        for key in (row.organisation, *row.further_employers):
            _employ(desk, row, key, first.get(row.key))


def _employ(desk: Desk, row: shapes.Person, key: str, start: date | None) -> None:
    organisation: Organisation | None = desk.organisation(key)
    while organisation is not None:
        begins = max(start or organisation.effective_from, organisation.effective_from)
        if organisation.effective_to is None or begins <= organisation.effective_to:
            desk.enter(
                Employment,
                f"{row.key} {organisation.slug}",
                employ,
                person=desk.book.row(Person, row.key),
                organisation=organisation,
                job_title=row.job_title,
                seniority=seniority(row.job_title),
                effective_from=begins,
                effective_to=organisation.effective_to,
            )
        organisation = _successor(desk, organisation)


def _successor(desk: Desk, organisation: Organisation) -> Organisation | None:
    followed = (
        row.successor
        for row in desk.system.successions
        if row.of == "organisation" and row.predecessor == organisation.slug and row.extent == "whole"
    )
    key = next(followed, "")
    return desk.organisation(key) if key and organisation.effective_to else None


def seniority(job_title: str) -> str:
    return next((code for words, code in SENIORITY if words in job_title), "")


def _first_days(system: shapes.System) -> dict[str, date]:
    """The first day on which each person of the system holds something or deputises, by the person's key."""
    found: dict[str, date] = {}
    for person, start in _starts(system):
        found[person] = min(start, found.get(person, start))
    return found


def _starts(system: shapes.System) -> Iterator[tuple[str, date]]:
    holders = [row.holders for row in system.posts] + [row.holders for row in system.seats]
    for holding in (one for held in holders for one in held):
        yield holding.person, holding.start
    for deputy in system.deputies:
        yield deputy.person, deputy.start
