"""An organisation at the tables of an ICB: its seats, and those who sit on its behalf (R160, R161)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q

from governance.models import Committee, Organisation, Seat
from membership.people.models import Appointment
from membership.people.selectors.committees import Member, fill


def seats_of_organisation(
    organisation: Organisation, user: Any, *, on: date, rights_on: date
) -> list[Member]:
    """The organisation's seats in force on the day `on`, and those held on its behalf, with their holders.

    Of the committees that `user` may see on the day `rights_on`, by committee.
    """
    committees = Committee.objects.visible_to(user, on=rights_on)
    named = Appointment.objects.in_force(on).filter(on_behalf_of=organisation)
    seats = Seat.objects.in_force(on).filter(committee__in=committees)
    its = Q(organisation=organisation) | Q(pk__in=named.values("seat")) | Q(post__in=named.values("post"))
    found = fill(seats.filter(its).order_by("committee__name", "position", "title"), on=on)
    return [member for member in found if member.organisation == organisation]
