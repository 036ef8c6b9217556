"""A token in every confidential field, file and property: nobody finds one that is not theirs to read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.reports.conftest import CANARY
from tests.security.canaries import KINDS, PREFIX, plain_text
from tests.security.crawl import Reach, reach
from tests.security.visitors import Visitors

Reached = Callable[[str], Reach]
PDF = "application/pdf"
# What each of these people may not find; what they may is not asserted here, but in the table.
# What the other ICB's committee prepares for a meeting in common is that ICB's own.
NOT_THEIRS = tuple(kind for kind in KINDS if kind != "partner")
UNSEEN = {
    "nobody": KINDS,
    "system_administrator": KINDS,
    "nobody_invited": (
        "partner",
        "private",
        "withheld",
        "scheme",
        "contact",
        "decision",
        "internal",
        "interest",
    ),
    "nobody_of_hill": (
        "partner",
        "private",
        "withheld",
        "draft",
        "scheme",
        "contact",
        "decision",
        "interest",
    ),
    "paper_author": ("partner", "private", "withheld", "scheme", "contact", "interest"),
    # What these four read is looked at again below: one process should not have to read it twice.
    "member": ("partner", "draft", "scheme", "contact", "decision", "interest"),
    "conflicted": ("partner", "withheld", "draft", "scheme", "contact", "decision", "interest"),
    "governance_lead": ("partner",),
    "other_icb": NOT_THEIRS,
}


@pytest.fixture(scope="module")
def kept() -> dict[str, Reach]:
    return {}


@pytest.fixture
def reached(visitors: Visitors, kept: dict[str, Reach]) -> Reached:
    """All that a person can read; each is asked for once, because the world stays as it was built."""

    def of(role: str) -> Reach:
        if role not in kept:
            kept[role] = reach(visitors, role)
        return kept[role]

    return of


def told(found: Reach, tokens: set[str], visitors: Visitors) -> list[str]:
    """A line for each address that holds one of the tokens."""
    canaries = visitors.samples.canaries
    return [
        f"{url}: {sorted(held)}"
        for url, text in found.texts.items()
        if (held := canaries.found(text, tokens))
    ]


@pytest.mark.requirement("R193", "R195")
def test_the_public_finds_no_private_byte(visitors: Visitors, reached: Reached, caplog: Any) -> None:
    found = reached("anonymous")
    leaks = [url for url, text in found.texts.items() if PREFIX in plain_text(text)]
    assert not leaks, "\n".join(leaks)
    assert PREFIX not in plain_text(caplog.text)
    published = visitors.samples["publication"]
    assert f"/meetings/{published.slug}/" in found.texts
    assert 410 in found.refused.values()
    files = found.of_type(PDF)
    assert len(files) >= published.files.filter(media_type=PDF).count() > 1
    assert any("Winter plan" in text for text in files.values())


@pytest.mark.requirement("R9")
@pytest.mark.parametrize("role", UNSEEN)
def test_nobody_finds_what_is_not_theirs(visitors: Visitors, reached: Reached, role: str) -> None:
    found = reached(role)
    leaks = told(found, visitors.samples.canaries.of(*UNSEEN[role]), visitors)
    assert not leaks, "\n".join(leaks)
    assert len(found.texts) > 200


@pytest.mark.requirement("R9")
def test_recused_member_has_a_pack_without_the_paper(visitors: Visitors, reached: Reached) -> None:
    """What the others of the board read in theirs, so that the search above looks for something."""
    samples = visitors.samples
    withheld = samples.canaries.of("withheld")
    packs = {}
    for role in ("conflicted", "member"):
        found = reached(role)
        packs[role] = "\n".join(found.of_type(PDF).values())
        assert "Winter plan" in packs[role]
    assert samples.canaries.found(packs["member"], withheld) == withheld
    assert not samples.canaries.found(packs["conflicted"], withheld)


def test_every_token_is_where_somebody_may_read_it(visitors: Visitors, reached: Reached) -> None:
    """The governance lead finds all of them but those of the other ICB, whose own staff find these; the property and
    the name of an uploaded file reach nobody."""
    found = reached("governance_lead")
    canaries = visitors.samples.canaries
    seen = {token for text in found.texts.values() for token in canaries.found(text)}
    assert seen == canaries.of(*NOT_THEIRS)
    theirs = {token for text in reached("other_icb").texts.values() for token in canaries.found(text)}
    assert theirs == canaries.of("partner")
    assert not [url for url, text in found.of_type(PDF).items() if f"{CANARY}property" in plain_text(text)]
