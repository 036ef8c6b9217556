"""A paper on its route against a slow oracle: random histories of submitting, signing, changing, sending back."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from meetings.papers.rules.signatures import (
    CLOSING,
    LATER,
    NOT_NEEDED,
    SIGNED,
    STANDS,
    WAITING,
    Absence,
    Hand,
    Step,
    carried,
    check_return,
    check_same_content,
    check_signature,
    check_stand_in,
    check_still_open,
    is_complete,
    states,
)


def step(title: str, position: int, **values: object) -> Step:
    return Step(title, title, position, **values)  # type: ignore[arg-type]


@pytest.mark.requirement("R63")
@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([step("a", 1), step("b", 2)], [WAITING, LATER]),
        ([step("a", 1, signed="x"), step("b", 2)], [SIGNED, WAITING]),
        ([step("a", 1, signed="old"), step("b", 2)], [WAITING, LATER]),
        ([step("a", 1, signed="x"), step("b", 2), step("c", 2)], [SIGNED, WAITING, WAITING]),
        ([step("a", 1, signed="x"), step("b", 2, signed="x"), step("c", 2)], [SIGNED, SIGNED, WAITING]),
        ([step("a", 1, is_needed=False), step("b", 2)], [NOT_NEEDED, WAITING]),
        ([step("a", 1, signed="x"), step("b", 2, is_needed=False)], [SIGNED, NOT_NEEDED]),
        # A later signature that stands does not let an earlier open step pass.
        ([step("a", 1), step("b", 2, signed="x")], [WAITING, SIGNED]),
    ],
)
def test_the_first_open_place_waits(steps: list[Step], expected: list[str]) -> None:
    assert list(states(steps, "x")) == expected
    assert is_complete(steps, "x") is (not {WAITING, LATER} & set(expected))


def test_a_route_on_which_nothing_is_needed_signs_nothing_off() -> None:
    assert not is_complete([step("a", 1, is_needed=False)], "x")
    assert not is_complete([], "x")


def test_a_signature_stands_only_for_the_same_content_and_the_same_person() -> None:
    before = [step("a", 1, signed="x"), step("b", 2, signed="x"), step("c", 3)]
    assert carried(before, [step("a", 1), step("b", 2), step("c", 3)], "x") == {0: STANDS, 1: STANDS}
    assert carried(before, [step("a", 1), step("c", 2)], "y") == {0: "changed"}
    assert carried(before, [Step("a", "other", 1), step("c", 2)], "x") == {0: "another"}
    assert carried(before, [step("a", 1), step("b", 1)], "x") == {0: CLOSING, 1: CLOSING}
    assert carried(before, [step("a", 1), step("b", 2)], "x") == {0: STANDS, 1: CLOSING}
    assert carried(before, [step("a", 1, is_needed=False), step("c", 2)], "x") == {}


MINE = Hand("Finance", WAITING, "Ann Other", may=True)


@pytest.mark.requirement("R63")
@pytest.mark.parametrize(
    ("hands", "signs", "returns", "words"),
    [
        ([MINE], "route.may_sign", "route.may_send_back", ""),
        (
            [replace(MINE, is_author=True)],
            "route.own_paper",
            "route.may_send_back",
            "an author of this paper",
        ),
        (
            [replace(MINE, signed="Sponsor")],
            "route.same_person",
            "route.may_send_back",
            "You signed “Sponsor”, and “Finance” is signed by another person",
        ),
        (
            [replace(MINE, is_author=True), replace(MINE, title="Legal")],
            "route.may_sign",
            "route.may_send_back",
            "",
        ),
        (
            [replace(MINE, may=False)],
            "route.not_a_signer",
            "route.not_a_signer",
            "It waits with Finance: Ann Other.",
        ),
        (
            [replace(MINE, may=False), Hand("Secretariat", LATER, "", may=True)],
            "route.not_yet",
            "route.not_yet",
            "Your turn comes after that.",
        ),
        (
            [Hand("Sponsor", SIGNED, "", may=True), replace(MINE, may=False)],
            "route.signed_before",
            "route.signed_before",
            "This step is signed.",
        ),
    ],
)
def test_who_may_not_sign_is_told_why(hands: list[Hand], signs: str, returns: str, words: str) -> None:
    assert (check_signature(hands).code, check_return(hands).code) == (signs, returns)
    assert words in check_signature(hands).reason


def test_what_changed_meanwhile_is_not_signed() -> None:
    assert check_same_content("x", "x").ok
    assert check_same_content("x", "y").code == "route.changed"
    skipped = {"Legal": "private", "Finance": "financial_impact"}
    assert check_still_open(skipped, is_private=False).ok
    assert check_still_open({"Finance": "financial_impact"}, is_private=True).ok
    refused = check_still_open(skipped, is_private=True)
    assert (refused.code, "private papers need Legal" in refused.reason) == ("route.private_now", True)


@pytest.mark.parametrize(
    ("substitute", "facts", "code"),
    [
        (2, {}, "stand_in.may"),
        (1, {}, "stand_in.oneself"),
        (2, {"has_account": False}, "stand_in.no_account"),
        (2, {"holds_right": False}, "stand_in.no_right"),
        (2, {"is_away": True}, "stand_in.away"),
    ],
)
def test_who_may_stand_in(substitute: int, facts: dict[str, bool], code: str) -> None:
    given = {"holds_right": True, "is_away": False, "has_account": True} | facts
    assert check_stand_in(Absence(1, substitute), substitute="Ben Stand", **given).code == code


@dataclass
class Entry:
    """What the oracle writes down of each signature: the whole of what was signed, for whom, at which step."""

    title: str
    key: str
    text: str


ROUTE = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(1, 2), st.booleans()),
    min_size=1,
    max_size=4,
    unique_by=lambda row: row[0],
).map(lambda rows: sorted(rows, key=lambda row: row[1]))


class PaperOnItsRoute(RuleBasedStateMachine):
    """The oracle keeps every signature with the text it was given for, and looks through all of them."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.state = "first", "draft"
        self.before: list[Step] = []
        self.steps: list[Step] = []
        self.book: list[Entry] = []
        self.acts_at_submission = 0

    @precondition(lambda self: self.state == "draft")
    @rule(text=st.sampled_from(["first", "second", "third"]))
    def write(self, text: str) -> None:
        self.text = text

    @precondition(lambda self: self.state == "draft")
    @rule(route=ROUTE, who=st.sampled_from(["ann", "ben"]))
    def submit(self, route: list[tuple[str, int, bool]], who: str) -> None:
        now = [Step(title, f"{title}:{who}", position, needed) for title, position, needed in route]
        if not any(one.is_needed for one in now):
            return
        found = carried(self.before, now, self.text)
        self.steps = [
            replace(one, signed=self.text) if found.get(place) == STANDS else one
            for place, one in enumerate(now)
        ]
        self.state = "submitted"
        self.acts_at_submission = len(self.book)

    @precondition(lambda self: self.state == "submitted")
    @rule(choice=st.integers(0, 5))
    def sign(self, choice: int) -> None:
        waiting = [place for place, state in enumerate(states(self.steps, self.text)) if state == WAITING]
        place = waiting[choice % len(waiting)]
        one = self.steps[place]
        # Nothing that stands before it in the order is open.
        assert all(
            self.in_book(other) for other in self.steps if other.is_needed and other.position < one.position
        )
        self.steps[place] = replace(one, signed=self.text)
        self.book.append(Entry(one.title, one.key, self.text))
        if is_complete(self.steps, self.text):
            self.state = "signed_off"

    @precondition(lambda self: self.state == "submitted")
    @rule()
    def send_back(self) -> None:
        self.state, self.before = "draft", self.steps

    @precondition(lambda self: self.state == "signed_off")
    @rule()
    def revise(self) -> None:
        """A new version: nothing that was signed before stands for it."""
        self.state, self.before, self.book = "draft", [], []

    def in_book(self, one: Step) -> bool:
        return any(
            (entry.title, entry.key, entry.text) == (one.title, one.key, self.text) for entry in self.book
        )

    @invariant()
    def a_signature_stands_for_nothing_else(self) -> None:
        if self.state != "draft":
            for one, state in zip(self.steps, states(self.steps, self.text), strict=True):
                assert state != SIGNED or self.in_book(one)

    @invariant()
    def nothing_is_signed_off_with_a_step_open(self) -> None:
        if self.state == "signed_off":
            assert all(self.in_book(one) for one in self.steps if one.is_needed)
            assert len(self.book) > self.acts_at_submission  # by an act, not by being submitted

    @invariant()
    def a_submitted_paper_waits_with_somebody(self) -> None:
        if self.state == "submitted":
            assert WAITING in states(self.steps, self.text)


TestPaperOnItsRoute = PaperOnItsRoute.TestCase
TestPaperOnItsRoute.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
