"""For whom people work, as rows and as facts for the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from governance.foundation.periods import Period
from governance.models import Organisation
from membership.people.models import Employment, Person
from membership.people.rules.facts import Job


def employments_for(user: Any, *, on: date) -> QuerySet[Employment]:
    """Every employment, past and future ones too, that `user` may see on that day; newest first."""
    return Employment.objects.visible_to(user, on=on).select_related("person__icb", "organisation")


def employments_of(person: Person) -> QuerySet[Employment]:
    """For whom a person has worked, works or will work; newest first."""
    return Employment.objects.filter(person=person).select_related("person", "organisation")


def employments_on(person: Person, *, on: date) -> list[Employment]:
    """The jobs of a person on that day, by employer; several make a joint post (R133, R144)."""
    rows = Employment.objects.filter(person=person).in_force(on)
    return list(rows.select_related("organisation").order_by("organisation__name"))


def employers_of(person: Person, *, on: date) -> list[Organisation]:
    """The organisations for which a person works on that day, by name."""
    return [row.organisation for row in employments_on(person, on=on)]


def employers_by_person(people: Iterable[Person], *, on: date) -> dict[int, list[Employment]]:
    """The employments in force on that day of several people, by person's id. One query."""
    found: dict[int, list[Employment]] = defaultdict(list)
    rows = Employment.objects.filter(person__in=people).in_force(on).select_related("organisation")
    for row in rows.order_by("organisation__name"):
        found[row.person_id].append(row)
    return found


def people_working_for(
    organisation: Organisation, user: Any, *, on: date, rights_on: date
) -> list[Employment]:
    """Who works for an organisation on the day `on`, by name, among the people whom `user` may see today."""
    rows = employments_for(user, on=rights_on).filter(organisation=organisation)
    return list(rows.in_force(on).order_by("person__name"))  # type: ignore[attr-defined]


def job_of(employment: Employment) -> Job:
    """The row as a fact; its person and organisation must be loaded or loadable."""
    return Job(
        key=employment.pk,
        person=employment.person_id,
        person_name=str(employment.person),
        organisation=employment.organisation_id,
        organisation_name=employment.organisation.name,
        period=Period(employment.effective_from, employment.effective_to),
    )


def jobs_of(person: Person) -> list[Job]:
    """Every employment of a person, of all times, as facts for the rules."""
    return [job_of(row) for row in employments_of(person)]
