"""Grounds for private business: the ready set of the 1960 Act, in every ICB."""

from __future__ import annotations

from meetings.models import PrivateGround
from meetings.papers.actions.grounds import start_from_ground_set
from pbp_portal.demo.book import Desk
from pbp_portal.demo.world.shared import LONG_AGO


def load_grounds(desk: Desk) -> None:
    """Whole or not at all: an ICB that has worded grounds keeps them as they are."""
    if not PrivateGround.objects.filter(icb=desk.icb).exists():
        start_from_ground_set(icb=desk.icb, key="act-1960", from_day=LONG_AGO, by=desk.lead)
