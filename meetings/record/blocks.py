"""What the record tells of each item in the minutes. Other parts of the floor add theirs, so that imports go down only.

```python
@blocks.contribute(order=80)
def actions_agreed(meeting: Meeting, items: Sequence[AgendaItem]) -> Mapping[int | str, Sequence[Block]]:
    return {item.pk: [Block(LIST, "Actions", rows=(("Ada Hill to report by 3 May 2026",),))]}
```
By the key of the item, or OPENING and CLOSE. Called once for a meeting, with every item of its agenda; the module is
imported once, from `urls.py`. What is told of a private item lands in the private part by itself; a block at a public
item that is private says so (`is_private`). Orders below `TEXT_AT` stand before the clerk's text, others behind it:
movements 5, resolution 10, declarations 20, questions 30; votes 60, decisions 70, actions 80.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from meetings.papers.models import AgendaItem
from meetings.planning.models import Meeting
from meetings.record.rules.minutes_content import CLOSE, DECISION, LIST, OPENING, TABLE, TEXT, Block

__all__ = ["CLOSE", "DECISION", "LIST", "OPENING", "TABLE", "TEXT", "Block", "Told", "contribute", "told_of"]

ByEntry = Mapping[int | str, Sequence[Block]]
Contributor = Callable[[Meeting, Sequence[AgendaItem]], ByEntry]
TEXT_AT = 50
_contributors: dict[Contributor, int] = {}


@dataclass
class Told:
    """What the record tells of one entry, before and after what the clerk writes."""

    before: list[Block] = field(default_factory=list)
    after: list[Block] = field(default_factory=list)


def contribute(*, order: int) -> Callable[[Contributor], Contributor]:
    """Register a function that tells blocks; lower orders stand first."""

    def register(function: Contributor) -> Contributor:
        _contributors[function] = order
        return function

    return register


def told_of(meeting: Meeting, items: Sequence[AgendaItem]) -> dict[int | str, Told]:
    """Everything the record tells of this meeting, by entry."""
    found: dict[int | str, Told] = defaultdict(Told)
    for function in sorted(_contributors, key=_contributors.__getitem__):
        is_before = _contributors[function] < TEXT_AT
        for key, blocks in function(meeting, items).items():
            (found[key].before if is_before else found[key].after).extend(blocks)
    return found
