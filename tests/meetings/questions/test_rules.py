"""What is offered, what is in time, and what is kept: truth tables without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from governance.enums import LateQuestions, QuestionsTaken
from governance.foundation.bank_holidays import ENGLAND_AND_WALES
from governance.rules.procedure import Parameter
from meetings.enums import QuestionCourse
from meetings.lifecycles import ANSWER_LIFECYCLE, QUESTION_LIFECYCLE
from meetings.questions.rules import answers, defence, grounds, keeping, moderation, names, offering
from meetings.questions.rules.settings import FORUM, NAMES, YES_OR_NO, Occasion, Settings, settings_from

CLOSES = datetime(2026, 3, 20, 14, 0, tzinfo=UTC)
OPEN = Occasion("issued", is_public=True, is_over=False, has_forum=True, closes_at=CLOSES)
NEL = Settings(
    taken="public",
    slot=15,
    each=3,
    per_person=2,
    per_meeting=5,
    most_words=100,
    keep_days=30,
    answer_days=30,
    petitions="yes",
    signatures=50,
)


@pytest.mark.requirement("R185", "LP57")
@pytest.mark.parametrize(
    ("kind", "settings", "occasion", "code"),
    [
        ("question", NEL, OPEN, "question.offered"),
        ("petition", NEL, OPEN, "question.offered"),
        ("question", replace(NEL, taken="forum"), OPEN, "question.offered"),
        ("question", replace(NEL, taken="forum"), replace(OPEN, has_forum=False), "question.no_forum"),
        ("question", replace(NEL, taken="no"), OPEN, "question.not_taken"),
        ("question", Settings(), OPEN, "question.not_set"),
        ("petition", Settings(), OPEN, "petition.not_set"),
        ("petition", replace(NEL, petitions="no"), OPEN, "petition.not_taken"),
        ("petition", replace(NEL, taken="no"), OPEN, "question.offered"),
        ("question", replace(NEL, keep_days=None), OPEN, "question.keeping_not_set"),
        ("question", NEL, replace(OPEN, closes_at=None), "question.closing_not_set"),
        (
            "question",
            NEL,
            replace(OPEN, closes_at=None, why_unknown="The date is to be confirmed."),
            "question.closing_not_known",
        ),
        ("question", NEL, replace(OPEN, is_public=False), "question.not_public"),
        ("question", NEL, replace(OPEN, is_over=True), "question.meeting_over"),
        ("question", NEL, replace(OPEN, state="held"), "question.meeting_over"),
        ("question", NEL, replace(OPEN, state="cancelled"), "question.meeting_cancelled"),
    ],
)
def test_the_form_is_open_only_where_everything_is_set(
    kind: str, settings: Settings, occasion: Occasion, code: str
) -> None:
    outcome = offering.check_offered(kind, settings, occasion)
    assert outcome.code == code
    assert outcome.ok or outcome.reason.endswith(".")


@pytest.mark.requirement("LP58")
@pytest.mark.parametrize(
    ("late", "moment", "code", "course"),
    [
        ("", CLOSES, "question.in_time", "meeting"),
        ("", CLOSES + timedelta(seconds=59), "question.in_time", "meeting"),
        ("", CLOSES + timedelta(minutes=1), "question.too_late", None),
        ("refused", CLOSES + timedelta(hours=1), "question.too_late", None),
        ("written", CLOSES + timedelta(hours=1), "question.late", "written"),
        ("next_meeting", CLOSES + timedelta(hours=1), "question.late", "next_meeting"),
    ],
)
def test_the_last_minute_counts_and_the_next_one_is_late(
    late: str, moment: datetime, code: str, course: str | None
) -> None:
    outcome = offering.check_in_time(replace(NEL, late=late), CLOSES, moment)
    assert (outcome.code, outcome.details.get("course")) == (code, course)


@pytest.mark.requirement("LP57")
def test_limits_hold_at_their_edge_and_are_none_where_they_are_not_set() -> None:
    assert offering.check_length("word " * 100, NEL).ok
    assert offering.check_length("word " * 101, NEL).code == "question.too_long"
    assert offering.check_person(1, NEL).ok
    assert offering.check_person(2, NEL).code == "question.enough_of_person"
    assert offering.check_room(4, NEL).ok
    assert offering.check_room(5, NEL).code == "question.meeting_full"
    assert offering.check_signatures(50, NEL).ok
    assert offering.check_signatures(49, NEL).code == "petition.too_few"
    about = replace(NEL, about_agenda=True)
    assert offering.check_item(is_chosen=False, settings=about).code == "question.not_on_agenda"
    unset = Settings()
    assert all(
        outcome.ok
        for outcome in (
            offering.check_length("word " * 5000, unset),
            offering.check_person(99, unset),
            offering.check_room(99, unset),
            offering.check_signatures(1, unset),
            offering.check_item(is_chosen=False, settings=unset),
        )
    )


@pytest.mark.requirement("R176")
def test_the_slot_is_told_in_minutes_and_an_overrun_is_to_look_at() -> None:
    assert offering.slot_words(7, NEL) == "7 accepted, about 21 of 15 minutes"
    assert offering.slot_words(7, replace(NEL, each=None)) == "7 accepted for 15 minutes"
    assert offering.slot_words(7, Settings()) == "7 accepted"
    assert offering.check_slot(5, NEL).ok
    assert offering.check_slot(6, NEL).code == "question.slot_overrun"
    assert offering.left_words(3, NEL) == "This meeting takes 5 questions; 2 can still be asked."


def parameters(**values: object) -> dict[str, Parameter]:
    known = [*NAMES.values(), *YES_OR_NO.values(), FORUM]
    return {name: Parameter(name, values.get(name), "clause 4" if name in values else "") for name in known}


def test_settings_that_are_not_set_stay_unset_and_the_forum_gives_its_time() -> None:
    unset = settings_from(parameters())
    assert unset == Settings()
    said = settings_from(parameters(public_forum_minutes=60, questions_per_person=0))
    assert (said.slot, said.per_person, said.sources["slot"]) == (60, 0, "clause 4")
    assert settings_from(parameters(public_forum_minutes=60, question_slot_minutes=15)).slot == 15


def test_every_choice_of_the_settings_is_known_to_the_rules() -> None:
    for taken in QuestionsTaken.values:
        assert offering.check_offered("question", replace(NEL, taken=taken), OPEN).code != "question.not_set"
    for late in LateQuestions.values:
        asked = offering.check_in_time(replace(NEL, late=late), CLOSES, CLOSES + timedelta(days=1))
        assert asked.ok == (late != "refused")
        assert not asked.ok or asked.details["course"] in QuestionCourse.values


@pytest.mark.parametrize(
    ("choice", "name", "organisation", "shown"),
    [
        ("name", "Ada Hill", "", "Ada Hill"),
        ("name", "Ada Hill", "Hill Street Patients", "Ada Hill, Hill Street Patients"),
        ("initials", "Ada Jean-Hill", "Hill Street Patients", "A. J. H."),
        ("initials", "«»", "", "A resident"),
        ("resident", "Ada Hill", "Hill Street Patients", "A resident"),
    ],
)
def test_a_questioner_is_named_as_they_agreed(choice: str, name: str, organisation: str, shown: str) -> None:
    assert names.shown_name(choice, name, organisation) == shown


def test_machines_are_told_by_trap_pace_and_tries() -> None:
    now = CLOSES
    assert defence.check_trap("").ok
    assert defence.check_trap("http://x").code == "form.trap_filled"
    assert defence.check_pace(now - timedelta(seconds=2), now).code == "form.too_fast"
    assert defence.check_pace(now - timedelta(seconds=3), now).ok
    assert defence.check_pace(now - timedelta(hours=13), now).code == "form.stale"
    assert defence.check_pace(None, now).code == "form.stale"
    for what, most in defence.TRIES.items():
        assert defence.check_tries(most, what).ok
        assert defence.check_tries(most + 1, what).code == f"form.too_often_{what}"


@pytest.mark.parametrize(
    ("state", "meeting", "keep", "last"),
    [
        ("received", date(2026, 3, 26), 30, date(2026, 3, 8)),
        ("refused", date(2026, 3, 26), 30, date(2026, 4, 25)),
        ("accepted", date(2026, 3, 26), 0, date(2026, 3, 26)),
        ("accepted", None, 30, date(2026, 3, 31)),
        ("accepted", date(2026, 3, 26), None, None),
    ],
)
def test_details_are_kept_for_the_days_that_are_set(
    state: str, meeting: date | None, keep: int | None, last: date | None
) -> None:
    found = keeping.last_day_kept(state=state, sent_on=date(2026, 3, 1), meeting_day=meeting, keep_days=keep)
    assert found == last
    if last is not None:
        assert not keeping.check_over(last, today=last).ok
        assert keeping.check_over(last, today=last + timedelta(days=1)).ok


def test_an_answer_is_due_by_the_settings_and_told_before_and_after() -> None:
    day = date(2026, 3, 26)
    assert answers.answer_due(day, NEL, ENGLAND_AND_WALES) == date(2026, 4, 25)
    working = replace(NEL, answer_days=5, answer_count="working")
    assert answers.answer_due(day, working, ENGLAND_AND_WALES) == date(2026, 4, 2)
    assert answers.answer_due(day, Settings(), ENGLAND_AND_WALES) is None
    assert answers.answer_due(None, NEL, ENGLAND_AND_WALES) is None
    states = {n: answers.due_state(day + timedelta(n), is_signed=False, today=day) for n in (-1, 0, 3, 4)}
    assert states == {-1: "late", 0: "soon", 3: "soon", 4: "ahead"}
    assert answers.due_state(None, is_signed=False, today=day) == "open"
    assert answers.due_state(day, is_signed=True, today=day) == "done"


@pytest.mark.requirement("LP57")
def test_the_ready_set_has_the_six_grounds() -> None:
    assert len(grounds.READY) == len({ground.title for ground in grounds.READY}) == 6


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({}, "question.merge"),
        ({"same": True}, "question.merge_unfit"),
        ({"same_meeting": False}, "question.merge_unfit"),
        ({"same_kind": False}, "question.merge_unfit"),
        ({"other_state": "refused"}, "question.merge_unfit"),
        ({"has_merged": True}, "question.merge_has_others"),
    ],
)
def test_two_of_one_kind_and_meeting_are_taken_together(values: dict[str, object], code: str) -> None:
    given: dict[str, object] = {
        "same": False,
        "same_meeting": True,
        "same_kind": True,
        "other_state": "accepted",
        "has_merged": False,
    }
    assert moderation.check_merge(**(given | values)).code == code  # type: ignore[arg-type]


def test_every_state_of_a_question_can_be_reached_and_refusals_name_it() -> None:
    targets = {move.target for move in QUESTION_LIFECYCLE.transitions} | {QUESTION_LIFECYCLE.initial}
    assert targets == set(QUESTION_LIFECYCLE.states)
    assert QUESTION_LIFECYCLE.check("received", "accept").code == "question.accept.wrong_state"
    assert ANSWER_LIFECYCLE.check("signed_off", "edit").code == "answer.edit.wrong_state"
