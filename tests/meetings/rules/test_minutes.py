"""What stands against minutes, their references and their content: no database."""

from __future__ import annotations

from datetime import date

import pytest

from meetings.record.rules import minutes as rules
from meetings.record.rules.minutes_content import (
    CLERK,
    DECISION,
    LIST,
    UNTOLD,
    Block,
    Part,
    content_of,
    read,
    same_words,
    with_corrections,
)
from meetings.record.rules.minutes_words import PATTERN, check_pattern, reference_of, year_words

TODAY, LATER, BEFORE = date(2026, 4, 1), date(2026, 4, 8), date(2026, 3, 31)
HEAD = {"status": "draft", "attendance": []}
SECRET = "CANARY-PRIVATE"


def drafted(**values) -> rules.Drafted:
    return rules.Drafted(**{"is_held": True, **values})


@pytest.mark.requirement("R182")
@pytest.mark.parametrize(
    ("told", "due", "code"),
    [
        (drafted(), LATER, "minutes.circulate"),
        (drafted(), TODAY, "minutes.circulate"),
        (drafted(is_held=False), LATER, "minutes.circulate.not_over"),
        (drafted(has_text=False), LATER, "minutes.circulate.empty"),
        (drafted(), None, "minutes.circulate.no_due_day"),
        (drafted(), BEFORE, "minutes.circulate.due_past"),
    ],
)
def test_minutes_go_out_after_the_meeting_with_a_day_for_comments(told, due, code) -> None:
    found = rules.check_circulate(told, comments_due=due, today=TODAY)
    assert (found.code, found.ok) == (code, code == "minutes.circulate")


def test_what_should_be_looked_at_stops_nothing() -> None:
    told = drafted(empty=("item 4", "item 5"), unruled=("item 2",), prepared=("item 3",), open_comments=1)
    assert [row.reason for row in rules.to_look_at(told)] == [
        "Nothing is written and nothing was recorded at item 4 and item 5.",
        "No ruling was recorded on the conflict at item 2.",
        "A decision was prepared and never recorded at item 3: it is not in the minutes.",
        "1 comment waits for an answer.",
    ]
    assert rules.to_look_at(drafted()) == ()


@pytest.mark.parametrize(
    ("state", "there", "due", "code"),
    [
        ("circulated", True, LATER, "minutes.comment"),
        ("circulated", True, TODAY, "minutes.comment"),
        ("circulated", True, BEFORE, "minutes.comment.too_late"),
        ("circulated", False, LATER, "minutes.comment.not_there"),
        ("writing", True, None, "minutes.comment.not_circulated"),
        ("approved", True, LATER, "minutes.comment.approved"),
    ],
)
def test_who_comments_and_until_when(state, there, due, code) -> None:
    assert rules.check_comment(state, was_there=there, comments_due=due, today=TODAY).code == code


AT = rules.AtApproval(has_item=True, has_begun=True, outcome="accepted", reference="HB-2026/04")
SILENT = rules.AtApproval(has_item=True, has_begun=True)


@pytest.mark.requirement("LP69")
@pytest.mark.parametrize(
    ("at", "given", "chair", "seen", "code"),
    [
        (AT, "", False, "a", "minutes.approve"),
        (AT, "", False, "b", "minutes.approve.changed"),
        (rules.AtApproval(False, False), "", True, "a", "minutes.approve.no_item"),
        (rules.AtApproval(True, False), "Agreed", True, "a", "minutes.approve.not_yet"),
        (rules.AtApproval(True, True, "refused", "HB-2026/04"), "", True, "a", "minutes.approve.refused"),
        (rules.AtApproval(True, True, "deferred", "HB-2026/04"), "", True, "a", "minutes.approve.refused"),
        (SILENT, " ", True, "a", "minutes.approve.no_decision"),
        (SILENT, "All agreed", False, "a", "minutes.approve.not_chair"),
        (SILENT, "All agreed", True, "a", "minutes.approve"),
    ],
)
def test_minutes_are_approved_by_a_decision_or_by_the_chair(at, given, chair, seen, code) -> None:
    found = rules.check_approve(at, words_given=given, is_chair=chair, seen=seen, stands="a")
    assert (found.code, found.ok) == (code, code == "minutes.approve")


