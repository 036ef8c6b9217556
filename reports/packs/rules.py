"""When a pack may be built: pure functions over plain facts."""

from __future__ import annotations

from collections.abc import Iterable

from governance.foundation.outcome import Outcome, met, not_met


def check_audience_fits(audience: str, *, is_held_in_public: bool, has_private: bool) -> Outcome:
    """A private meeting has no public pack, and a meeting wholly in public no private one (R193)."""
    if audience == "public" and not is_held_in_public:
        return not_met(
            "pack.not_public", "This meeting is not held in public, so it has no public pack.", clause="R193"
        )
    if audience == "private" and not has_private:
        return not_met("pack.nothing_private", "Nothing at this meeting is taken in private.", clause="R193")
    return met("pack.audience_fits", clause="R193")


def check_supplement_fits(audience: str, *, has_rows: bool) -> Outcome:
    """A supplement has a pack for an audience that reads something of it."""
    if has_rows:
        return met("pack.supplement_fits", clause="R140")
    words = {
        "public": "Nothing in this supplement is public.",
        "private": "Nothing in this supplement is taken in private.",
    }
    return not_met(
        "pack.nothing_in_supplement", words.get(audience, "This supplement holds nothing any more."), "R193"
    )


def check_complete(problems: Iterable[Outcome]) -> Outcome:
    """An incomplete pack is refused with the list of what is missing."""
    lines = [problem.reason for problem in problems]
    if not lines:
        return met("pack.complete")
    count = f"{len(lines)} thing{'s' if len(lines) > 1 else ''}"
    return not_met(
        "pack.incomplete", f"The pack cannot be built yet: {count} to settle first.", problems=lines
    )
