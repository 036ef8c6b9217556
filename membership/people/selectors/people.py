"""People as a user may see them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from governance.foundation.permissions import can
from governance.models import Organisation, Post
from membership.people.models import Appointment, Employment, Person
from membership.permissions import KEEP_PEOPLE


def people_visible_to(user: Any, *, on: date) -> QuerySet[Person]:
    """The people of the ICBs in which `user` works on that day."""
    return Person.objects.visible_to(user, on=on)


def people_with_employers(
    people: QuerySet[Person], *, on: date, employer: Organisation | None = None
) -> QuerySet[Person]:
    """`people` with `jobs_on_the_day`, their employments in force on that day; only those of `employer` if given."""
    jobs = Employment.objects.in_force(on).select_related("organisation").order_by("organisation__name")
    if employer is not None:
        people = people.filter(pk__in=jobs.filter(organisation=employer).values("person"))
    return people.prefetch_related(Prefetch("employments", queryset=jobs, to_attr="jobs_on_the_day"))


def contact_visible_to(user: Any, person: Person, *, on: date) -> bool:
    """E-mail and telephone are for those who keep the people of the ICB, and for the person."""
    if person.user_id is not None and person.user_id == user.pk:
        return True
    return bool(can(user, KEEP_PEOPLE, person, on=on))


def posts_of(person: Person, *, on: date) -> list[Post]:
    """The posts that a person holds on that day."""
    held = Appointment.objects.filter(person=person, post__isnull=False).in_force(on)
    rows = held.select_related("post").order_by("post__title")
    return [row.post for row in rows if row.post is not None]
