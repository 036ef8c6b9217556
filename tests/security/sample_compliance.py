"""The committee of the sample world whose compliance is looked at, and a review that it is still writing."""

from __future__ import annotations

from datetime import date

from meetings.record.actions.reviews import start_review, write_review
from tests.security.samples import Samples

FIRST, LAST = date(2024, 4, 1), date(2025, 3, 31)


def add(s: Samples) -> None:
    board = s.world.hill_board
    review = start_review(committee=board, first=FIRST, last=LAST, by=s.lead)
    write_review(
        review,
        answers={"debate": s.canary("draft", "reviewanswer")},
        recommendations=s.canary("draft", "reviewrecommendation"),
        by=s.lead,
    )
    for route in ("compliance-detail", "effectiveness-detail", "effectiveness-start"):
        s.addresses[f"meetings:{route}", "slug"] = board.slug
    for verb in ("write", "agree", "abandon"):
        s.addresses[f"meetings:effectiveness-{verb}", "public_id"] = review.public_id
    s.addresses["reports:effectiveness-file", "slug"] = board.slug
    s.addresses["reports:effectiveness-file", "form"] = "xlsx"