def test_signed_once_and_mended_with_a_reason() -> None:
    assert rules.check_sign("circulated", signed_by="").code == "minutes.sign.not_approved"
    assert rules.check_sign("approved", signed_by="Ada").code == "minutes.sign.twice"
    assert rules.check_sign("approved", signed_by="").ok
    assert rules.check_mend("circulated", reason="x", differs=True).code == "minutes.mend.not_approved"
    assert rules.check_mend("approved", reason="x", differs=False).code == "minutes.mend.nothing"
    assert rules.check_mend("approved", reason="", differs=True).code == "minutes.mend.no_reason"
    assert rules.check_mend("approved", reason="A name", differs=True).ok
    assert rules.check_answer(taken=False, answer=" ").code == "minute_comment.no_reason"
    assert rules.check_answer(taken=True, answer="").ok


@pytest.mark.requirement("LP77")
@pytest.mark.parametrize(
    ("pattern", "reference"),
    [
        (PATTERN, "GBP/2223/001"),
        ("{prefix}-{item}-{year}", "GBP-3.1-2223"),
        ("Minute {number}", "Minute 1"),
    ],
)
def test_items_are_referred_to_by_the_pattern(pattern, reference) -> None:
    assert check_pattern(pattern).ok
    assert reference_of(pattern, prefix="GBP", day=date(2022, 4, 1), number=1, item="3.1") == reference


def test_a_pattern_that_would_name_two_items_alike_is_refused() -> None:
    assert check_pattern("{prefix}/{year}").code == "minutes.pattern.alike"
    assert check_pattern("{prefix.__class__}{number}").code == "minutes.pattern.unknown"
    assert [year_words(date(2022, 3, 31)), year_words(date(2100, 1, 1))] == ["2122", "9900"]


def content(text="We met.", private_text="", **more) -> dict:
    parts = [
        Part("a", "item", "The plan", "1", before=(Block(LIST, rows=(("Ada left.",),)),), public_text=text),
        Part("b", "item", SECRET, "2", is_private=True, title_is_private=True, public_text=f"{SECRET} said"),
        Part("c", "item", "Open", "3", public_text="Open.", private_text=private_text, **more),
    ]
    return content_of(HEAD, parts)


@pytest.mark.requirement("R193")
def test_nothing_private_is_in_the_public_part() -> None:
    hidden = Block(DECISION, "HB-1", SECRET, is_private=True)
    made = content(private_text=SECRET, after=(hidden,))
    assert SECRET not in repr(made["public"])
    assert [row["title"] for row in made["public"]["items"]] == ["The plan", UNTOLD, "Open"]
    plain = {row.key: row for row in read(made)}
    assert [block.text for block in plain["c"].blocks] == ["Open."]
    assert plain["b"].blocks == ()
    full = {row.key: row for row in read(made, private=["b", "c"])}
    assert full["b"].title == SECRET
    assert full["b"].shows_private
    assert [(block.text, block.is_private) for block in full["c"].blocks] == [
        ("Open.", False),
        (SECRET, True),
        (SECRET, True),
    ]
    assert not {row.key: row for row in read(made, private=["c"])}["b"].shows_private


@pytest.mark.requirement("LP78")
def test_corrections_are_itemised_public_and_private_apart() -> None:
    first, second = content(private_text="Old"), content("We met twice.", private_text="New")
    found = with_corrections(second, first)
    assert [
        (row["number"], row["what"], row["before"], row["after"]) for row in found["public"]["corrections"]
    ] == [("1", "text", "We met.", "We met twice.")]
    assert [row["after"] for row in found["private"]["items"]["c"]["corrections"]] == ["New"]
    assert found["private"]["items"]["b"]["corrections"] == []
    assert [row["what"] for row in read(found, private=["c"])[2].corrections] == ["text"]
    assert not same_words(first, second)
    assert same_words(second, found)


def test_what_the_record_says_otherwise_is_a_correction_too() -> None:
    made = content()
    later = content(after=(Block(DECISION, "HB-2", "Agreed.", rows=(("Outcome", "Accepted"),)),))
    found = with_corrections(later, made)["public"]["corrections"]
    assert [(row["what"], row["before"], row["after"]) for row in found] == [
        ("record", "", "HB-2\nAgreed.\nOutcome: Accepted")
    ]


def test_an_item_that_went_is_told() -> None:
    shorter = content_of(HEAD, [Part("a", "item", "The plan", "1", public_text="We met.")])
    found = with_corrections(shorter, content(private_text=SECRET))
    assert [(row["number"], row["after"]) for row in found["public"]["corrections"]] == [("1", ""), ("3", "")]
    assert SECRET not in repr(found["public"])


def test_the_source_of_each_block_is_kept() -> None:
    assert [block.source for block in read(content())[0].blocks] == ["record", CLERK]
