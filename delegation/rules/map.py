"""Where each entry stands on the functions and decisions map: at whose level, in whose box, under which sign (LP28).

The map answers what is kept for the ICB, what is passed to committees, places and partners, and under what terms
(R99); system-wide programmes and provider collaboratives stand with the partners who lead them (R22, R28).
"""

from __future__ import annotations

from dataclasses import dataclass

from delegation.rules.facts import (
    CONSULTATIVE_FORUM,
    DECIDE,
    DELEGATED,
    DISCUSSED,
    LED_ELSEWHERE,
    RESERVED,
    UNDETERMINED,
)
from governance.foundation.chart import Level, Line, Placed

PARTNER, ICB, COMMITTEE, PLACE = "partner", "icb", "committee", "place"
ADVISES = "advises"

LEVELS = (
    Level(
        PARTNER,
        "Partners, system programmes and NHS England",
        "What other bodies lead or hold.",
        "Nothing is led or held by a body outside the ICB.",
    ),
    Level(
        ICB,
        "Integrated care board",
        "What is kept for the Board, held by the ICB itself, or not decided yet for the whole ICB.",
        "Nothing is listed for the Board or for the ICB itself.",
    ),
    Level(
        COMMITTEE,
        "Committees and posts of the ICB",
        "What committees and officers hold for the whole ICB.",
        "Nothing is held by a committee or post for the whole ICB.",
    ),
    Level(
        PLACE,
        "Places",
        "What committees and posts hold at each place, and what is not decided there yet.",
        "Nothing is listed at a place.",
    ),
)

MARKS = {
    RESERVED: "Reserved",
    DELEGATED: "Delegated",
    ADVISES: "Advises or is told, does not decide",
    LED_ELSEWHERE: "Led elsewhere",
    DISCUSSED: "Discussed at place, not delegated",
    UNDETERMINED: "Not decided yet",
}
"""The signs in the order of the key, and what each means."""

NOT_DECIDED = "Not decided yet"
UNNAMED = {RESERVED: "Reserved to the ICB", DISCUSSED: "Kept by the ICB", LED_ELSEWHERE: "Led elsewhere"}
LAST = 9


@dataclass(frozen=True)
class MapHolder:
    """Who holds or leads. `kind` is committee, post, body or named (words only).

    `is_board`: a statutory board; `is_of_partners`: a committee that others convene; `is_icb`: the ICB itself.
    """

    kind: str
    name: str
    place: str = ""
    form: str = ""
    form_words: str = ""
    is_board: bool = False
    is_of_partners: bool = False
    is_icb: bool = False
    href: str = ""

    @property
    def level(self) -> str:
        if self.place:
            return PLACE
        if self.is_icb or self.is_board:
            return ICB
        if self.is_of_partners or self.kind in ("body", "named"):
            return PARTNER
        return COMMITTEE


@dataclass(frozen=True)
class MapEntry:
    """One entry in force. `place` is the name of its place, empty for the whole ICB;

    `terms` are few words to show, `sentences` the conditions and what is kept back in full.
    `from_others`: bodies besides the ICB whose function it is; `passed_on_by` holds the entry above it (R49).
    """

    function: str
    treatment: str
    place: str = ""
    holder: MapHolder | None = None
    verb: str = DECIDE
    verb_words: str = ""
    from_icb: bool = True
    from_others: tuple[str, ...] = ()
    passed_on_by: MapHolder | None = None
    terms: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    href: str = ""
    place_href: str = ""


def placed(entry: MapEntry) -> Placed:
    """Where the entry stands, and the line that it makes there."""
    band, box, part = _stand(entry)
    holder = entry.holder
    at_place = band == PLACE
    mark = mark_of(entry)
    return Placed(
        band=band,
        box=box,
        part=part,
        line=Line(
            entry.function, mark, MARKS[mark], "; ".join(_about(entry, band)), entry.href, entry.sentences
        ),
        box_about="" if at_place or holder is None else _kind_words(holder),
        box_rank=LAST if box == NOT_DECIDED else 0,
        part_rank=LAST if part == NOT_DECIDED else int(holder is not None and holder.kind == "post"),
        box_href=entry.place_href if at_place else (holder.href if holder else ""),
        part_href=holder.href if at_place and holder else "",
        sources=_sources(entry),
    )


def mark_of(entry: MapEntry) -> str:
    """The treatment, but a holder that only advises never stands under the sign of a decision (R90)."""
    if entry.treatment != DELEGATED:
        return entry.treatment
    advises = entry.holder is not None and entry.holder.form == CONSULTATIVE_FORUM
    return ADVISES if advises or entry.verb != DECIDE else DELEGATED


def _stand(entry: MapEntry) -> tuple[str, str, str]:
    """Level, box and part. What has no holder stands at its place, or with the ICB."""
    holder = entry.holder
    if holder is not None and entry.treatment != UNDETERMINED:
        return (PLACE, holder.place, holder.name) if holder.place else (holder.level, holder.name, "")
    title = UNNAMED.get(entry.treatment, NOT_DECIDED)
    if entry.place:
        return PLACE, entry.place, title
    return PARTNER if entry.treatment == LED_ELSEWHERE else ICB, title, ""


def _about(entry: MapEntry, band: str) -> list[str]:
    """What the line adds to its function: the verb, where, from whom, up to how much."""
    said = []
    if entry.treatment == DELEGATED and entry.verb != DECIDE:
        said.append(entry.verb_words.lower())
    stands_at = _stand(entry)[1] if band == PLACE else ""
    if entry.place != stands_at:
        said.append(f"for {entry.place or 'the whole ICB'}")
    if entry.passed_on_by:
        said.append(f"passed on by {entry.passed_on_by.name}")
    elif entry.from_others:
        said.append(f"from {' and '.join(entry.from_others)}")
    return [*said, *entry.terms]


def _sources(entry: MapEntry) -> tuple[str, ...]:
    if entry.treatment != DELEGATED:
        return ()
    if entry.passed_on_by:
        return (entry.passed_on_by.level,)
    own = (ICB,) if entry.from_icb or not entry.from_others else ()
    return (*((PARTNER,) if entry.from_others else ()), *own)


def _kind_words(holder: MapHolder) -> str:
    if holder.kind == "committee":
        return holder.form_words
    return {"post": "Post"}.get(holder.kind, "")
