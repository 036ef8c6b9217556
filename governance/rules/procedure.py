"""Which rule of procedure applies: the committee's own, else the ICB's standing orders, else none (LP31, R172)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from governance.rules.facts import ProcedureFacts

# The quorum is one rule in several parameters: who sets its state sets all of it.
WHOLE_RULES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "quorum_state",
        ("quorum_number", "quorum_fraction", "quorum_categories", "quorum_unit", "quorum_counts_vacant"),
    ),
)


@dataclass(frozen=True)
class Parameter:
    """A resolved parameter. `source` names the document it comes from; it is empty when the parameter is not set."""

    name: str
    value: Any
    source: str
    is_inherited: bool = False

    @property
    def is_set(self) -> bool:
        return bool(self.source)


def is_unset(value: Any) -> bool:
    """Unset is a state of its own; zero is a value."""
    return value is None or value == "" or value == [] or value == ()


def resolve(
    names: Iterable[str], *, own: ProcedureFacts | None, inherited: ProcedureFacts | None
) -> dict[str, Parameter]:
    """Each parameter with the source that sets it: the terms of reference, the standing orders, or neither."""
    heads = {name: head for head, members in WHOLE_RULES for name in members}
    return {name: _resolve(name, heads.get(name, name), own, inherited) for name in names}


def _resolve(name: str, head: str, own: ProcedureFacts | None, inherited: ProcedureFacts | None) -> Parameter:
    for facts, is_inherited in ((own, False), (inherited, True)):
        if facts is None or is_unset(facts.values.get(head)):
            continue
        value = facts.values.get(name)
        if not is_unset(value):
            return Parameter(name, value, facts.source, is_inherited)
        if head != name:
            break  # this document sets the rule and leaves this part of it out on purpose
    return Parameter(name, None, "")
