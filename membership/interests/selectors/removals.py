"""Records of interests and of offers that come to the end of their private term (LP39)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from membership.interests.models import GiftOrHospitality, Interest
from membership.interests.selectors.gifts import offers_past_term
from membership.interests.selectors.interests import Purgeable, past_private_term

SOON = timedelta(days=90)  # how long before its removal a record is listed


def past_term(icb: Any, *, on: date) -> list[Purgeable]:
    """Every record of an ICB whose years are over on that day."""
    return [*past_private_term(icb, on=on), *offers_past_term(icb, on=on)]


def removals(user: Any, icb: Any, *, on: date, rights_on: date) -> list[Purgeable]:
    """What will be removed by SOON after that day, the earliest first, as far as `user` may read it."""
    readable = {
        model: set(model.objects.visible_to(user, on=rights_on).values_list("pk", flat=True))
        for model in (Interest, GiftOrHospitality)
    }
    found = [one for one in past_term(icb, on=on + SOON) if one.pk in readable[type(one.record)]]
    return sorted(found, key=lambda one: (one.outcome.details["until"], str(one.record), one.pk))
