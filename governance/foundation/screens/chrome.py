"""What surrounds every page of the workspace: navigation, the ICB worked in, the name of the person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from governance.foundation import clock
from governance.foundation.screens import navigation
from governance.foundation.screens.ask import Ask, current_icb


@dataclass(frozen=True)
class Chrome:
    """`icbs` are those to switch between, `icb` the one of this page."""

    user: Any
    icb: Any
    icbs: list[Any]
    entries: list[navigation.Entry]


def chrome(request: HttpRequest) -> Chrome | None:
    """None for somebody who is not signed in."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return None
    today = clock.today()
    icb = current_icb(request, today)
    ask = Ask(request.user, icb, today, today)
    return Chrome(request.user, icb, request.workspace_icbs, navigation.entries(request, ask))  # type: ignore[attr-defined]
