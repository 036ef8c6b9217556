"""Erasing a person's private contact data, in the row and in all that was kept of it; the ledger stays whole."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from governance.foundation import clock
from governance.foundation.own_acts import alter
from governance.foundation.permissions import can
from membership.interests.rules.erasure import check_request
from membership.interests.selectors.erasure import CONTACT, found_of, mails_to, past_contact
from membership.people.models import Person
from membership.permissions import KEEP_PEOPLE

ERASED_ADDRESS = "erased@invalid.example"
ERASED = "Erased on request."


@transaction.atomic
def erase_private_data(person: Person, *, request: str, by: Any) -> Person:
    """Erase e-mail and telephone of the person, from every row of their history and from mail that was sent.

    `request` says how it was asked for and stays in the history. Names, terms, interests and declarations are kept:
    they are the public and the private record, and the ledger never held contact data. Raises NotPermitted or
    RuleNotMet.
    """
    today = clock.today()
    current = Person.objects.select_for_update(of=("self",)).select_related("icb").get(pk=person.pk)
    right = can(by, KEEP_PEOPLE, current, on=today)
    found = found_of(current, on=today)
    mails = mails_to(current)
    erased = alter(
        current,
        dict.fromkeys(CONTACT, ""),
        icb=current.icb,
        right=right,
        by=by,
        event="person.private_data_erased",
        summary=f"Erased the private contact data of {current} at their request",
        reason=request,
        rules=[check_request(request, goes=found.goes)],
    )
    for row in past_contact(erased):
        for name in CONTACT:
            setattr(row, name, "")
        row.save()
    for message in mails:  # the row stays: it is how the same mail is not sent a second time
        message.recipient, message.body = ERASED_ADDRESS, ERASED
        message.save()
    return erased
