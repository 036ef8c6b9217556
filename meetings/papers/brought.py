"""What comes onto an agenda by itself when it is made: higher wings bring rows, so that imports go down only.

```python
brought.bring(Source("ratify", rows=to_ratify, taken=stands_there, given_back=stands_there_no_more))
```
Called once, by importing the module from `apps.py`. The keys of the rows begin with the prefix and a colon.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from meetings.papers.models import AgendaItem
from meetings.papers.rules.rolling import Row
from meetings.planning.models import Meeting


def _nothing(*_: Any) -> None:
    """Where nothing else has to be written."""


@dataclass(frozen=True)
class Source:
    """`rows(meeting, user, on)` are offered; `taken(row, item, by)` is called once one became an item, and
    `given_back(item, by)` before that item is taken back with the whole agenda."""

    prefix: str
    rows: Callable[[Meeting, Any, date], list[Row]]
    taken: Callable[[Row, AgendaItem, Any], None] = _nothing
    given_back: Callable[[AgendaItem, Any], None] = _nothing


_sources: dict[str, Source] = {}


def bring(source: Source) -> Source:
    _sources[source.prefix] = source
    return source


def rows_for(meeting: Meeting, user: Any, *, on: date) -> list[Row]:
    """All that is brought to this meeting, as far as this person may see it."""
    return [row for source in _sources.values() for row in source.rows(meeting, user, on)]


def taken(row: Row, item: AgendaItem, by: Any) -> None:
    source = _sources.get(row.key.partition(":")[0])
    if source is not None:
        source.taken(row, item, by)


def given_back(item: AgendaItem, by: Any) -> None:
    for source in _sources.values():
        source.given_back(item, by)
