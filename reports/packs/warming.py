"""A paper is laid out when it is signed off, so that building the pack is putting it together."""

from __future__ import annotations

from typing import Any

from governance.foundation import clock
from governance.foundation.queue import enqueue
from meetings.models import Paper
from reports.enums import Audience
from reports.packs import rendering, selectors

TASK = "reports.render_paper"


def on_sign_off(*, instance: Any, created: bool, **_signal: Any) -> None:
    """Signal of meetings.SignOff."""
    if created and instance.is_approved:
        enqueue(TASK, str(instance.paper_version.paper.public_id))


def render_paper(public_id: str) -> int:
    """Lays out what the cache lacks of one signed-off paper; returns the number of parts made.

    A message that is lost costs nothing but time: the build lays out what is missing. A part that is refused is left
    for the build as well, which tells its reason to who asked for the pack.
    """
    paper = (
        Paper.objects.select_related("item__meeting").filter(public_id=public_id, state="signed_off").first()
    )
    if paper is None:
        return 0
    plan = selectors.plan_of(paper.item.meeting, audience=Audience.MEMBERS, on=clock.today())
    return rendering.prepare([part for part in plan.parts if part.paper_id == public_id])
