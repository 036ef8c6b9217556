"""The way from a committee's page to what is kept of its meetings."""

from __future__ import annotations

from typing import Any

from governance.enums import Permission
from governance.foundation.outcome import met
from governance.foundation.permissions import can
from governance.foundation.screens import Ask, Panel
from governance.foundation.screens.register import Action


def of_committee(committee: Any, ask: Ask) -> list[Panel]:
    """For who reads its meetings."""
    if not can(ask.user, Permission.VIEW_MEETING, committee, on=ask.today).ok:
        return []
    way = Action("Compliance", ask.link("meetings:compliance-detail", committee.slug), met("compliance.page"))
    return [
        Panel(
            "Against its own rules",
            (),
            (),
            empty="How often it met, notice, papers, minutes, quorum, attendance and what is due.",
            actions=(way,),
        )
    ]
