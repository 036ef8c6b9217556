"""The log of actions at the item of matters arising. The wing above tells it, so that imports go down only.

```python
@item_matters.contribute
def log(meeting, items, at) -> Mapping[int, tuple[MatterFacts, ...]]: ...
```
By the key of the item. `at` is the moment at which papers went out, since when the log in print stands; None before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from meetings.papers.facts import MatterFacts
from meetings.papers.models import AgendaItem
from meetings.planning.models import Meeting

Contributor = Callable[
    [Meeting, Sequence[AgendaItem], datetime | None], Mapping[int, tuple[MatterFacts, ...]]
]
_contributors: list[Contributor] = []


def contribute(function: Contributor) -> Contributor:
    if function not in _contributors:
        _contributors.append(function)
    return function


def matters_by_item(
    meeting: Meeting, items: Sequence[AgendaItem], at: datetime | None
) -> dict[int, tuple[MatterFacts, ...]]:
    found: dict[int, tuple[MatterFacts, ...]] = {}
    for function in _contributors:
        for key, matters in function(meeting, items, at).items():
            found[key] = (*found.get(key, ()), *matters)
    return found
