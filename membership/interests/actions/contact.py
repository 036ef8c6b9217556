"""A person's own contact data: changed by the person."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from governance.foundation.outcome import met, not_met
from governance.foundation.own_acts import alter
from membership.interests.selectors.rights import is_own
from membership.people.models import Person

OWN = met("person.own")
NOT_OWN = not_met("person.not_own", "This is somebody else's contact data.")


@transaction.atomic
def change_own_contact(
    person: Person, *, email: str, phone: str, by: Any, expected_version: int | None = None
) -> Person:
    """Change one's own e-mail address and telephone; the ledger keeps that it was done, never the data.

    Raises NotPermitted, ValidationError or StaleEdit.
    """
    current = Person.objects.select_for_update(of=("self",)).select_related("icb").get(pk=person.pk)
    return alter(
        current,
        {"email": email, "phone": phone},
        icb=current.icb,
        right=OWN if is_own(by, current) else NOT_OWN,
        by=by,
        event="person.contact_changed",
        summary=f"{person} changed their own contact data",
        reason="Changed by the person",
        expected_version=expected_version,
    )
