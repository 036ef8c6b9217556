"""What else happens when the papers of a meeting are issued. Higher wings add theirs, so that imports go down only.

```python
@issuing.contribute
def record(meeting: Meeting, *, by: Any) -> None: ...
```
Runs in the transaction of the issue, whose right was asked for.
"""

from __future__ import annotations

from typing import Any, Protocol

from meetings.planning.models import Meeting


class Contributor(Protocol):
    def __call__(self, meeting: Meeting, *, by: Any) -> object: ...


_contributors: list[Contributor] = []


def contribute(function: Contributor) -> Contributor:
    """Register a function that is called with each meeting that is issued."""
    _contributors.append(function)
    return function


def issued(meeting: Meeting, *, by: Any) -> None:
    """Call them all, in the order in which they were registered."""
    for function in _contributors:
        function(meeting, by=by)
