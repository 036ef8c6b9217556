"""Further ways on from the page of minutes, such as files: `reports` adds its own, so that imports go down only.

```python
@minutes_ways.contribute
def files(meeting: Meeting, minutes: Minutes | None, ask: Ask) -> list[Action]: ...
```
Called once, by importing the module from the app's `urls.py`. Asked where a version went out, and for who keeps them.
"""

from __future__ import annotations

from collections.abc import Callable

from governance.foundation.screens import Ask
from governance.foundation.screens.register import Action
from meetings.planning.models import Meeting
from meetings.record.models.minutes import Minutes

Contributor = Callable[[Meeting, Minutes | None, Ask], list[Action]]
_contributors: list[Contributor] = []


def contribute(function: Contributor) -> Contributor:
    if function not in _contributors:
        _contributors.append(function)
    return function


def ways(meeting: Meeting, minutes: Minutes | None, ask: Ask) -> list[Action]:
    return [action for function in _contributors for action in function(meeting, minutes, ask)]
