"""Life cycles as tables: states, transitions, and the diagram drawn from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from governance.foundation.outcome import Outcome, met, not_met


@dataclass(frozen=True)
class Transition:
    """One named move. `verb` completes the sentence "cannot … because"."""

    name: str
    sources: tuple[str, ...]
    target: str
    verb: str


@dataclass(frozen=True)
class Lifecycle:
    """The states of one noun (code → words for the screen) and the moves between them."""

    noun: str
    states: Mapping[str, str]
    initial: str
    transitions: tuple[Transition, ...]

    def __post_init__(self) -> None:
        named = {s for t in self.transitions for s in (*t.sources, t.target)} | {self.initial}
        if unknown := named - set(self.states):
            raise ValueError(f"{self.noun}: unknown states {sorted(unknown)}")

    @property
    def choices(self) -> list[tuple[str, str]]:
        return list(self.states.items())

    def transition(self, name: str) -> Transition:
        return next(t for t in self.transitions if t.name == name)

    def check(self, state: str, name: str) -> Outcome:
        """May the transition `name` be made from `state`?"""
        transition = self.transition(name)
        code = f"{self.noun}.{name}"
        if state in transition.sources:
            return met(code)
        wanted = " or ".join(f"“{self.states[s]}”" for s in transition.sources)
        return not_met(
            f"{code}.wrong_state",
            f"Cannot {transition.verb}: its state is “{self.states[state]}”, and only {wanted} allows it.",
            state=state,
        )

    def mermaid(self) -> str:
        """The state diagram, as Mermaid text for the documentation."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.initial}"]
        lines += [f"    {code} : {words}" for code, words in self.states.items()]
        lines += [f"    {s} --> {t.target} : {t.verb}" for t in self.transitions for s in t.sources]
        return "\n".join(lines)
