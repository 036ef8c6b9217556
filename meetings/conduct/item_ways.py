"""Ways on from the page of one item at work. Higher wings add theirs, so that imports go down only.

```python
@item_ways.contribute
def minutes_of_item(item: AgendaItem, ask: Ask) -> list[Action]: ...
```
Called once, by importing the module from the app's `urls.py`.
"""

from __future__ import annotations

from collections.abc import Callable

from governance.foundation.screens import Ask
from governance.foundation.screens.register import Action
from meetings.papers.models import AgendaItem

Contributor = Callable[[AgendaItem, Ask], list[Action]]
_contributors: list[Contributor] = []


def contribute(function: Contributor) -> Contributor:
    if function not in _contributors:
        _contributors.append(function)
    return function


def ways(item: AgendaItem, ask: Ask) -> list[Action]:
    return [action for function in _contributors for action in function(item, ask)]
