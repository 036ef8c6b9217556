"""Matching a folder of 300 files to 120 papers, against the same matching with Python's own comparison of texts.

Names as people send them: a third by number, a third by title, the rest with words turned round, left out or wrong.
Rounds alternate and the median round counts. Ratios hold, seconds do not. The share of files that are matched rightly
is printed too.
"""

from __future__ import annotations

import difflib
import random
from collections.abc import Sequence
from typing import Any
from unittest.mock import patch

from benchmarks.comparison import medians

FILES, PAPERS = 300, 120
SLOW = 20  # of them, as many as the slow way does in a second
WORDS = (
    *(
        "winter",
        "plan",
        "beds",
        "discharge",
        "community",
        "mental",
        "health",
        "primary",
        "care",
        "dental",
        "finance",
    ),
    *(
        "quality",
        "safety",
        "workforce",
        "estates",
        "digital",
        "inequality",
        "prevention",
        "children",
        "maternity",
    ),
    *(
        "cancer",
        "stroke",
        "diabetes",
        "ambulance",
        "urgent",
        "elective",
        "audit",
        "assurance",
        "risk",
        "strategy",
    ),
    *(
        "delivery",
        "contract",
        "review",
        "annual",
        "report",
        "update",
        "framework",
        "partnership",
        "neighbourhood",
    ),
)


class Ratio:
    """The two likenesses by difflib, for the comparison."""

    @staticmethod
    def token_sort_ratio(one: str, other: str) -> float:
        return (
            100 * difflib.SequenceMatcher(None, *(" ".join(sorted(t.split())) for t in (one, other))).ratio()
        )

    @classmethod
    def token_set_ratio(cls, one: str, other: str) -> float:
        left, right = set(one.split()), set(other.split())
        both = " ".join(sorted(left & right))
        return max(
            100 * difflib.SequenceMatcher(None, a, b).ratio()
            for a, b in (
                (both, f"{both} {' '.join(sorted(left - right))}".strip()),
                (both, f"{both} {' '.join(sorted(right - left))}".strip()),
            )
        )


def main(arguments: Sequence[str] = ()) -> None:
    """Prints the ratio and the shares."""
    from meetings.papers.rules import filing

    slots, files, right = folder()

    few = files[:SLOW]

    def by_difflib() -> Any:
        with patch.object(filing, "fuzz", Ratio):
            return filing.match_files(few, slots)

    times = medians({"ours": lambda: filing.match_files(few, slots), "difflib": by_difflib})
    found = filing.match_files(files, slots)
    rightly = sum(match.slot == right[match.file] for match in found)
    sure = [match for match in found if match.confidence >= 85]
    wrong = sum(match.slot != right[match.file] for match in sure)
    print(f"files to {PAPERS} papers, against difflib: {times['ours'] / times['difflib']:.3f}×")
    print(f"matched rightly: {rightly / FILES:.0%}; of the {len(sure)} called sure, {wrong} wrongly")


def folder() -> tuple[list[Any], list[Any], dict[Any, Any]]:
    """Papers, files, and which paper each file is."""
    from meetings.papers.rules.filing import NamedFile, Slot

    choose = random.Random(26)
    titles = [" ".join(choose.sample(WORDS, choose.randint(3, 6))) for _ in range(PAPERS)]
    slots = [Slot(n, str(n), (title,)) for n, title in enumerate(titles, 1)]
    files, right = [], {}
    for number in range(FILES):
        slot = choose.choice(slots)
        words = slot.titles[0].split()
        kind = number % 3
        if kind == 0:
            name = f"{slot.number:0>2} - {' '.join(words[:3])} v{number % 4}.pdf"
        elif kind == 1:
            name = f"{'_'.join(words).title()} FINAL.docx"
        else:
            choose.shuffle(words)
            name = f"2026-03-26 {' '.join(words[: max(2, len(words) - 1)])}.pdf"
        files.append(NamedFile(number, name))
        right[number] = slot.key
    return slots, files, right


if __name__ == "__main__":
    main()
