"""Panels of "My membership" that floors above contribute, such as a member's meetings."""

from __future__ import annotations

from collections.abc import Callable

from governance.foundation.screens import Ask, Panel
from membership.people.models import Person

MinePanels = Callable[[Person, Ask], list[Panel]]
_contributors: list[MinePanels] = []


def contribute(function: MinePanels) -> MinePanels:
    """Add `function(person, ask) -> list[Panel]`, from the `urls.py` of its app; may be used as a decorator.

    It is asked for the person's own page only; what it shows is what that person may read.
    """
    if function not in _contributors:
        _contributors.append(function)
    return function


def contributed(person: Person, ask: Ask) -> list[Panel]:
    """The panels of all floors above, in the order of their contribution."""
    return [panel for function in _contributors for panel in function(person, ask)]
