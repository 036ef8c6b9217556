"""Panels of a meeting's workspace page. Higher wings and floors contribute theirs, so that imports go down only.

```python
@panels.contribute(order=40)
def packs(meeting: Meeting, ask: Ask) -> MeetingPanel | None:
    return MeetingPanel("packs", "Packs", "reports/packs/panel.jinja", {"builds": …})
```

Called from the app's `urls.py` (by importing the module), once. None shows nothing. The template reads `panel.context`,
`meeting` and `ask`; it stands in a `<section>` whose heading is the panel's title, so its own headings start at h3.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from governance.foundation.screens import Ask
from governance.foundation.screens.register import Action
from meetings.planning.models import Meeting


@dataclass(frozen=True)
class MeetingPanel:
    """One section of the page. `key` is its anchor; `actions` stand beside its heading."""

    key: str
    title: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()


Contributor = Callable[[Meeting, Ask], MeetingPanel | None]
_contributors: dict[Contributor, int] = {}


def contribute(*, order: int) -> Callable[[Contributor], Contributor]:
    """Register a function that gives one panel; lower orders stand first (agenda 10, papers 20, packs 30, …)."""

    def register(function: Contributor) -> Contributor:
        _contributors[function] = order
        return function

    return register


def panels(meeting: Meeting, ask: Ask) -> list[MeetingPanel]:
    """The panels of this meeting for this person, in order."""
    given = (function(meeting, ask) for function in sorted(_contributors, key=_contributors.__getitem__))
    return [panel for panel in given if panel is not None]
