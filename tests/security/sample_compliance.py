"""The committee of the sample world whose compliance is looked at."""

from __future__ import annotations

from tests.security.samples import Samples


def add(s: Samples) -> None:
    s.addresses["meetings:compliance-detail", "slug"] = s.world.hill_board.slug
