"""References within a paper: annexes, paragraphs, tables and figures that are not there; annexes nobody refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checking.rules.facts import Around, Block, PaperText, Slip, Spot
from reports.checking.rules.sentences import plain

_ENCLOSED = re.compile(r"\b(annexe?s?|append(?:ix|ices))\s+(\d{1,2}|[A-H])\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\b(table|figure)\s+(\d{1,2})\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\b(?:paragraphs?|paras?\.?)\s+(\d{1,3}(?:\.\d{1,2}){0,4})\b", re.IGNORECASE)
# "Annex 2 of the constitution", "paragraph 3 to Schedule 2", "Appendix 1 in the policy": of another document.
_ELSEWHERE = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:of|to|in|from)\s+(?!this\b|the paper\b|the report\b)", re.IGNORECASE
)
_CITES = re.compile(
    r"\b(?:Sch|Schedule|Act|Regulations?|Directions|Order|[Cc]onstitution|[Ss]tanding [Oo]rders"
    r"|[Tt]erms of [Rr]eference|[Pp]olicy|[Gg]uidance|[Aa]greement|[Mm]emorandum|[Mm]inutes)\b"
)
_BROKEN = re.compile(r"Error!\s*(?:Reference source not found|Bookmark not defined)\.?|#REF!", re.IGNORECASE)
_STARTS = re.compile(
    r"^\W*(annexe?|appendix|table|figure)\s+(\d{1,2}|[A-H])\b(?=\s*(?:[:.–—-]|$|(?-i:[A-Z(“])))",
    re.IGNORECASE,
)
_OWN_NUMBER = re.compile(r"^[-–•]?\s*(\d{1,3}(?:\.\d{1,2}){0,4})[.)]?(?:\s|$)")
_ANY_ANNEX = re.compile(
    r"\b(?:annexe?s|appendices|attached|attachment|enclosed|annexe?|appendix)\b", re.IGNORECASE
)


def check_references(paper: PaperText, around: Around) -> Iterator[Slip]:
    there = _there(paper, around)
    numbers = _numbers(paper)
    guessed = {number for number, part in enumerate(paper.parts) if part.is_read}
    for part, number, block in paper.blocks():
        for match in _BROKEN.finditer(block.text):
            words = "A cross-reference of the word processor is broken."
            yield Slip("reference.broken", words, Spot(part, number, match.start(), match.end()), "R196")
        for pattern in (_ENCLOSED, _NUMBERED):
            for match in pattern.finditer(block.text):
                what = _kind(match[1]), match[2].lower()
                if what not in there and not _ELSEWHERE.match(block.text, match.end()):
                    words = f"“{match[0]}” is named, but there is none in this paper."
                    yield Slip(
                        "reference.missing", words, Spot(part, number, match.start(), match.end()), "R196"
                    )
        for match in _PARAGRAPH.finditer(block.text) if _may_be_held(block, numbers) else ():
            if part in guessed and "." not in match[1]:
                continue  # lines of a PDF lose the numbers that stand beside their paragraphs
            if match[1] not in numbers and not _ELSEWHERE.match(block.text, match.end()):
                words = f"“{match[0]}” is named, but no paragraph of this paper has that number."
                yield Slip("reference.missing", words, Spot(part, number, match.start(), match.end()), "R196")
    yield from _not_mentioned(paper, around)


def _may_be_held(block: Block, numbers: set[str]) -> bool:
    """Whether paragraphs named here are likely the paper's own: it numbers them, and no law or other text is cited."""
    return len(numbers) >= 3 and not _CITES.search(block.text)


def _kind(word: str) -> str:
    word = word.lower()
    return word if word in ("table", "figure") else "annex"


def _there(paper: PaperText, around: Around) -> set[tuple[str, str]]:
    """What can be referred to: annexes by their label and title, and whatever a paragraph begins with."""
    found = set()
    for label, title in around.annexes:
        for match in _ENCLOSED.finditer(f"{label} {title}"):
            found.add((_kind(match[1]), match[2].lower()))
    for _, _, block in paper.blocks("paper", "annex"):
        if block.kind != "row" and (begins := _STARTS.match(block.text)):
            found.add((_kind(begins[1]), begins[2].lower()))
    return found


def _numbers(paper: PaperText) -> set[str]:
    """Numbers of paragraphs and headings, each with those above it."""
    found: set[str] = set()
    for _, _, block in paper.blocks("paper", "annex"):
        if block.kind != "row" and (match := _OWN_NUMBER.match(block.text)):
            steps = match[1].split(".")
            found |= {".".join(steps[: depth + 1]) for depth in range(len(steps))}
    return found


def _not_mentioned(paper: PaperText, around: Around) -> Iterator[Slip]:
    """An annex that neither cover sheet nor text leads to, by its label, its title, or as one of "the annexes"."""
    texts = [block.text for _, _, block in paper.blocks("cover sheet", "paper")]
    if not texts or not any(part.kind == "paper" and part.blocks for part in paper.parts):
        return
    whole = " ".join(texts)
    mentioned = {(_kind(match[1]), match[2].lower()) for match in _ENCLOSED.finditer(whole)}
    if re.search(r"\b(?:annexe?s|appendices)\b(?!\s+(?:\d|[A-H]\b))", whole, re.IGNORECASE):
        return
    if len(around.annexes) == 1 and _ANY_ANNEX.search(whole):
        return
    for label, title in around.annexes:
        named = {(_kind(match[1]), match[2].lower()) for match in _ENCLOSED.finditer(f"{label} {title}")}
        place = next((n for n, part in enumerate(paper.parts) if part.key == label), None)
        if place is None or named & mentioned or (plain(title) and plain(title) in plain(whole)):
            continue
        words = f"Nothing in the paper refers to {label}, “{title}”."
        spot = Spot(place, 0) if paper.parts[place].blocks else None
        yield Slip("annex.not_mentioned", words, spot, "R196", {"part": place})
