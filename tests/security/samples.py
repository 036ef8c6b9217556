"""One row of every kind in the small world, made by the real actions: what the sweep opens address by address.

Every confidential field carries a canary, so the same world serves the search for leaks.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import docx

from delegation.actions import add_entry, adopt_version, create_function, create_scheme, create_version
from delegation.actions.agreements import create_agreement, create_availability_rule
from delegation.actions.catalogue import create_function_alias
from delegation.actions.operating import create_operating_model
from governance.actions.access import grant_role
from governance.actions.committees import create_committee_part
from governance.actions.files import Upload
from governance.actions.forms import create_form_appraisal, create_form_step
from governance.actions.icbs import create_cover_sheet_template, create_standing_orders
from governance.actions.maturity import create_step_request, submit_step_request
from governance.actions.organisations import create_organisation, record_succession
from governance.actions.places import create_place_authority
from governance.actions.posts import create_post
from governance.actions.seats import create_seat
from governance.actions.terms_of_reference import create_terms_of_reference
from governance.models import User
from meetings.papers.cover_sheets import layout
from membership.composition.actions.composition import create_composition_rule
from membership.people.actions import appoint, arrange_deputy, create_person, employ
from tests.fixtures.people import START, World
from tests.security.canaries import Canaries

People = Callable[[str], User]


@dataclass
class Samples:
    """Rows by the noun of their addresses.

    `addresses` is what addresses take beside the key of a row: (row of the table, its route, "app:*" or "*";
    parameter) → value. `fields` are what a POST carries where an empty one would say nothing.
    """

    world: World
    people: People
    canaries: Canaries = field(default_factory=Canaries)
    rows: dict[str, Any] = field(default_factory=dict)
    addresses: dict[tuple[str, str], Any] = field(default_factory=dict)

    def __getitem__(self, noun: str) -> Any:
        return self.rows[noun]

    def canary(self, kind: str, name: str) -> str:
        return self.canaries.word(kind, name)

    @property
    def lead(self) -> User:
        return self.people("governance_lead")


def structure(s: Samples) -> None:
    """Everything of the ground floor, entered by north's governance lead."""
    icb, board, lead = s.world.north, s.world.hill_board, s.lead
    council = create_organisation(
        icb=icb,
        by=lead,
        name="Hill Borough Council",
        slug="hill-borough-council",
        kind="local_authority",
        sector="local_government",
        effective_from=START,
        reason=s.canary("internal", "organisationreason"),
    )
    trust = create_organisation(
        icb=icb,
        by=lead,
        name="Hill Trust",
        slug="hill-trust",
        kind="nhs_trust",
        sector="acute",
        effective_from=START,
    )
    s.rows |= {
        "icb": icb,
        "place": s.world.hill,
        "committee": board,
        "organisation": council,
        "succession": record_succession(
            icb=icb,
            by=lead,
            kind="merger",
            date=date(2026, 4, 1),
            from_organisation=trust,
            to_organisation=council,
        ),
        "place-authority": create_place_authority(
            place=s.world.hill, by=lead, authority=council, effective_from=START
        ),
        "committee-part": create_committee_part(
            committee=board, by=lead, number=1, title="Partnership", effective_from=START
        ),
        "post": create_post(
            icb=icb, by=lead, title="Place Director", slug="hill-place-director", effective_from=START
        ),
        "seat": create_seat(
            committee=board,
            by=lead,
            title="Trust seat",
            category="member_organisation",
            effective_from=START,
            reason=s.canary("internal", "seatreason"),
        ),
        "terms-of-reference": create_terms_of_reference(
            committee=board, by=lead, label="1.0", effective_from=START, quorum_state="not_set"
        ),
        "standing-orders": create_standing_orders(icb=icb, by=lead, effective_from=START),
        "cover-sheet-template": create_cover_sheet_template(icb=icb, by=lead, **layout("plain")),
        "user": s.people("member"),
        "role": grant_role(
            user=s.people("nobody_of_hill"),
            role="chair",
            icb=icb,
            committee=s.world.vale_board,
            by=lead,
            effective_from=START,
        ),
    }


def forms_of_governance(s: Samples) -> None:
    """The journey of the board's form, an appraisal of options, and requests for a next step."""
    board, lead = s.world.hill_board, s.lead
    s.rows["form-step"] = create_form_step(
        committee=board,
        form="committee",
        effective_from=START,
        note=s.canary("internal", "formstepnote"),
        by=lead,
    )
    s.rows["form-appraisal"] = create_form_appraisal(
        icb=s.world.north,
        committee=board,
        title="Options for the hill",
        options=[{"label": "A", "form": "committee"}],
        source="Board paper, paragraph 3",
        note=s.canary("internal", "appraisalofformsnote"),
        by=lead,
    )
    asked = {"committee": board, "kind": "delegation", "by": lead, "evidence": [{"says": "Outcomes met"}]}
    s.rows["step-request"] = create_step_request(**asked, wanted=s.canary("internal", "steprequestwanted"))
    waiting = create_step_request(**asked, wanted="Prescribing")
    waiting = submit_step_request(waiting, by=lead)
    for act in ("edit", "sign-off"):
        s.addresses[f"governance:step-request-{act}@submitted", "pk"] = waiting.pk


def _letter(words: str) -> bytes:
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph(words)
    made.save(out)
    return out.getvalue()


