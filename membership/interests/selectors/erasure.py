"""What an erasure request finds of one person: what goes, and what the law or the ledger keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from governance.foundation.models import OutboxMessage
from membership.interests.models import Declaration, Interest
from membership.interests.selectors.policy import policy_on
from membership.people.models import Appointment, Person

CONTACT = ("email", "phone")


@dataclass(frozen=True)
class Found:
    """Numbers of rows. `private_years` is how long ended interests are kept, None where the policy does not say."""

    has_contact: bool
    past_contact: int
    mails: int
    interests: int
    declarations: int
    appointments: int
    private_years: int | None

    @property
    def goes(self) -> bool:
        return self.has_contact or bool(self.past_contact or self.mails)


def past_contact(person: Person) -> list[Person]:
    """The rows of a person's history that hold contact data."""
    rows = Person.history.filter(id=person.pk).exclude(Q(email="") & Q(phone=""))
    return list(rows.order_by("history_id"))


def addresses_of(person: Person) -> set[str]:
    """Every address that the register ever held of this person; not that of the account."""
    known = {person.email, *(row.email for row in past_contact(person))}
    return {address for address in known if address}


def mails_to(person: Person) -> list[OutboxMessage]:
    """Mail that was sent to those addresses and is still kept, as the proof that it was sent once."""
    rows = OutboxMessage.objects.filter(recipient__in=addresses_of(person), sent_at__isnull=False)
    return list(rows.order_by("pk"))


def found_of(person: Person, *, on: date) -> Found:
    policy = policy_on(person.icb, on=on)
    return Found(
        has_contact=bool(person.email or person.phone),
        past_contact=len(past_contact(person)),
        mails=len(mails_to(person)),
        interests=Interest.objects.filter(person=person).count(),
        declarations=Declaration.objects.filter(person=person).count(),
        appointments=Appointment.objects.filter(person=person).count(),
        private_years=policy.private_years_after if policy else None,
    )
