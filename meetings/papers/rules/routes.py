"""A route of sign-off as it is set up: its steps, who signs each, when each is needed, and ready ones (R63).

A step is kept as {"kind", "name", "signer", "needed", "days", "together", "apart_from"}: `signer` is "sponsor",
"holder", "post:<slug>" or "person:<slug>"; `days` are working days before papers are to be signed off, None for no day
of its own; a step that is `together` runs side by side with the one before it; `apart_from` is the number of an earlier
row (from 1) whose signer may not sign this one as well, None where anybody asked may.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from governance.foundation.outcome import Outcome, met, not_met

KINDS = {
    "sponsor": "Sponsor",
    "finance": "Finance",
    "legal": "Legal",
    "equality": "Equality",
    "quality": "Quality",
    "secretariat": "Secretariat",
    "other": "Another step, with a name",
}
SPONSOR, HOLDER, POST, PERSON = "sponsor", "holder", "post", "person"
SIGNERS = {
    SPONSOR: "The sponsor",
    HOLDER: "Anyone with the right",
    POST: "Whoever holds a post",
    PERSON: "A named person",
}
IMPLICATIONS = {
    "financial_impact": "financial impact",
    "equality_impact": "equality impact",
    "quality_impact": "quality impact",
    "privacy_impact": "privacy impact",
    "associated_risks": "associated risks",
}
NEEDED = {
    "always": "Always",
    "decision": "For decision",
    "private": "Private paper",
    **{row: f"Yes to {words}" for row, words in IMPLICATIONS.items()},
}
MOST_STEPS, MOST_DAYS = 8, 60
# What a paper for decision asks for.
DECIDES = frozenset({"decision", "approval"})
DECIDING_RECOMMENDATIONS = frozenset({"approve", "agree"})
# Answers in a text that say there is nothing.
NOTHING = frozenset({"n/a", "na", "none", "nil", "no", "not applicable", "none identified", "no impact", ""})


@dataclass(frozen=True)
class RouteStep:
    """One step as it is set up."""

    kind: str
    signer: str
    name: str = ""
    needed: str = "always"
    days: int | None = None
    together: bool = False
    apart_from: int | None = None

    @property
    def title(self) -> str:
        return self.name or KINDS[self.kind]

    @property
    def source(self) -> str:
        return self.signer.partition(":")[0]

    @property
    def slug(self) -> str:
        """Of the post or the person."""
        return self.signer.partition(":")[2]

    @property
    def is_executive(self) -> bool:
        """Whether it asks for the right to sign papers off; the secretariat keeps the agenda."""
        return self.kind != "secretariat"

    def kept(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def step_of(row: Mapping[str, Any]) -> RouteStep:
    """Raises TypeError for a row of another shape."""
    return RouteStep(**row)


def positions(steps: Sequence[RouteStep]) -> list[int]:
    """1, 2, 2, 3: steps with the same number run side by side."""
    found: list[int] = []
    for step in steps:
        last = found[-1] if found else 0
        found.append(last if step.together and found else last + 1)
    return found


def check_steps(
    steps: Sequence[RouteStep], *, posts: Collection[str], people: Collection[str]
) -> list[Outcome]:
    """What is wrong with these steps; `row` (from 0) and `column` in the details where it is one row.

    `posts` and `people` are the slugs that may be named.
    """
    found = [
        outcome for number, step in enumerate(steps) for outcome in _wrong(number, step, steps, posts, people)
    ]
    if not steps:
        found.append(not_met("route.no_steps", "A route has at least one step."))
    if len(steps) > MOST_STEPS:
        found.append(not_met("route.too_long", f"Keep a route short: {MOST_STEPS} steps at most."))
    if steps and not any(step.is_executive and step.needed == "always" for step in steps):
        words = "At least one step besides the secretariat is needed for every paper: somebody has to sign it off."
        found.append(not_met("route.nobody_signs", words, "R63"))
    return found


def _wrong(
    number: int, step: RouteStep, steps: Sequence[RouteStep], posts: Collection[str], people: Collection[str]
) -> Iterable[Outcome]:
    def wrong(code: str, words: str, column: str) -> Outcome:
        return not_met(f"route.{code}", words, row=number, column=column)

    if step.kind not in KINDS:
        yield wrong("unknown_kind", "Choose what this step is.", "kind")
        return
    if step.kind == "other" and not step.name.strip():
        yield wrong("not_named", "Give this step a name.", "name")
    offered = {
        SPONSOR,
        HOLDER,
        *(f"{POST}:{slug}" for slug in posts),
        *(f"{PERSON}:{slug}" for slug in people),
    }
    if step.signer not in offered:
        yield wrong("unknown_signer", "Choose who signs.", "signer")
    if step.needed not in NEEDED:
        yield wrong("unknown_need", "Choose when this step is needed.", "needed")
    if step.days is not None and not 0 <= step.days <= MOST_DAYS:
        yield wrong("days", f"A whole number from 0 to {MOST_DAYS}, or nothing.", "days")
    if step.apart_from is not None:
        yield from _not_apart(number, step, steps, wrong)
    if step.title in {other.title for other in steps[:number] if other.kind in KINDS}:
        yield wrong("twice", f"“{step.title}” stands above already. Give this one a name of its own.", "name")


def _not_apart(
    number: int, step: RouteStep, steps: Sequence[RouteStep], wrong: Callable[[str, str, str], Outcome]
) -> Iterable[Outcome]:
    """Two pairs of eyes: only an earlier step can be named, and not one that the same named person signs."""
    if step.apart_from is None or not 1 <= step.apart_from <= number:
        yield wrong("apart_from_later", "Choose a step that stands above this one.", "apart_from")
        return
    other = steps[step.apart_from - 1]
    if step.signer == other.signer and step.source in (SPONSOR, PERSON):
        words = f"Nobody could sign: “{other.title}” and this step ask the same person."
        yield wrong("apart_from_itself", words, "apart_from")


@dataclass(frozen=True)
class PaperAnswers:
    """What a paper says about itself. `implications` is None where its cover sheet has no table of them; `texts` are
    the cover's own texts by key; `recommends` the kinds of its recommendations."""

    purposes: frozenset[str] = frozenset()
    recommends: frozenset[str] = frozenset()
    is_private: bool = False
    implications: Mapping[str, str] | None = None
    texts: Mapping[str, str] = field(default_factory=dict)


