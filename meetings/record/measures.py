"""Further things by which a committee is measured. Others add theirs, so that nothing here asks them.

```python
@measures.contribute(order=10)
def actions_followed(committee: Committee, span: Span, *, user: Any, on: date, at: datetime) -> Measure | None:
    return Measure("actions", "Actions", (Finding(outcome, "Action 3", ("meetings:action-detail", 3)),), (("Done", 4),))
```
Called once, by importing the module from the app's `apps.py`. `span` are the days looked at, both included and none
after today; `user` is the reader: what they may not see is not counted, and a finding says so
(`rules.compliance.not_for_you`). None shows nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from governance.foundation.outcome import Outcome


@dataclass(frozen=True)
class Finding:
    """One answer, what it is about in words, and where the evidence is: a URL name with what it takes."""

    outcome: Outcome
    where: str = ""
    evidence: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Measure:
    """One subject. `tally` is what the yearly report draws: words and whole numbers, in their order."""

    key: str
    title: str
    findings: tuple[Finding, ...]
    tally: tuple[tuple[str, int], ...] = ()


Contributor = Callable[..., Measure | None]
_contributors: dict[Contributor, int] = {}


def contribute(*, order: int) -> Callable[[Contributor], Contributor]:
    """Register a function that measures one subject; lower orders stand first."""

    def register(function: Contributor) -> Contributor:
        _contributors[function] = order
        return function

    return register


def measures(committee: Any, span: Any, **asked: Any) -> list[Measure]:
    """What was contributed about this committee and these days, in order."""
    given = (
        function(committee, span, **asked)
        for function in sorted(_contributors, key=_contributors.__getitem__)
    )
    return [one for one in given if one is not None]
