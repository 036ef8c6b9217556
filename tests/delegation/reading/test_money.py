"""Money as schemes write it, one case a line: what is read, and what is said to be in doubt (LP103)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delegation.reading.money import Money, read_money

PLAIN = [
    # said, state, amount, above, further terms
    ("£50k", "amount", 50_000, None, {}),
    ("up to £1m", "amount", 1_000_000, None, {}),
    ("Up to and including £50,000", "amount", 50_000, None, {}),
    ("£1,250,000.00", "amount", 1_250_000, None, {}),
    ("£1.250m", "amount", 1_250_000, None, {}),
    ("£1 000", "amount", 1_000, None, {}),
    ("50,000", "amount", 50_000, None, {}),
    ("£2.5bn", "amount", 2_500_000_000, None, {}),
    ("£50k*", "amount", 50_000, None, {}),
    ("£50k [2]", "amount", 50_000, None, {}),
    ("> £250,000", "unlimited", None, 250_000, {}),
    ("over £500k", "unlimited", None, 500_000, {}),
    ("in excess of £1m", "unlimited", None, 1_000_000, {}),
    ("£1m+", "unlimited", None, 1_000_000, {}),
    ("£250–500k", "amount", 500_000, 250_000, {}),
    ("£10k to £20k", "amount", 20_000, 10_000, {}),
    ("between £10,000 and £20,000", "amount", 20_000, 10_000, {}),
    ("over £10k up to £20k", "amount", 20_000, 10_000, {}),
    ("£10k but not exceeding £20k", "amount", 20_000, 10_000, {}),
    ("n/a", "not_applicable", None, None, {}),
    ("Not applicable", "not_applicable", None, None, {}),
    ("nil", "nil", 0, None, {}),
    ("£0", "nil", 0, None, {}),
    ("no limit", "unlimited", None, None, {}),
    ("Unlimited", "unlimited", None, None, {}),
    ("without a ceiling for each decision", "unlimited", None, None, {"basis": "per_decision"}),
    ("over £250,000 excluding VAT", "unlimited", None, 250_000, {"vat": "excluding"}),
    ("", "silent", None, None, {}),
    ("–", "silent", None, None, {}),
    ("£1.5 million incl. VAT", "amount", 1_500_000, None, {"vat": "including"}),
    ("£25k (ex VAT)", "amount", 25_000, None, {"vat": "excluding"}),
    ("£50,000 per annum", "amount", 50_000, None, {"basis": "per_year"}),
    ("£50k p.a.", "amount", 50_000, None, {"basis": "per_year"}),
    ("£50k for each contract", "amount", 50_000, None, {"basis": "per_decision"}),
    ("£50k cumulatively", "amount", 50_000, None, {"basis": "cumulative"}),
    ("£20k within budget", "amount", 20_000, None, {"budget": "in_budget"}),
    ("£20k (unbudgeted)", "amount", 20_000, None, {"budget": "outside_budget"}),
    (
        "£100k jointly with the Chief Finance Officer",
        "amount",
        100_000,
        None,
        {"joint_with": "Chief Finance Officer"},
    ),
]

IN_DOUBT = [
    ("50", ("£50", "£50,000")),
    ("1,5m", ("£1,500,000", "£15,000,000")),
    ("£1.000", ("£1,000", "£1")),
    ("£1,50,000", ("£1,50,000",)),
    ("£250 – £500k", ("£250 to £500,000", "£250,000 to £500,000")),
    ("none", ("nil", "no limit", "n/a")),
    ("£10k and £20k for IT", ("£10,000", "£20,000")),
    ("Capital: £50k\nRevenue: £100k", ("£50,000", "£100,000")),
    ("5% of the budget", ()),
    ("€50k", ()),
    ("As agreed by the CFO", ()),
    ("£500k to £250k", ()),
]


@pytest.mark.requirement("LP103", "LP104")
@pytest.mark.parametrize(("said", "state", "amount", "above", "terms"), PLAIN, ids=[row[0] for row in PLAIN])
def test_plain_money(
    said: str, state: str, amount: int | None, above: int | None, terms: dict[str, str]
) -> None:
    money = read_money(said)
    assert (money.state, money.amount, money.above) == (state, amount, above)
    assert money.doubt == ""
    for name in ("vat", "basis", "budget", "joint_with"):
        assert getattr(money, name) == terms.get(name, "")


@pytest.mark.parametrize(("said", "readings"), IN_DOUBT, ids=[row[0] for row in IN_DOUBT])
def test_what_can_be_read_twice_is_said_to_be_in_doubt(said: str, readings: tuple[str, ...]) -> None:
    money = read_money(said)
    assert money.doubt
    if said != "£1,50,000":
        assert money.readings == readings


def test_a_heading_may_say_the_unit() -> None:
    assert read_money("50", unit="£000").amount == 50_000
    assert read_money("50", unit="£").amount == 50
    assert not read_money("50", unit="£").doubt


@given(st.integers(min_value=1_000, max_value=999_999_999))
def test_every_amount_written_out_is_read_back(pounds: int) -> None:
    assert read_money(f"£{pounds:,}") == Money(f"£{pounds:,}", "amount", Decimal(pounds))
    assert read_money(f"up to £{pounds:,} incl. VAT").amount == pounds


@given(st.text(max_size=60))
def test_no_text_makes_it_fall_over_or_guess(text: str) -> None:
    """Whatever stands in a cell, the answer is an amount, a known word, or a doubt."""
    money = read_money(text)
    assert money.state != "unread" or money.doubt
    if money.state == "amount":
        assert money.amount is not None
        assert any(letter.isdigit() for letter in text)
