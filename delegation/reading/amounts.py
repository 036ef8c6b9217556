"""Single amounts inside a text: "£50k", "1.5 million", "£1,250,000.00", and those that can be read twice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

SCALES = {
    "k": 1_000,
    "thousand": 1_000,
    "000s": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "million": 1_000_000,
    "mill": 1_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
}
_FOUND = re.compile(
    r"(?P<sign>£|\bgbp)?\s*(?<![\w.,])(?P<number>\d(?:[\d,.]|(?<=\d) (?=\d{3}\b))*)\s*"
    r"(?P<scale>k|m|mn|mill|million|bn|billion|thousand|000s)?(?![a-z0-9])"
)
_PLAIN = re.compile(r"\d+(?:\.\d{1,2})?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?")
_SCALED = re.compile(r"\d+(?:\.\d+)?")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_SMALL = 1_000


@dataclass(frozen=True)
class Amount:
    """Pounds, where it stands in the text, and its doubt. `is_odd`: its digits themselves are unusual."""

    value: Decimal
    start: int
    end: int
    has_sign: bool
    scale: int
    doubt: str = ""
    readings: tuple[str, ...] = ()
    is_odd: bool = False


def find_amounts(low: str, *, unit: str = "") -> list[Amount]:
    """Every amount in a text in small letters, from left to right."""
    return [_amount(match, unit) for match in _FOUND.finditer(low)]


def _amount(match: re.Match[str], unit: str) -> Amount:
    number = match["number"].rstrip(".,").replace(" ", ",")
    scale = SCALES.get(match["scale"] or "", 1)
    if scale == 1 and unit == "£000":
        scale = 1_000
    words = f"{match['sign'] or ''}{match['number'].rstrip('.,')}{match['scale'] or ''}"
    value, others = _value(number, is_scaled=scale > 1)
    readings = tuple(f"£{each * scale:,.2f}".removesuffix(".00") for each in others)
    doubt = f"“{words}” can be read as {' or '.join(readings)}." if others else ""
    has_sign = bool(match["sign"]) or bool(unit)
    if not doubt and not has_sign and scale == 1 and 0 < value < _SMALL:
        readings = (f"£{value:,}", f"£{value * 1000:,}")
        doubt = f"“{words}” does not say whether it is pounds or thousands: {readings[0]} or {readings[1]}."
    return Amount(
        value * scale, match.start(), match.end(), bool(match["sign"]), scale, doubt, readings, bool(others)
    )


def _value(number: str, *, is_scaled: bool) -> tuple[Decimal, tuple[Decimal, ...]]:
    """The number, and how else it can be read: continental decimals and thousands are in doubt."""
    if _PLAIN.fullmatch(number) or _GROUPED.fullmatch(number) or (is_scaled and _SCALED.fullmatch(number)):
        return Decimal(number.replace(",", "")), ()
    digits = Decimal(re.sub(r"[.,]", "", number))
    if _POINTS.fullmatch(number):
        return digits, (digits, Decimal(number) if number.count(".") == 1 else digits / 100)
    whole, _, part = number.replace(".", ",").rpartition(",")
    as_decimal = Decimal(f"{re.sub(r'[.,]', '', whole)}.{part}")
    return as_decimal, (as_decimal, digits)
