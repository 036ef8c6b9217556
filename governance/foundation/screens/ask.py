"""What a page is asked: by whom, in which ICB, for which day. Rights are always those of today."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from governance.foundation import clock
from governance.foundation.errors import NotPermitted
from governance.foundation.outcome import not_met
from governance.foundation.permissions import icbs_of
from governance.models import IntegratedCareBoard

ICB_IN_SESSION = "workspace_icb"
KEY_DIGITS = 18
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class BadDay(Exception):
    """`?on=` is not a date; `text` is what was given."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is not a date.")
        self.text = text


def key_in(text: str) -> int | None:
    """The key that an address names, where it names one: digits, and no more of them than a key can have."""
    return int(text) if text.isdecimal() and len(text) <= KEY_DIGITS else None


@dataclass(frozen=True)
class Ask:
    """`on` is the day the page answers for; `today` the day by which rights are judged.

    A role that has ended opens nothing, whichever day is asked for.
    """

    user: Any
    icb: IntegratedCareBoard | None
    today: date
    on: date
    filters: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_today(self) -> bool:
        return self.on == self.today

    @property
    def own_icb(self) -> IntegratedCareBoard:
        """The ICB of the page, where there must be one. Raises NotPermitted for somebody who works in none."""
        if self.icb is None:
            raise NotPermitted(not_met("permission.no_icb", "You hold no role in an ICB."))
        return self.icb

    def link(self, name: str, *args: Any, **query: Any) -> str:
        """The address of a named page, for the same day as this one."""
        if not self.is_today:
            query["on"] = self.on.isoformat()
        address = reverse(name, args=args)
        return f"{address}?{urlencode(query)}" if query else address


def asked_day(request: HttpRequest, today: date) -> date:
    """The day in `?on=YYYY-MM-DD`, today without one. Raises BadDay."""
    text = request.GET.get("on", "").strip()
    if not text:
        return today
    try:
        if not ISO_DAY.fullmatch(text):
            raise ValueError
        day = date.fromisoformat(text)
    except ValueError as error:
        raise BadDay(text) from error
    if not 1900 <= day.year <= 2200:
        raise BadDay(text)
    return day


def workspace_icbs(user: Any, today: date) -> list[IntegratedCareBoard]:
    """The ICBs in which this person works today, by name."""
    found = icbs_of(user, on=today)
    return list(IntegratedCareBoard.objects.filter(pk__in=found)) if found else []


def current_icb(request: HttpRequest, today: date) -> IntegratedCareBoard | None:
    """The ICB chosen in the header, else the first in which the person works; read once a request."""
    if not hasattr(request, "workspace_icbs"):
        request.workspace_icbs = workspace_icbs(request.user, today)  # type: ignore[attr-defined]
    icbs: list[IntegratedCareBoard] = request.workspace_icbs  # type: ignore[attr-defined]
    chosen = getattr(request, "workspace_icb_id", None) or request.session.get(ICB_IN_SESSION)
    return next((icb for icb in icbs if icb.pk == chosen), icbs[0] if icbs else None)


def ask_of(request: HttpRequest) -> Ask:
    today = clock.today()
    return Ask(request.user, current_icb(request, today), today, asked_day(request, today))
