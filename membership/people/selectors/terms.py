"""Terms that end soon, and whom to remind of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from governance.models import IntegratedCareBoard, RoleGrant
from governance.roles import ROLES
from membership.people.models import Appointment
from membership.permissions import KEEP_PEOPLE


@dataclass(frozen=True)
class Reminder:
    """A term that ends within the ICB's number of days, and the addresses to remind."""

    appointment: Appointment
    recipients: tuple[str, ...]


def terms_ending(icb: IntegratedCareBoard, *, on: date) -> list[Appointment]:
    """Appointments in force that end within the days that the ICB has set, and that no renewal follows.

    The most urgent first; none where the ICB has set no number of days.
    """
    if icb.term_reminder_days is None:
        return []
    until = on + timedelta(days=icb.term_reminder_days)
    rows = Appointment.objects.in_force(on).filter(
        person__icb=icb, effective_to__lte=until, renewal__isnull=True
    )
    rows = rows.select_related("person__user", "person__icb", "seat__committee", "post")
    return list(rows.order_by("effective_to", "person__name"))


def reminders(*, on: date) -> list[Reminder]:
    """For every ICB: each term that ends soon, with its holder and those who keep the people of the ICB."""
    found: list[Reminder] = []
    for icb in IntegratedCareBoard.objects.all():
        keepers = _keepers(icb, on=on)
        for appointment in terms_ending(icb, on=on):
            found.append(Reminder(appointment, tuple(dict.fromkeys([*_holder(appointment), *keepers]))))
    return found


def _keepers(icb: IntegratedCareBoard, *, on: date) -> list[str]:
    roles = [code for code, role in ROLES.items() if KEEP_PEOPLE in role.permissions]
    grants = RoleGrant.objects.in_force(on).filter(icb=icb, role__in=roles, user__is_active=True)
    return sorted(set(grants.values_list("user__email", flat=True)))


def _holder(appointment: Appointment) -> Iterable[str]:
    """The address of the person's account, else their private one; none when neither is known."""
    person = appointment.person
    account = person.user.email if person.user is not None and person.user.is_active else ""
    return [address] if (address := account or person.email) else []
