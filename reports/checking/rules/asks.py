"""What the cover asks for against what the text asks for at its end (R7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from reports.checking.rules.facts import Around, Block, PaperText, Slip, Spot
from reports.checking.rules.sentences import plain

_HEADING = re.compile(
    r"^(?:\d+(?:\.\d+)*\.?\s+)?(?:recommendations?|asks? of\b.*|the asks?|recommended actions?\b.*"
    r"|actions? (?:required|requested)\b.*|what (?:the )?[\w’' -]{0,60}(?:is|are) asked to do|what we ask\b.*"
    r"|decisions? (?:required|requested|sought)\b.*)\s*:?$",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"\b(?:is|are)\s+(?:asked|requested|recommended|invited)\s+to\s*:?\s*|^\W*(?:to)\s+", re.IGNORECASE
)
_LABEL = re.compile(
    r"^\W*(?:\(?(?:[ivx]{1,5}|[a-z]|\d{1,2}(?:\.\d{1,2})*)[.)]|\d{1,2}(?:\.\d{1,2})+)\s+", re.IGNORECASE
)
VERBS = {
    "note": "note", "receive": "note", "comment": "comment", "discuss": "discuss", "consider": "discuss",
    "approve": "approve", "agree": "approve", "endorse": "endorse", "support": "endorse", "ratify": "approve",
    "adopt": "approve", "delegate": "delegate", "confirm": "approve", "accept": "approve", "review": "discuss",
    "decide": "approve", "recommend": "recommend", "assure": "assurance", "authorise": "approve",
}  # fmt: skip
_VERB = re.compile(rf"\b({'|'.join(VERBS)})\b", re.IGNORECASE)
_SAME = 72
_FIRST_WORDS = 60


@dataclass(frozen=True)
class Ask:
    """One ask of the text: its words without label and lead-in, its verbs, and where it stands."""

    text: str
    verbs: frozenset[str]
    spot: Spot


def check_asks(paper: PaperText, around: Around) -> Iterator[Slip]:
    """Only where the text has a section of its own for its asks; without one nothing is missing."""
    asks = list(asks_of(paper))
    if not asks or not around.asked:
        return
    left = list(asks)
    unmatched = []
    for one in around.asked:
        match = _best(one.text, left)
        if match is not None:
            left.remove(match)
        else:
            unmatched.append(one)
    for one in list(unmatched):
        wanted = verbs(f"{one.kind} {one.text}")
        fits = next((ask for ask in asks if wanted & ask.verbs), None)
        if fits is not None:
            unmatched.remove(one)
            left = [ask for ask in left if ask is not fits]
    where = asks[0].spot
    for one in unmatched:
        words = f"The cover asks ({one.label}) “{_short(one.text)}”; the asks in the text do not."
        yield Slip("ask.missing", words, where, "R7")
    for ask in left:
        known = any(ask.verbs & verbs(f"{one.kind} {one.text}") for one in around.asked)
        if ask.verbs and not known:
            yield Slip(
                "ask.extra", f"The text asks “{_short(ask.text)}”; the cover does not.", ask.spot, "R7"
            )


def verbs(text: str) -> frozenset[str]:
    """What is asked, by the words that begin it."""
    return frozenset(VERBS[match[1].lower()] for match in _VERB.finditer(text[:_FIRST_WORDS]))


def asks_of(paper: PaperText) -> Iterator[Ask]:
    """What stands under the last heading that says asks or recommendations, up to the next heading."""
    for part, text in enumerate(paper.parts):
        if text.kind == "paper":
            begins = [n for n, block in enumerate(text.blocks) if _is_heading(block)]
            if begins:
                yield from _under(part, text.blocks, begins[-1])


def _is_heading(block: Block) -> bool:
    return (
        block.kind in ("heading", "paragraph")
        and len(block.text) < 100
        and bool(_HEADING.match(block.text.strip()))
    )


def _under(part: int, blocks: Sequence[Block], heading: int) -> Iterator[Ask]:
    is_whole = False  # an ask that ends in a colon has its own list: what follows is part of it
    for number in range(heading + 1, len(blocks)):
        block = blocks[number]
        if block.kind in ("heading", "row") or re.match(
            r"^(?:annexe?|appendix)\b", block.text, re.IGNORECASE
        ):
            return
        if is_whole and block.kind == "item":
            continue
        text = _LABEL.sub("", block.text)
        lead = _LEAD_IN.search(text[:120])
        text = text[lead.end() :] if lead else text
        is_whole = bool(text.strip(" :;.")) and text.rstrip().endswith(":")
        if text.strip(" :;."):
            yield Ask(text.strip(), verbs(text), Spot(part, number, 0, len(block.text)))


def _best(text: str, asks: Sequence[Ask]) -> Ask | None:
    scored = [(fuzz.token_set_ratio(plain(text), plain(ask.text)), ask) for ask in asks]
    best = max(scored, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= _SAME else None


def _short(text: str) -> str:
    return text if len(text) <= 120 else text[:117].rsplit(" ", 1)[0] + "…"
