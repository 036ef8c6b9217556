"""Checking a pack of some 400 pages for slips, against laying the same pages out once.

A pack is laid out anyway; what its check adds is reading the words of the pages and the rules over them. Papers that
did not change are neither read nor checked again, so that a changed paper costs a share of this. Ratios hold, seconds
do not.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from datetime import date, timedelta

from benchmarks.pack_content import papers


def main(arguments: Sequence[str] = ()) -> None:
    """Prints pages, the ratios, and how the rules grow with the pages."""
    from governance.foundation.files.words import words_of_pdf
    from reports.checking.reading.html import blocks_of_html
    from reports.checking.reading.places import Places
    from reports.checking.rules.every import check_text
    from reports.checking.rules.facts import Around, Body, Known, PaperText, PartText
    from reports.pdf.parts import PreparedPart
    from reports.pdf.render import RenderRequest, render_parts

    parser = argparse.ArgumentParser()
    parser.add_argument("--papers", type=int, default=27)
    asked = parser.parse_args(list(arguments))
    around = Around(
        meeting_day=date(2026, 3, 26),
        meeting_days=tuple(date(2026, 3, 26) + timedelta(28 * n) for n in range(13)),
        meets=("Hillside Strategic Board",),
        bodies=tuple(
            Body((f"{name} Care Trust {n}",)) for n in range(40) for name in ("Hill", "Moor", "Vale", "Fen")
        ),
        people=tuple(Known(f"Person{n} Surname{n % 50}") for n in range(300)),
    )
    written = papers(asked.papers)
    started = time.perf_counter()
    parts = render_parts([RenderRequest(html, title) for title, html in written])
    laying_out = time.perf_counter() - started
    made = [part for part in parts if isinstance(part, PreparedPart)]

    started = time.perf_counter()
    pages = [[text.split("\n") for text in words_of_pdf(part.pdf)] for part in made]
    reading = time.perf_counter() - started

    def check(of: Sequence[tuple[str, str]]) -> float:
        begun = time.perf_counter()
        for (title, html), lines in zip(of, pages, strict=False):
            paper = PaperText((PartText("text", "paper", title, blocks_of_html(html)),))
            places = Places(lines)
            begins = places.of_blocks(paper.parts[0].blocks)
            for slip in check_text(paper, around):
                if slip.spot:
                    places.find(paper.at(slip.spot), slip.spot, begins[slip.spot.block])
        return time.perf_counter() - begun

    half, whole = check(written[: len(written) // 2]), check(written)
    count = sum(part.pages for part in made)
    print(f"{count} pages; reading their words, against laying them out: {reading / laying_out:.2f}×")
    print(
        f"every rule and place, against laying out: {whole / laying_out:.2f}×; twice the pages: {whole / half:.1f}×"
    )


if __name__ == "__main__":
    main()
