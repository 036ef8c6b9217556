"""Two lists of the same organisations in one paper, and one name in two spellings (R162)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from reports.checking.rules.facts import Around, PaperText, Slip, Spot
from reports.checking.rules.sentences import plain

_OF_ORGANISATIONS = re.compile(
    r"^(?:member |partner )?(?:organisations?|organizations?|members?|partners?|bodies)$", re.IGNORECASE
)
_SAME, _NEAR = 95, 78
_LEAST = 4
_WORD = re.compile(r"[A-Za-z]\w*")
# One word in another form, not another spelling; "Frogna" and "Frognaal" are caught by doubling their last vowel.
_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers", "r", "ly", "al", "n", "an", "y")


def check_lists(paper: PaperText) -> Iterator[Slip]:
    tables = list(_tables(paper))
    for one, other in combinations(tables, 2):
        yield from _compared(one, other)


def _tables(paper: PaperText) -> Iterator[dict[str, tuple[Spot, str]]]:
    """Names in the first column of each table whose head says that they are organisations."""
    for part, text in enumerate(paper.parts):
        groups: dict[int, dict[str, tuple[Spot, str]]] = defaultdict(dict)
        headed: set[int] = set()
        for number, block in enumerate(text.blocks):
            if block.kind != "row" or not block.cells:
                continue
            first = block.cells[0].strip()
            if _OF_ORGANISATIONS.match(first):
                headed.add(block.group)
            elif first and block.group in headed:
                groups[block.group].setdefault(_key(first), (Spot(part, number, 0, len(first)), first))
        yield from (rows for group, rows in groups.items() if len(rows) >= _LEAST)


def _key(name: str) -> str:
    return re.sub(r"^(?:the|nhs) ", "", plain(name))


def _compared(one: Mapping[str, tuple[Spot, str]], other: Mapping[str, tuple[Spot, str]]) -> Iterator[Slip]:
    left, right = dict(one), dict(other)
    for name in list(left):
        same = next(
            (each for each in right if name == each or fuzz.token_set_ratio(name, each) >= _SAME), None
        )
        if same is not None:
            del left[name], right[same]
    if len(left) > len(one) / 2 or len(right) > len(other) / 2:
        return  # two lists of different things
    for name in list(left):
        near = max(right, key=lambda each: fuzz.ratio(name, each), default=None)
        if near is not None and fuzz.ratio(name, near) >= _NEAR:
            (_, first), (spot, second) = left.pop(name), right.pop(near)
            words = f"“{first}” in one list is “{second}” in another."
            yield Slip("list.spelled", words, spot, "R162")
    for rows in (left, right):
        for spot, printed in rows.values():
            words = f"“{printed}” stands in one of two lists of the same bodies only."
            yield Slip("list.only_in", words, spot, "R162")


def check_spellings(paper: PaperText, around: Around) -> Iterator[Slip]:
    """A name that stands in two spellings beside the same word: "APL, Frogna" and "APL, Frognaal".

    Ordinary words, endings, and words that the register knows are left out.
    """
    known = _owners(around)
    small, beside, first = _seen(paper)
    names = sorted(word for word in beside if word not in small and len(word) >= 6)
    for one, other in combinations(names, 2):
        if one[0] != other[0] or abs(len(one) - len(other)) > 2 or _are_two(one, other, known):
            continue
        if beside[one] & beside[other] and _is_misspelt(one, other):
            spot, printed = max(first[one], first[other], key=lambda pair: (pair[0].part, pair[0].block))
            before = min(first[one], first[other], key=lambda pair: (pair[0].part, pair[0].block))[1]
            yield Slip(
                "word.spelled", f"“{printed}” is spelled “{before}” elsewhere in this paper.", spot, "R162"
            )


def _owners(around: Around) -> dict[str, set[str]]:
    """Whose names each word of the register belongs to."""
    found: dict[str, set[str]] = defaultdict(set)
    for body in around.bodies:
        for name in body.names:
            for word in plain(name).split():
                found[word].add(body.names[0])
    for person in around.people:
        for word in plain(person.name).split():
            found[word].add(person.name)
    return found


def _are_two(one: str, other: str, known: Mapping[str, set[str]]) -> bool:
    """Both stand on the register, and never for the same body or person."""
    return one in known and other in known and not known[one] & known[other]


def _is_misspelt(one: str, other: str) -> bool:
    if Levenshtein.distance(one, other, score_cutoff=2) > 2:
        return False
    short, long = sorted((one, other), key=len)
    is_form = (
        long.startswith(short) and long[len(short) :] in _ENDINGS and short[-1:] != long[len(short) :][:1]
    )
    return not is_form


def _seen(paper: PaperText) -> tuple[set[str], dict[str, set[str]], dict[str, tuple[Spot, str]]]:
    """Words written small somewhere; for each capitalised word what stands beside it, and its first place."""
    small: set[str] = set()
    beside: dict[str, set[str]] = defaultdict(set)
    first: dict[str, tuple[Spot, str]] = {}
    for part, number, block in paper.blocks("paper", "annex"):
        tokens = list(_WORD.finditer(block.text))
        for index, token in enumerate(tokens):
            word = token[0].lower()
            if token[0][0].islower():
                small.add(word)
                continue
            if not token[0][1:].islower():
                continue
            first.setdefault(word, (Spot(part, number, token.start(), token.end()), token[0]))
            # Neighbours are kept by their side, and only when they are names themselves.
            if index and tokens[index - 1][0][0].isupper():
                beside[word].add("<" + tokens[index - 1][0].lower())
            if index + 1 < len(tokens) and tokens[index + 1][0][0].isupper():
                beside[word].add(">" + tokens[index + 1][0].lower())
    return small, beside, first
