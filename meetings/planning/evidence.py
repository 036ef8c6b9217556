"""Acts that meet a deadline, as they were recorded. Higher wings and floors add theirs, so that imports go down only.

```python
@evidence.contribute("notice", "publication")
def published(meetings: Sequence[Meeting]) -> dict[tuple[int, str], list[datetime]]:
    ...  # (key of the meeting, kind of deadline) → every moment at which this was done
```
Called once, by importing the module from the app's `apps.py`. A kind to which nobody contributes is never "late": the
portal does not know whether it was done. Neither is one for which a contributor gives None: of this meeting nothing is
expected.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from meetings.planning.models import Meeting

Moments = Mapping[tuple[int, str], Sequence[datetime] | None]
Contributor = Callable[[Sequence[Meeting]], Moments]
_contributors: dict[Contributor, tuple[str, ...]] = {}


def contribute(*kinds: str) -> Callable[[Contributor], Contributor]:
    """Register a function that tells when deadlines of these kinds were met."""

    def register(function: Contributor) -> Contributor:
        _contributors[function] = kinds
        return function

    return register


def recorded_kinds() -> frozenset[str]:
    """The kinds of deadlines whose acts the portal records."""
    return frozenset(kind for kinds in _contributors.values() for kind in kinds)


def acts(meetings: Sequence[Meeting]) -> dict[tuple[int, str], list[datetime] | None]:
    """(meeting, kind) → the moments at which it was done, earliest first; None where nothing is expected."""
    found: dict[tuple[int, str], list[datetime]] = defaultdict(list)
    nothing: set[tuple[int, str]] = set()
    for function in _contributors:
        for key, moments in function(meetings).items():
            if moments is None:
                nothing.add(key)
            else:
                found[key].extend(moments)
    told: dict[tuple[int, str], list[datetime] | None] = {key: sorted(each) for key, each in found.items()}
    return dict.fromkeys(nothing - found.keys()) | told
