"""Comparing two versions of 400 rows, against a plain line diff of the same rows as text.

Half of the rows differ in a word or an amount, a tenth are gone, a tenth are new, and every key is another. Rounds
alternate and the median round counts. Ratios hold, seconds do not.
"""

from __future__ import annotations

import difflib
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

ROWS, ROUNDS = 400, 9


def main(arguments: Sequence[str] = ()) -> None:
    """Prints the ratios."""
    from delegation.rules.compare import CHANGED, FIELDS, compare
    from governance.foundation.text.redline import redline

    small, large = versions(ROWS // 4), versions(ROWS)
    text = [[" | ".join(read(row) for _, _, read in FIELDS) for row in side] for side in large]

    def marked(sides: tuple[list[Any], list[Any]]) -> None:
        for change in compare(*sides):
            if change.kind == CHANGED:
                for field in change.fields:
                    redline(field.before, field.after)

    times = medians(
        {
            "compare": lambda: compare(*large),
            "marked": lambda: marked(large),
            "quarter": lambda: compare(*small),
            "lines": lambda: list(difflib.ndiff(*text)),
        }
    )
    print(
        f"two versions of {ROWS} rows, against a line diff of the same text: {times['compare'] / times['lines']:.3f}×"
    )
    print(
        f"the same with every changed word marked, against the line diff: {times['marked'] / times['lines']:.3f}×"
    )
    print(
        f"{ROWS} rows against {ROWS // 4}: {times['compare'] / times['quarter']:.1f}× for four times the rows"
    )


def medians(works: dict[str, Callable[[], Any]]) -> dict[str, float]:
    found: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            started = time.process_time()
            work()
            found[name].append(time.process_time() - started)
    return {name: statistics.median(rounds) for name, rounds in found.items()}


def versions(number: int) -> tuple[list[Any], list[Any]]:
    from delegation.rules.facts import EntryFacts, HolderFacts, Limit
    from governance.foundation.periods import Period

    def row(n: int) -> EntryFacts:
        return EntryFacts(
            key=n,
            function=n % 80,
            function_title=f"Function {n % 80}",
            place=n % 7 or None,
            place_name=f"Place {n % 7}" if n % 7 else "",
            treatment="delegated",
            treatment_words="Delegated",
            period=Period(date(2022, 7, 1)),
            source=f"Scheme, section {n % 12}, row {n}",
            holder=HolderFacts("committee", n % 9, f"Committee {n % 9}"),
            limits=(Limit(Decimal(1000 * n + 1000), "per_decision", "for each decision"),),
            conditions=("Reports each quarter to the Board", "Within the policies of the ICB"),
            reference=f"R{n}",
            wording=f"Approve contracts and variations of service {n} within the plan for the year",
        )

    before = [row(n) for n in range(number)]
    kept = [each for each in before if each.key % 10]
    after = [
        replace(each, key=each.key + 10_000, wording=each.wording.replace("variations", "extensions"))
        if each.key % 2
        else replace(each, key=each.key + 10_000)
        for each in kept
    ]
    return before, after + [row(number + n) for n in range(number // 10)]


if __name__ == "__main__":
    main()
