"""Paragraph numbers: counting on (1, a, i) and reading what an author typed (4.9.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_ROMAN_LABEL = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")

# "1.1 ", "4.9.1 " or "1.1. " at the start of a paragraph; the number has at least two parts.
DECIMAL = re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,5})\.?(?=\s)")
# A heading may also have one part: "2. Local context", "5 Challenges".
DECIMAL_HEADING = re.compile(r"(\d{1,3}(?:\.\d{1,3}){0,5})\.?(?=\s)")


def letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa."""
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text += sign
            number -= value
    return text


def is_roman(label: str) -> bool:
    return bool(label) and _ROMAN_LABEL.fullmatch(label) is not None


@dataclass
class Running:
    """Counters of running numbers: paragraphs over the whole text, letters in a paragraph, roman in a letter."""

    counts: list[int] = field(default_factory=lambda: [0, 0, 0])

    def level_of(self, label: str) -> int:
        """The level that a typed label such as a, h or iv is meant for, given what came before."""
        _, letter, small = self.counts
        if is_roman(label) and (small or len(label) > 1) and label == roman(small + 1):
            return 3
        if len(label) == 1 and label == letters(letter + 1):
            return 2
        return 3 if is_roman(label) else 2

    def next(self, level: int) -> tuple[str, str]:
        """Count on at a level (1 to 3): the label as shown ("a.") and the full number ("14.a")."""
        self.counts[level - 1] += 1
        self.counts[level:] = [0] * (3 - level)
        parts = [str(self.counts[0]), letters(self.counts[1]), roman(self.counts[2])][:level]
        return f"{parts[-1]}.", ".".join(part for part in parts if part)


def parts(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("."))


def follows(number: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Whether `number` may come next: 5.2.5, 5.2.4.1, 5.3, 5.3.1 or 6 after 5.2.4 (a heading may have no number)."""
    if number[:-1] == after and number[-1] == 1:
        return True
    for depth in range(1, len(after) + 1):
        stepped = (*after[: depth - 1], after[depth - 1] + 1)
        rest = number[depth:]
        if number[:depth] == stepped and all(part == 1 for part in rest) and (not rest or depth < len(after)):
            return True
    return False
