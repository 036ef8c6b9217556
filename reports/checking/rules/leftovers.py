"""What was to be taken out before anybody reads it: placeholders, words written twice, abbreviations never expanded."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reports.checking.rules.dates import MONTHS
from reports.checking.rules.facts import Around, PaperText, Slip, Spot

_PLACEHOLDER = re.compile(
    r"\[(?:insert|enter|add|name|date|title|amount|figure|xx+|tbc|tbd|author|committee|please)\b[^\]]{0,80}\]"
    r"|<<[^<>]{1,60}>>|\blorem ipsum\b|\bX{2,}\b(?!\s*(?:century|L\b))|\bxx{2,}\b|\?{3,}|(?<!\w)_{5,}(?!\w)"
    r"|\bclick (?:or tap )?here to enter\b|\bdd/mm/yyyy\b|\bDD Month YYYY\b|\binsert (?:text|name|date|title) here\b"
    r"|\bto be (?:inserted|completed|written|added)\s+(?:here|by the author)\b|\byour text here\b",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[IVXLC]+")
_ROMAN_XX = re.compile(r"^(?:XX|XXX)$")
_TBC = re.compile(r"\b(?:TBC|TBD|TBA)\b")
_NEAR_A_DATE = re.compile(
    rf"\b(?:{'|'.join(MONTHS)}|{'|'.join(month[:3] for month in MONTHS)}|date|20\d\d)\b", re.IGNORECASE
)
_TWICE = re.compile(r"(?<![\w-])([A-Za-z]{2,})\s+(?=[a-z])(?i:\1)(?![\w-])")
_MAY_REPEAT = frozenset(("had", "that", "very", "is", "do", "so", "bye", "no"))
_ABBREVIATION = re.compile(r"(?<![\w/.@#&-])(?<!\d )([A-Z][A-Z&]{1,5})(?:s|’s|'s)?(?![\w@/&-]|\.\w)")
_EXPLAINED = re.compile(r"\(\s*(?:the\s+|“|\"|')?([A-Z][A-Z&]{1,6})s?\s*(?:”|\"|'|\)|,|;|\s)")
_EXPLAINS = re.compile(r"\b([A-Z][A-Z&]{1,6})s?\s*\(\s*[A-Za-z][a-z]")
# Known to every reader, or no abbreviation at all.
COMMON = frozenset(
    ("NHS", "UK", "GP", "GPS", "UKHSA", "CEO", "EU", "PDF", "HR", "IT", "AI", "OK", "TV", "AM", "PM",
     "BBC", "US", "USA", "HM", "MP", "MPS", "VAT", "ID", "UN", "DNA", "HIV", "COVID", "LGBT", "BMA",
     "RCN", "CQC", "NICE", "QR", "SMS", "FAQ", "URL", "CSV", "BST", "GMT", "AOB", "AGM", "CV", "NOTE",
     "TOTAL", "YES", "NO", "BUT", "AND", "NOT", "ALL", "NB", "RAG", "DIY", "PC", "ISBN", "ONS", "ODS",
     "GDPR", "FOI",
     "TBC", "TBD", "TBA")
)  # fmt: skip


def check_placeholders(paper: PaperText) -> Iterator[Slip]:
    for part, number, block in paper.blocks():
        if block.kind == "heading" and len(block.text) <= 3:
            continue
        for match in _PLACEHOLDER.finditer(block.text):
            if _ROMAN_XX.match(match[0]) and re.search(r"[IVX]+$", block.text[: match.start()].strip()):
                continue
            words = f"“{match[0]}” was to be filled in or taken out."
            yield Slip("word.placeholder", words, Spot(part, number, match.start(), match.end()), "R196")
        for match in _TBC.finditer(block.text):
            near = block.text[max(0, match.start() - 40) : match.end() + 25]
            if "[" + match[0] + "]" in near or _NEAR_A_DATE.search(near):
                continue  # in brackets it is a placeholder; a date may be to be confirmed (R178)
            words = f"“{match[0]}”: is it still to be confirmed when the paper goes out?"
            yield Slip("word.to_be_confirmed", words, Spot(part, number, match.start(), match.end()), "R196")


def check_twice(paper: PaperText) -> Iterator[Slip]:
    for part, number, block in paper.blocks():
        for match in _TWICE.finditer(block.text):
            if match[1].lower() not in _MAY_REPEAT:
                words = f"“{match[0]}”: the word stands there twice."
                yield Slip("word.twice", words, Spot(part, number, match.start(), match.end()), "R196")


def check_abbreviations(paper: PaperText, around: Around) -> Iterator[Slip]:
    """Abbreviations used more than once that no sentence of the paper writes out: one note for them all (R54)."""
    explained: set[str] = set()
    used: Counter[str] = Counter()
    first: dict[str, Spot] = {}
    initials: set[str] = set()
    for part, number, block in paper.blocks():
        explained |= {match[1] for match in _EXPLAINED.finditer(block.text)}
        explained |= {match[1] for match in _EXPLAINS.finditer(block.text)}
        initials |= _initials(block.text)
        if block.text.isupper():
            continue
        for match in _ABBREVIATION.finditer(block.text):
            used[match[1]] += 1
            first.setdefault(match[1], Spot(part, number, match.start(), match.end()))
    known = explained | COMMON | around.abbreviations | initials
    left = [
        word for word, times in used.items() if times > 1 and word not in known and not _ROMAN.fullmatch(word)
    ]
    if left:
        words = f"Not written out anywhere in the paper: {', '.join(sorted(left))}."
        spot = min((first[word] for word in left), key=lambda each: (each.part, each.block))
        yield Slip("abbreviation.not_expanded", words, spot, "R54")


def _initials(text: str) -> set[str]:
    """The first letters of runs of capitalised words: "Place-based Partnership Board" explains PPB."""
    found: set[str] = set()
    for run in re.finditer(r"[A-Z][\w’'-]*(?:[\s-]+(?:(?:and|of|for|the)\s+)?[A-Z][\w’'-]*){1,6}", text):
        letters = [word if word.isupper() else word[0] for word in re.findall(r"[A-Z][\w’']*", run[0])]
        for start in range(len(letters)):
            for end in range(start + 2, len(letters) + 1):
                found.add("".join(letters[start:end]))
    return found