def check_needed(needed: str, paper: PaperAnswers) -> Outcome:
    """Is a step that is needed so needed for this paper? The reason is told either way.

    Where a cover sheet does not ask the question nobody said no, and the step is needed.
    """
    if needed == "decision":
        decides = paper.purposes & DECIDES or paper.recommends & DECIDING_RECOMMENDATIONS
        return _answer(
            bool(decides), "decision", "the paper is for decision", "The paper is not for decision."
        )
    if needed == "private":
        return _answer(paper.is_private, "private", "the paper is private", "The paper is not private.")
    if needed not in IMPLICATIONS:
        return met("route.needed_always")
    words = IMPLICATIONS[needed]
    if paper.implications is not None and needed in paper.implications:
        said = paper.implications[needed] == "yes"
        return _answer(
            said, needed, f"the paper says yes to {words}", f"The paper does not say yes to {words}."
        )
    if needed in paper.texts:
        said = paper.texts[needed].strip().rstrip(".").casefold() not in NOTHING
        return _answer(said, needed, f"the paper tells of {words}", f"The paper tells of no {words}.")
    return met(f"route.needed.{needed}", f"Needed: the cover sheet does not ask about {words}.")


def _answer(is_so: bool, code: str, because: str, otherwise: str) -> Outcome:
    if is_so:
        return met(f"route.needed.{code}", f"Needed: {because}.")
    return not_met(f"route.not_needed.{code}", f"Not needed: {otherwise[:1].lower()}{otherwise[1:]}")


@dataclass(frozen=True)
class ReadyRoute:
    """A route to start from."""

    key: str
    name: str
    steps: tuple[RouteStep, ...]


READY_ROUTES = {
    ready.key: ready
    for ready in (
        ReadyRoute(
            "short",
            "Sponsor, then secretariat",
            (RouteStep("sponsor", SPONSOR, days=3), RouteStep("secretariat", HOLDER, days=0)),
        ),
        ReadyRoute(
            "usual",
            "Sponsor, finance and equality where they are concerned, secretariat",
            (
                RouteStep("sponsor", SPONSOR, days=5),
                RouteStep("finance", HOLDER, needed="financial_impact", days=2),
                RouteStep("equality", HOLDER, needed="equality_impact", days=2, together=True),
                RouteStep("secretariat", HOLDER, days=0),
            ),
        ),
        ReadyRoute(
            "full",
            "Sponsor, finance, legal, equality and quality where they are concerned, secretariat",
            (
                RouteStep("sponsor", SPONSOR, days=5),
                RouteStep("finance", HOLDER, needed="financial_impact", days=2),
                RouteStep("legal", HOLDER, needed="privacy_impact", days=2, together=True),
                RouteStep("equality", HOLDER, needed="equality_impact", days=2, together=True),
                RouteStep("quality", HOLDER, needed="quality_impact", days=2, together=True),
                RouteStep("secretariat", HOLDER, days=0),
            ),
        ),
    )
}
