"""What a committee or post may decide, in words: for its page and its PDF alike."""

from __future__ import annotations

from dataclasses import dataclass

from delegation.ask_presenter import source_words, verdict_of
from delegation.rules.facts import EntryFacts
from delegation.rules.holdings import Holding, Holdings
from delegation.rules.limits import in_words
from governance.enums import GovernanceForm
from governance.models import Committee, Post

WHOLE = "The whole ICB"
VERBS = {"recommend": "Recommends", "consulted": "Is consulted", "informed": "Is informed"}
NOTHING = "The scheme in force on this day gives it nothing. Not listed never means delegated."
ADVISES = "This is a consultative forum: it advises, and the statutory bodies decide."


@dataclass(frozen=True)
class HoldingRow:
    """One entry: what, where, up to how much, on which terms; `why_not` when it does not stand."""

    entry: int
    reference: str
    function: str
    where: str
    verdict: str
    colour: str
    limits: tuple[str, ...]
    terms: tuple[str, ...]
    source: str
    why_not: str = ""
    together: str = ""


@dataclass(frozen=True)
class AlsoRow:
    """An entry of others in which it has a part."""

    entry: int
    reference: str
    function: str
    where: str
    told: str
    source: str


@dataclass(frozen=True)
class HoldingsPage:
    decides: tuple[HoldingRow, ...]
    signs: tuple[AlsoRow, ...]
    advises: tuple[AlsoRow, ...]
    nothing: str


def holdings_page(found: Holdings, *, holder: Committee | Post) -> HoldingsPage:
    """Rows in the order of their functions, then places."""
    is_forum = isinstance(holder, Committee) and holder.form == GovernanceForm.CONSULTATIVE_FORUM
    decides = sorted(found.decides, key=lambda each: (each.entry.function_title, each.entry.place_name))
    return HoldingsPage(
        decides=tuple(_holding(each) for each in decides),
        signs=tuple(
            _also(row, f"Together with {row.holder.name}" if row.holder else "") for row in found.signs
        ),
        advises=tuple(_also(row, VERBS.get(row.verb, row.verb)) for row in found.advises),
        nothing=ADVISES if is_forum else NOTHING,
    )


def _holding(holding: Holding) -> HoldingRow:
    row, outcome = holding.entry, holding.outcome
    verdict, colour = verdict_of(outcome)
    kept = tuple(f"Kept back: {line}" for line in row.exclusions)
    groups = outcome.details["together"]
    return HoldingRow(
        entry=row.key,
        reference=row.reference,
        function=row.function_title,
        where=row.place_name or WHOLE,
        verdict=_without_amount(verdict, holding),
        colour=colour if not holding.stands or groups else "green",
        limits=tuple(in_words(limit) for limit in row.limits) or ("No limit stated",),
        terms=(*row.conditions, *kept),
        source=source_words(row.source),
        why_not="" if holding.stands else outcome.reason,
        together=" and ".join(" or ".join(each["name"] for each in group) for group in groups),
    )


def _without_amount(verdict: str, holding: Holding) -> str:
    """No amount was asked about, so that alone is nothing to confirm."""
    return "Decides" if holding.outcome.ok else verdict


def _also(row: EntryFacts, told: str) -> AlsoRow:
    return AlsoRow(
        row.key, row.reference, row.function_title, row.place_name or WHOLE, told, source_words(row.source)
    )
