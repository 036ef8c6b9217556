"""A scheme with everything that a row can say, made by the real actions; what must not leave bears a canary."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from delegation.actions import add_entry, adopt_version, create_scheme, create_version, load_starter_functions
from delegation.models import Function, Scheme, SchemeEntry, SchemeVersion
from governance.foundation.audit import save_recorded
from governance.models import Post, User
from tests.fixtures.people import START, World

CANARY = "zqcanary"
TITLES = ("Urgent care", "Virtual wards", "Safeguarding", "Estates", "Communications", "Research")


@pytest.fixture
def officer(people: Callable[[str], User]) -> User:
    return people("governance_officer")


@pytest.fixture
def functions(people: Callable[[str], User]) -> dict[str, Function]:
    rows = [
        {"code": title.split()[0].lower(), "title": title, "group": "service_area", "source": "Paper"}
        for title in TITLES
    ]
    rows[1]["parent_code"] = "urgent"
    load_starter_functions(by=people("system_administrator"), rows=rows)
    return {function.code: function for function in Function.objects.all()}


@pytest.fixture
def finance_officer(world: World) -> Post:
    return save_recorded(
        Post(
            icb=world.north, title="Chief Finance Officer", slug="chief-finance-officer", effective_from=START
        ),
        by=None,
    )


@pytest.fixture
def scheme(world: World, officer: User) -> Scheme:
    return create_scheme(
        icb=world.north,
        title="Scheme of reservation and delegation",
        residual_clause="Everything else is reserved to the board.",
        by=officer,
    )


@pytest.fixture
def draft(scheme: Scheme, officer: User) -> SchemeVersion:
    return create_version(scheme=scheme, label="1.0", effective_from=START, note="The first one", by=officer)


@pytest.fixture
def add(draft: SchemeVersion, functions: dict[str, Function], officer: User) -> Callable[..., SchemeEntry]:
    """`add("urgent", "1.2", holder_committee=…)` adds a delegated row to the draft."""

    def act(code: str, reference: str, treatment: str = "delegated", **values: Any) -> SchemeEntry:
        given: dict[str, Any] = {
            "scheme_version": draft,
            "source": "Scheme 2020, page 4",
            "effective_from": START,
            "note": f"{CANARY} in the note",
            "origin_file": f"{CANARY}.xlsx",
            "by": officer,
        }
        return add_entry(
            function=functions[code], treatment=treatment, reference=reference, **(given | values)
        )

    return act


@pytest.fixture
def rich(
    world: World, draft: SchemeVersion, add: Callable[..., SchemeEntry], finance_officer: Post
) -> SchemeVersion:
    """A draft of seven rows under two headings and none."""
    board = add(
        "urgent",
        "1.9",
        theme="Commissioning",
        wording="Approve contracts for urgent care",
        holder_committee=world.hill_board,
        place=world.hill,
        conditions="Within the plan\nAfter advice of the clinical lead",
        exclusions="Closing a department",
        may_sub_delegate=True,
        responsibility="Decides",
        accountable="Chief executive",
        statutory_basis="NHS Act 2006, section 3",
        limits=[
            {"amount": 250_000, "basis": "per_decision", "vat": "excluding", "budget": "in_budget"},
            {"is_unlimited": True, "above": 250_000, "joint_post": finance_officer},
        ],
        delegators=[{"organisation": world.north.organisation, "scheme_reference": "SoRD 7"}],
        measures=[{"metric": "4-hour standard", "threshold": "78%", "off_track": "The board is told"}],
        budgets=[{"financial_year": "2020/21", "amount": 1_200_000, "virement_rule": "Within urgent care"}],
    )
    add(
        "virtual",
        "1.10",
        theme="Commissioning",
        wording="Set up virtual wards",
        holder_post=finance_officer,
        parent=board,
        place=world.hill,
        limits=[{"amount": 0}],
    )
    add("virtual", "1.11", theme="Commissioning", holder_committee=world.vale_board, verb="recommend")
    add("safeguarding", "2.1", "reserved", theme="=cmd|' /C calc'!A0", wording='=HYPERLINK("http://x")')
    add("estates", "2.2", "led_elsewhere", lead_body="Property company")
    add(
        "communications",
        "2.3",
        "undetermined",
        wording="+44 numbers and @names",
        effective_to=date(2021, 3, 31),
    )
    add("estates", "", "discussed_not_delegated", wording="A new hospital & <script>alert(1)</script>")
    return SchemeVersion.objects.select_related("scheme__icb__organisation").get(pk=draft.pk)


@pytest.fixture
def adopted(rich: SchemeVersion, officer: User) -> SchemeVersion:
    return adopt_version(
        rich, adopted_on=START, adopted_by="ICB Board, minute 7", effective_from=START, by=officer
    )
