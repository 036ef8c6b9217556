"""What interests add to other pages: a person's own, a committee's extract, and what waits for a review."""

from __future__ import annotations

from typing import Any

from governance.foundation import words
from governance.foundation.screens import Action, Ask, Column, Link, Panel
from governance.foundation.screens.dashboard import Block, Item
from governance.selectors.procedure import rules_of_procedure
from membership.interests.presenters import NO_POLICY, extract_columns, interest_columns, portal_link
from membership.interests.selectors.interests import interests_of, judged, to_review
from membership.interests.selectors.policy import policy_on
from membership.interests.selectors.register import register_rows
from membership.interests.selectors.rights import may_declare

SHOWN = 5


def of_person(row: Any, ask: Ask) -> list[Panel]:
    """What the person has declared, for those who may read it; nothing is said to others."""
    rows = interests_of(ask.user, row, rights_on=ask.today)
    may = may_declare(ask.user, row, on=ask.today)
    if not rows and not may.ok:
        return []
    add = Action("Declare an interest", ask.link("membership:interest-create", person=row.pk), may)
    note = "Past ones too, whatever the day."
    if policy_on(row.icb_id, on=ask.on) is None:
        note = f"{note} {NO_POLICY}"
    told = judged(rows, icb=row.icb_id, on=ask.on)
    return [
        Panel(
            "Interests", interest_columns(ask), told, empty="Nothing is declared.", actions=(add,), note=note
        )
    ]


def of_committee(row: Any, ask: Ask) -> list[Panel]:
    """The register's extract for the members and deputies of that day, and the outside portal (R174)."""
    rows = register_rows(row, on=ask.on, viewer=ask.user, rights_on=ask.today)
    whole = Action("Open as a register", ask.link("membership:interest-list", committee=row.pk))
    note = "Of those who sit or deputise here on this day, as far as you may read them."
    policy = policy_on(row.icb_id, on=ask.on)
    if policy is None:
        note = f"{note} {NO_POLICY}"
    columns = extract_columns(ask)
    panels = [
        Panel(
            "Interests of members",
            columns,
            rows,
            empty="Nobody sits here on this day.",
            actions=(whole,),
            note=note,
        )
    ]
    portal = _portal(row, policy, ask)
    if portal:
        column = Column("Declarations are made at", lambda link: link)
        panels.append(Panel("Outside portal", (column,), [portal], empty=""))
    return panels


def _portal(committee: Any, policy: Any, ask: Ask) -> Link | str | None:
    """The portal of the committee's own terms of reference, else of the policy."""
    own = rules_of_procedure(committee, on=ask.on)["conflicts_portal"].value
    return Link(str(own), str(own)) if own else portal_link(policy)


def to_look_at(ask: Ask) -> list[Block]:
    """Lines on the first page for whoever reviews: what is declared and not looked at yet."""
    if ask.icb is None:
        return []
    waiting = list(to_review(ask.user, ask.icb, rights_on=ask.today))
    if not waiting:
        return []
    items = tuple(
        Item(
            Link(str(row), ask.link("membership:interest-detail", row.pk)),
            note=f"declared {words.day(row.declared_on)}",
        )
        for row in waiting[:SHOWN]
    )
    more = Link(
        f"Every interest to look at ({len(waiting)})",
        ask.link("membership:interest-list", state="declared", when="all"),
    )
    return [Block("Interests to look at", items, "", more, order=35)]
