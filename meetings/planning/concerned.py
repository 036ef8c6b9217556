"""Who has work to do by the deadlines of a meeting. Higher wings add theirs, so that imports go down only.

```python
@concerned.contribute
def authors(meeting: Meeting) -> dict[int, str]:
    ...  # key of the user → why, as "writes a paper"
```
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from meetings.planning.models import Meeting

Contributor = Callable[[Meeting], Mapping[int, str]]
_contributors: list[Contributor] = []


def contribute(function: Contributor) -> Contributor:
    """Register a function that names people by the keys of their accounts, each with a reason."""
    if function not in _contributors:
        _contributors.append(function)
    return function


def at_work(meeting: Meeting) -> dict[int, str]:
    """Everybody whom a wing names; the first reason stands."""
    found: dict[int, str] = {}
    for function in _contributors:
        for pk, why in function(meeting).items():
            found.setdefault(pk, why)
    return found
