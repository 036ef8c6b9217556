"""What of a meeting the public has read already, told by the floor above from what was published.

```python
@public_face.contribute
def published(slug: str) -> PublicFace | None: ...
```
The form knows of a meeting what this gives and nothing else, so that no draft agenda and no meeting that was not told
of can be read from it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class PublicItem:
    """An item of the published agenda that is taken in public; `id` is its permanent id."""

    id: str
    number: str
    title: str


@dataclass(frozen=True)
class PublicFace:
    """`meeting` is the key of the meeting, `href` its public page where it has one."""

    meeting: int
    title: str
    icb: str
    when: str
    items: tuple[PublicItem, ...] = ()
    href: str = ""


Teller = Callable[[str], PublicFace | None]
_tellers: list[Teller] = []


def contribute(teller: Teller) -> Teller:
    if teller not in _tellers:
        _tellers.append(teller)
    return teller


def face_of(slug: str) -> PublicFace | None:
    """What is public of the meeting at this address; None when nothing is."""
    return next((face for teller in _tellers if (face := teller(slug)) is not None), None)
