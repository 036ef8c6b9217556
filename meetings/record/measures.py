"""Further things by which committees are measured. Others add theirs, so that nothing here asks them.

```python
@measures.contribute(order=10)
def actions_followed(
    committees: Sequence[Committee], span: Span, *, user: Any, on: date, at: datetime
) -> Mapping[int, Measure]:
    ...  # key of the committee → its measure, with findings such as
    Finding(outcome, "HIL-A/3", ("meetings:action-detail", public_id))
```
Called once, by importing the module from the app's `apps.py`. `span` are the days looked at, both included and none
after `on`; `user` is the reader: what they may not see is not counted, and a finding says so
(`rules.compliance.not_for_you`). A committee that is left out shows nothing. The count of queries should not grow with
the committees.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
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


Contributor = Callable[..., Mapping[int, Measure]]
_contributors: dict[Contributor, int] = {}


def contribute(*, order: int) -> Callable[[Contributor], Contributor]:
    """Register a function that measures one subject of each committee; lower orders stand first."""

    def register(function: Contributor) -> Contributor:
        _contributors[function] = order
        return function

    return register


def measures(committees: Sequence[Any], span: Any, **asked: Any) -> Mapping[int, list[Measure]]:
    """What was contributed about these committees and days, by key of the committee and in order."""
    found: dict[int, list[Measure]] = defaultdict(list)
    for function in sorted(_contributors, key=_contributors.__getitem__):
        for key, measure in function(committees, span, **asked).items():
            found[key].append(measure)
    return found
