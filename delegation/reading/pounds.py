"""One amount of pounds, as somebody types it into a question."""

from __future__ import annotations

from decimal import Decimal

from delegation.reading.amounts import find_amounts

LARGEST = Decimal(10) ** 12


def read_pounds(text: str) -> Decimal | None:
    """50000, £50,000, £50k, 1.2 million; None for nothing. Raises ValueError with a sentence for the reader."""
    typed = text.strip().lower()
    if not typed:
        return None
    found = find_amounts(typed, unit="£")
    whole = len(found) == 1 and not typed[: found[0].start].strip() and not typed[found[0].end :].strip()
    if not whole:
        raise ValueError("Enter one amount, for example 50000, £50k or £1.2 million.")
    if found[0].doubt:
        raise ValueError(f"{found[0].doubt} Write it in full.")
    if found[0].value >= LARGEST:
        raise ValueError("The amount is too large.")
    return found[0].value
