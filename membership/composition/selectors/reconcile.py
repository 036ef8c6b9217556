"""What the register has to set against a list of members."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.models import Committee, Organisation
from membership.composition.reading.listed import PEOPLE
from membership.composition.rules.reconcile import Known
from membership.people.models import Person
from membership.people.selectors.committees import members


def committee_visible_to(user: Any, pk: int, *, on: date) -> Committee | None:
    return Committee.objects.visible_to(user, on=on).select_related("icb").filter(pk=pk).first()


def on_record(committee: Committee, *, kind: str, user: Any, on: date) -> list[Known]:
    """Organisations or people that `user` sees; those with a seat of the committee on the day are expected (R162)."""
    table = members(committee, on=on)
    if kind == PEOPLE:
        seated = {person.pk for member in table for person in member.people}
        people = Person.objects.visible_to(user, on=on).filter(icb=committee.icb_id).order_by("name")
        return [Known(person.pk, person.name, (), person.pk in seated) for person in people]
    sitting = {member.organisation.pk for member in table if member.organisation is not None}
    found = Organisation.objects.visible_to(user, on=on).in_force(on)
    return [
        Known(
            row.pk,
            row.name,
            tuple(name for name in (row.short_name, *row.aliases) if name),
            row.pk in sitting,
        )
        for row in found.order_by("name")
    ]
