"""On which agenda something of the forward plan stands. The wing of the agenda tells; imports go down only.

```python
@placements.contribute
def on_agendas(items: Sequence[PlannedItem], user: Any, *, on: date) -> Iterable[Placement]: ...
```
Called once, by importing the module from the app's `apps.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from meetings.planning.models import Meeting, PlannedItem


@dataclass(frozen=True)
class Placement:
    """What was due in `month` stands as item `number` on the agenda of `meeting`."""

    item: int
    month: date
    meeting: Meeting
    number: str


Contributor = Callable[..., Iterable[Placement]]
_contributors: list[Contributor] = []


def contribute(function: Contributor) -> Contributor:
    """Register `function(items, user, *, on)`."""
    if function not in _contributors:
        _contributors.append(function)
    return function


def placements(items: Sequence[PlannedItem], user: Any, *, on: date) -> list[Placement]:
    """Those that this person may see; `user` None for all of them."""
    return [placed for function in _contributors for placed in function(items, user, on=on)]