def people_of_the_board(s: Samples) -> None:
    icb, lead = s.world.north, s.lead
    s.rows["person"] = person = create_person(
        icb=icb,
        by=lead,
        name="Wren Ashby",
        slug="wren-ashby",
        email=f"{s.canary('contact', 'email')}@hill.example",
        phone=s.canary("contact", "phone"),
        reason=s.canary("internal", "personreason"),
    )
    other = create_person(icb=icb, by=lead, name="Rowan Tilley", slug="rowan-tilley")
    s.rows["employment"] = employ(
        person=person, organisation=s["organisation"], job_title="Director", effective_from=START, by=lead
    )
    s.rows["appointment"] = appoint(
        person=person,
        seat=s["seat"],
        basis="nominated",
        effective_from=START,
        note=s.canary("internal", "appointmentnote"),
        letter=Upload("letter.docx", _letter(s.canary("internal", "letterofnomination"))),
        by=lead,
    )
    s.rows["deputy"] = arrange_deputy(seat=s["seat"], person=other, effective_from=START, by=lead)
    s.rows["recused"] = create_person(
        icb=icb, by=lead, name="Ash Marlow", slug="ash-marlow", user=s.people("conflicted")
    )


def rules_of_the_board(s: Samples) -> None:
    """A rule whose seat does not exist yet, so that there is something to make."""
    s.rows["composition"] = s.world.hill_board
    s.rows["composition-rule"] = create_composition_rule(
        icb=s.world.north,
        by=s.lead,
        committee=s.world.hill_board,
        seat_title="Finance lead",
        category="executive",
        clause="Terms of reference, 18(g)",
        note=s.canary("internal", "membershiprulenote"),
        effective_from=START,
    )


def schemes(s: Samples) -> None:
    """One version in force; one draft, which only those who keep the scheme may see."""
    icb, lead = s.world.north, s.lead
    s.rows["scheme"] = scheme = create_scheme(icb=icb, title="North scheme", by=lead)
    s.rows["function"] = function = create_function(icb=icb, title="Discharge and flow", by=lead)

    def entry(version: Any, **values: Any) -> Any:
        return add_entry(
            scheme_version=version,
            function=function,
            treatment="delegated",
            holder_committee=s.world.hill_board,
            source="Board paper, paragraph 5",
            effective_from=START,
            by=lead,
            **values,
        )

    adopted = create_version(scheme=scheme, label="1.0", effective_from=START, by=lead)
    kept = {"note": s.canary("internal", "entrynote"), "reason": s.canary("internal", "entryreason")}
    s.rows["adopted-entry"] = entry(adopted, **kept)
    s.rows["adopted-version"] = adopt_version(
        adopted, adopted_on=START, adopted_by="The board", effective_from=START, by=lead
    )
    s.rows["version"] = draft = create_version(
        scheme=scheme,
        label="2.0",
        effective_from=date(2031, 4, 1),
        note=s.canary("scheme", "versionnote"),
        by=lead,
    )
    s.rows["entry"] = entry(draft, conditions=s.canary("scheme", "entryconditions"))
    s.rows["function-alias"] = create_function_alias(
        icb=icb, function=function, text="Getting people home", by=lead
    )
    s.rows["agreement"] = create_agreement(
        icb=icb,
        kind="mou",
        title="Memorandum of understanding",
        parties=[icb.organisation],
        effective_from=START,
        note=s.canary("internal", "agreementnote"),
        by=lead,
    )
    s.rows["availability-rule"] = create_availability_rule(
        icb=icb,
        covers="budget",
        availability="unlikely",
        explanation="Money follows evidence.",
        source="Board paper, paragraph 4.7",
        effective_from=START,
        by=lead,
    )
    s.rows["operating-model"] = create_operating_model(
        icb=icb,
        function=function,
        place=s.world.hill,
        place_responsibilities="Discharge and flow",
        team=s.canary("internal", "operatingteam"),
        source="Board paper, Annex 1",
        effective_from=START,
        by=lead,
    )
    for noun, row in (("scheme-version", "version"), ("scheme-entry", "entry")):
        s.rows[noun] = s.rows[row]


def build(world: World, people: People) -> Samples:
    """The whole sample world."""
    from tests.security import (
        sample_action_log,
        sample_calendar,
        sample_checks,
        sample_commissions,
        sample_compliance,
        sample_conduct,
        sample_deadlines,
        sample_declarations,
        sample_editor,
        sample_exemptions,
        sample_imports,
        sample_interests,
        sample_item,
        sample_late,
        sample_lineage,
        sample_matching,
        sample_meetings,
        sample_minutes,
        sample_obligations,
        sample_plan,
        sample_questions,
        sample_registers,
        sample_road,
        sample_signing,
        sample_together,
    )

    samples = Samples(world, people)
    structure(samples)
    people_of_the_board(samples)
    rules_of_the_board(samples)
    schemes(samples)
    sample_meetings.add(samples)
    sample_imports.add(samples)
    sample_editor.add(samples)
    sample_declarations.add(samples)
    sample_road.add(samples)
    sample_interests.add(samples)
    sample_registers.add(samples)
    sample_matching.add(samples)
    sample_late.add(samples)
    sample_deadlines.add(samples)
    sample_commissions.add(samples)
    sample_calendar.add(samples)
    sample_plan.add(samples)
    sample_signing.add(samples)
    sample_together.add(samples)
    sample_checks.add(samples)
    sample_questions.add(samples)
    sample_exemptions.add(samples)
    sample_conduct.add(samples)
    sample_item.add(samples)
    sample_action_log.add(samples)
    sample_lineage.add(samples)
    sample_obligations.add(samples)
    sample_compliance.add(samples)
    sample_minutes.add(samples)
    forms_of_governance(samples)
    return samples
