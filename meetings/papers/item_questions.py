"""Questions from the public at the items of an agenda. The wing above tells them, so that imports go down only.

```python
@item_questions.contribute
def accepted(meeting: Meeting, items: Sequence[AgendaItem]) -> Mapping[int | None, tuple[QuestionFacts, ...]]: ...
```
By the key of the item; None holds those that stand at no item. Called once, by importing the module from `apps.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from meetings.papers.facts import QuestionFacts
from meetings.papers.models import AgendaItem
from meetings.planning.models import Meeting

ByItem = Mapping[int | None, tuple[QuestionFacts, ...]]
Contributor = Callable[[Meeting, Sequence[AgendaItem]], ByItem]
_contributors: list[Contributor] = []


def contribute(function: Contributor) -> Contributor:
    if function not in _contributors:
        _contributors.append(function)
    return function


def questions_by_item(
    meeting: Meeting, items: Sequence[AgendaItem]
) -> dict[int | None, tuple[QuestionFacts, ...]]:
    found: dict[int | None, tuple[QuestionFacts, ...]] = {}
    for function in _contributors:
        for key, questions in function(meeting, items).items():
            found[key] = (*found.get(key, ()), *questions)
    return found
