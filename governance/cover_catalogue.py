"""What cover sheets can be made of. Governance keeps the templates; the floor that fills them in owns the fields.

That floor offers its catalogue once, from its `urls.py`; screens of templates read it here, so imports go down only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class OfferedField:
    """`words` name the field in a choice, `label` is printed unless the template says otherwise."""

    key: str
    words: str
    label: str


@dataclass(frozen=True)
class ReadyLayout:
    """`values` are particulars of a CoverSheetTemplate."""

    code: str
    name: str
    values: Mapping[str, Any]


class Catalogue(Protocol):
    """Fields, purposes (code → words) and ready layouts; `clashes` are pairs of fields of which a sheet has one."""

    @property
    def fields(self) -> Sequence[OfferedField]: ...

    @property
    def purposes(self) -> Mapping[str, str]: ...

    @property
    def layouts(self) -> Sequence[ReadyLayout]: ...

    @property
    def clashes(self) -> Sequence[tuple[str, str]]: ...

    def preview(self, design: Mapping[str, Any]) -> str:
        """The sheet as safe HTML, with examples for answers.

        `design` has the template's heading, fields, purposes and letters_enclosures.
        """
        ...


_offered: list[Catalogue] = []


def offer(catalogue: Catalogue) -> None:
    """Called once, by the floor that owns the fields."""
    _offered[:] = [catalogue]


def catalogue() -> Catalogue:
    return _offered[0]
