"""One row of every kind in the small world, made by the real actions: what the sweep opens address by address.

Every confidential field carries a canary, so the same world serves the search for leaks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from delegation.actions import (
    add_entry,
    create_function,
    create_scheme,
    create_version,
)
from governance.actions.access import grant_role
from governance.actions.committees import create_committee_part
from governance.actions.icbs import create_cover_sheet_template, create_standing_orders
from governance.actions.organisations import create_organisation, record_succession
from governance.actions.places import create_place_authority
from governance.actions.posts import create_post
from governance.actions.seats import create_seat
from governance.actions.terms_of_reference import create_terms_of_reference
from governance.models import User
from meetings.models import AgendaItem, Meeting, Paper
from meetings.papers.actions.agenda import add_item
from meetings.papers.actions.exceptions import withhold_paper
from meetings.papers.actions.papers import add_paper
from meetings.papers.actions.writing import write_paper
from meetings.papers.cover_sheets import layout
from meetings.planning.actions.meetings import create_meeting
from membership.actions import appoint, arrange_deputy, create_person
from tests.fixtures.people import START, World

MEETING_DAY = date(2031, 5, 20)


@dataclass
class Samples:
    """Rows by the noun of their addresses, and the meeting that the sweep works on."""

    rows: dict[str, Any] = field(default_factory=dict)
    meeting: Meeting | None = None
    item: AgendaItem | None = None
    private_item: AgendaItem | None = None
    paper: Paper | None = None
    private_paper: Paper | None = None
    # What addresses take beside the key of a row: (route name or "*", parameter) → value.
    addresses: dict[tuple[str, str], Any] = field(default_factory=dict)

    def __getitem__(self, noun: str) -> Any:
        return self.rows[noun]


def structure(world: World, lead: User) -> dict[str, Any]:
    """Everything of the ground floor, entered by north's governance lead."""
    icb, board = world.north, world.hill_board
    council = create_organisation(
        icb=icb,
        by=lead,
        name="Hill Borough Council",
        slug="hill-borough-council",
        kind="local_authority",
        sector="local_government",
        effective_from=START,
    )
    trust = create_organisation(
        icb=icb, by=lead, name="Hill Trust", slug="hill-trust", kind="nhs_trust", sector="acute", effective_from=START
    )
    post = create_post(icb=icb, by=lead, title="Place Director", slug="hill-place-director", effective_from=START)
    seat = create_seat(
        committee=board, by=lead, title="Trust seat", category="member_organisation", effective_from=START
    )
    return {
        "organisation": council,
        "succession": record_succession(
            icb=icb, by=lead, kind="merger", date=date(2026, 4, 1), from_organisation=trust, to_organisation=council
        ),
        "place-authority": create_place_authority(place=world.hill, by=lead, authority=council, effective_from=START),
        "committee-part": create_committee_part(
            committee=board, by=lead, number=1, title="Partnership", effective_from=START
        ),
        "post": post,
        "seat": seat,
        "terms-of-reference": create_terms_of_reference(
            committee=board, by=lead, label="1.0", effective_from=START, quorum_state="not_set"
        ),
        "standing-orders": create_standing_orders(icb=icb, by=lead, effective_from=START),
        "cover-sheet-template": create_cover_sheet_template(icb=icb, by=lead, **layout("plain")),
        "place": world.hill,
        "committee": board,
        "icb": icb,
    }


def people_and_scheme(world: World, lead: User, rows: dict[str, Any]) -> None:
    icb = world.north
    person = create_person(
        icb=icb, by=lead, name="Wren Ashby", slug="wren-ashby", email="canary-contact@hill.example", phone="01632 canary"
    )
    other = create_person(icb=icb, by=lead, name="Rowan Tilley", slug="rowan-tilley")
    version = create_version(
        scheme=create_scheme(icb=icb, title="North scheme", by=lead), label="1.0", effective_from=START, by=lead
    )
    function = create_function(icb=icb, title="Discharge and flow", by=lead)
    rows |= {
        "person": person,
        "appointment": appoint(person=person, seat=rows["seat"], basis="nominated", effective_from=START, by=lead),
        "deputy": arrange_deputy(seat=rows["seat"], person=other, effective_from=START, by=lead),
        "scheme": version.scheme,
        "version": version,
        "function": function,
        "entry": add_entry(
            scheme_version=version,
            function=function,
            treatment="delegated",
            holder_committee=world.hill_board,
            source="Board paper, paragraph 5",
            effective_from=START,
            by=lead,
        ),
    }


def meeting(world: World, lead: User, samples: Samples) -> None:
    """A meeting in preparation: a public item with a paper, and a private one with canaries all over."""
    board = world.hill_board
    samples.meeting = create_meeting(
        icb=world.north,
        lead_committee=board,
        kind="public",
        by=lead,
        date=MEETING_DAY,
        starts_at=time(14),
        ends_at=time(16),
        title="Hill Partnership Board, 20 May 2031",
    )
    samples.item = add_item(meeting=samples.meeting, title="Discharge this winter", by=lead)
    samples.private_item = add_item(
        meeting=samples.meeting,
        title="canary-private-title",
        by=lead,
        openness="private",
        private_reason="commercial",
        title_is_private=True,
        lead="canary-private-lead",
        note="canary-private-note",
    )
    template = samples["cover-sheet-template"]
    samples.paper = add_paper(item=samples.item, title="Discharge plan", by=lead, template=template)
    write_paper(samples.paper, by=lead, body_markdown="The plan for the winter.")
    samples.private_paper = add_paper(
        item=samples.private_item, title="canary-private-paper", by=lead, template=template
    )
    write_paper(samples.private_paper, by=lead, body_markdown="canary-private-body")


def build(world: World, people: Callable[[str], User]) -> Samples:
    """The whole sample world. `people("conflicted")` is a member from whom the public paper is withheld."""
    lead = people("governance_lead")
    samples = Samples(structure(world, lead))
    people_and_scheme(world, lead, samples.rows)
    meeting(world, lead, samples)
    member = people("member")
    samples.rows["role"] = grant_role(
        user=people("nobody_yet"), role="chair", icb=world.north, committee=world.vale_board, by=lead, effective_from=START
    )
    conflicted = people("conflicted")
    someone = create_person(icb=world.north, by=lead, name="Ash Marlow", slug="ash-marlow", user=conflicted)
    withhold_paper(paper=samples.paper, person=someone, reason="Bids for the contract", by=lead)
    samples.rows["user"] = member
    return samples
