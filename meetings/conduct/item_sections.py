"""Sections of the page of one item at work. Higher wings contribute theirs, so that imports go down only.

```python
@item_sections.contribute(order=40)
def actions(item: AgendaItem, ask: Ask) -> ItemSection | None:
    return ItemSection("actions", "Actions", "meetings/record/item_actions.jinja", {"rows": …})
```
Called from the app’s `urls.py` (by importing the module), once. None shows nothing. The template reads
`section.context`,
`item`, `meeting` and `ask`; its own headings start at h3.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from governance.foundation.screens import Ask
from meetings.papers.models import AgendaItem


@dataclass(frozen=True)
class ItemSection:
    """One section of the page. `key` is its anchor."""

    key: str
    title: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)


Contributor = Callable[[AgendaItem, Ask], ItemSection | None]
_contributors: dict[Contributor, int] = {}


def contribute(*, order: int) -> Callable[[Contributor], Contributor]:
    """Register a function that gives one section; lower orders stand first."""

    def register(function: Contributor) -> Contributor:
        _contributors[function] = order
        return function

    return register


def sections(item: AgendaItem, ask: Ask) -> list[ItemSection]:
    """The sections of this item for this person, in order."""
    given = (function(item, ask) for function in sorted(_contributors, key=_contributors.__getitem__))
    return [section for section in given if section is not None]
