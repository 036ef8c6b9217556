"""Truth tables of the ground floor's rules."""

from __future__ import annotations

from datetime import date

import pytest

from governance.enums import GovernanceForm
from governance.rules.access import check_first_lead
from governance.rules.committees import check_form_allowed, status_on
from governance.rules.facts import AuthorityShare, ProcedureFacts
from governance.rules.places import is_coterminous
from governance.rules.procedure import is_unset, resolve

WHOLE, PART = True, False


@pytest.mark.requirement("R67", "R13")
@pytest.mark.parametrize(
    ("shares", "ok", "reason"),
    [
        pytest.param((), False, "No local authority is aligned with it, so this cannot be said.", id="none"),
        pytest.param((("Vale Council", WHOLE, ()),), True, "Coterminous with Vale Council.", id="one"),
        pytest.param(
            (("East", WHOLE, ()), ("Mid", WHOLE, ()), ("West", WHOLE, ())),
            True,
            "Coterminous with East, Mid and West.",
            id="three-unitaries",
        ),
        pytest.param(
            (("East", WHOLE, ()), ("County", PART, ())),
            False,
            "Not coterminous: only part of County lies in it.",
            id="part-of-a-county",
        ),
        pytest.param(
            (("County", WHOLE, ("North Place",)),),
            False,
            "Not coterminous: County is aligned with North Place as well.",
            id="claimed-twice",
        ),
    ],
)
def test_coterminosity_is_computed(shares, ok, reason):
    outcome = is_coterminous([AuthorityShare(*share) for share in shares])
    assert (outcome.ok, outcome.reason, outcome.clause) == (ok, reason, "R67")


@pytest.mark.requirement("R147", "R89")
@pytest.mark.parametrize(
    ("form", "kind", "allowed", "ok"),
    [
        ("joint_committee", "place_partnership", ["committee", "joint_committee"], True),
        ("lead_provider", "place_partnership", ["committee", "joint_committee"], False),
        ("lead_provider", "place_partnership", [], True),  # none named means all
        ("statutory_board", "board", ["committee"], True),  # the law gives boards their form
    ],
)
def test_icb_narrows_the_forms_of_its_partnerships(form, kind, allowed, ok):
    outcome = check_form_allowed(form, kind=kind, allowed=allowed)
    assert outcome.ok is ok
    assert ok or outcome.details["field"] == "form"


@pytest.mark.requirement("R87", "R89")
def test_the_five_forms_have_codes_apart_from_numbers():
    five = {"consultative_forum", "committee", "individual_executives", "joint_committee", "lead_provider"}
    assert five <= set(GovernanceForm.values)
    assert not any(character.isdigit() for form in five for character in form)


@pytest.mark.requirement("R109")
@pytest.mark.parametrize(
    ("status", "established_on", "on", "expected"),
    [
        ("established", date(2022, 7, 1), date(2022, 6, 30), "shadow"),
        ("established", date(2022, 7, 1), date(2022, 7, 1), "established"),
        ("established", None, date(2000, 1, 1), "established"),
        ("shadow", date(2022, 7, 1), date(2023, 1, 1), "shadow"),  # nobody has said that it was established
        ("closed", date(2022, 7, 1), date(2021, 1, 1), "closed"),
    ],
)
def test_status_by_day(status, established_on, on, expected):
    assert status_on(status, established_on, on=on) == expected


TERMS = "terms of reference, 1.0"
ORDERS = "Standing orders"


def facts(source, **values):
    return ProcedureFacts(source, values)


@pytest.mark.requirement("LP31", "R172")
@pytest.mark.parametrize(
    ("own", "inherited", "name", "value", "source", "is_inherited"),
    [
        pytest.param(
            {"casting_vote": "none"},
            {"casting_vote": "second"},
            "casting_vote",
            "none",
            TERMS,
            False,
            id="own",
        ),
        pytest.param(
            {"casting_vote": ""},
            {"casting_vote": "second"},
            "casting_vote",
            "second",
            ORDERS,
            True,
            id="inherited",
        ),
        pytest.param({}, {}, "casting_vote", None, "", False, id="not-set"),
        pytest.param(None, {"notice_days": 3}, "notice_days", 3, ORDERS, True, id="no-terms"),
        pytest.param(
            {"notice_days": 0}, {"notice_days": 3}, "notice_days", 0, TERMS, False, id="zero-is-a-value"
        ),
        pytest.param(
            {"chair_succession": []}, None, "chair_succession", None, "", False, id="empty-list-is-unset"
        ),
        pytest.param(
            {"quorum_state": "not_set"},
            {"quorum_state": "number", "quorum_number": 7},
            "quorum_state",
            "not_set",
            TERMS,
            False,
            id="quorum-left-to-the-committee",
        ),
        pytest.param(
            {"quorum_state": "not_set"},
            {"quorum_state": "number", "quorum_number": 7},
            "quorum_number",
            None,
            "",
            False,
            id="its-number-is-not-inherited",
        ),
        pytest.param(
            {"quorum_state": "fraction", "quorum_fraction": "1/3"},
            {"quorum_state": "number", "quorum_number": 7},
            "quorum_number",
            None,
            "",
            False,
            id="a-share-brings-no-number",
        ),
        pytest.param(
            {"quorum_state": ""},
            {"quorum_state": "number", "quorum_number": 7},
            "quorum_number",
            7,
            ORDERS,
            True,
            id="whole-quorum-inherited",
        ),
        pytest.param(
            {"quorum_state": "", "quorum_number": 3},
            {"quorum_state": "number", "quorum_number": 7},
            "quorum_number",
            7,
            ORDERS,
            True,
            id="a-number-without-state-is-no-rule",
        ),
    ],
)
def test_parameter_and_its_source(own, inherited, name, value, source, is_inherited):
    found = resolve(
        [name],
        own=None if own is None else facts(TERMS, **own),
        inherited=None if inherited is None else facts(ORDERS, **inherited),
    )[name]
    assert (found.value, found.source, found.is_inherited, found.is_set) == (
        value,
        source,
        is_inherited,
        bool(source),
    )


@pytest.mark.parametrize(
    ("value", "unset"), [("", True), (None, True), ([], True), (0, False), ("no", False)]
)
def test_unset_is_not_zero(value, unset):
    assert is_unset(value) is unset


@pytest.mark.parametrize("has_lead", [True, False])
def test_administrator_names_the_first_lead_only(has_lead):
    assert check_first_lead(has_lead=has_lead).ok is not has_lead
