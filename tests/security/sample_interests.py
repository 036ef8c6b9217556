"""A declared interest that is not public, a decision to keep it back, and the policy of the ICB."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import openpyxl

from governance.actions.files import Upload
from membership.interests.actions.gifts import declare_offer
from membership.interests.actions.imports import start_import
from membership.interests.actions.interests import declare_interest
from membership.interests.actions.policy import create_policy
from membership.interests.actions.redactions import redact_interest
from membership.interests.actions.review import question_interest
from tests.fixtures.people import START
from tests.security.samples import Samples


def _workbook(nature: str) -> Upload:
    book = openpyxl.Workbook()
    book.active.append(["Name", "Declared interest", "Type", "Nature", "From", "To"])
    book.active.append(["Rowan Tilley", "Elm Choir", "Personal", nature, "1 April 2020", ""])
    file = io.BytesIO()
    book.save(file)
    return Upload("register.xlsx", file.getvalue())


def add(s: Samples) -> None:
    guardian = s.people("coi_guardian")
    s.rows["interest-policy"] = create_policy(
        icb=s.world.north,
        effective_from=START,
        declare_within_days=28,
        public_months_after=6,
        private_years_after=6,
        gift_public_months=6,
        gift_private_years=6,
        sponsorship="approve",
        by=s.lead,
    )
    interest = declare_interest(
        person=s["person"],
        source="office",
        category="indirect",
        relation=s.canary("interest", "relation"),
        party=s.canary("interest", "party"),
        position=s.canary("interest", "position"),
        nature=s.canary("interest", "nature"),
        mitigation=s.canary("interest", "mitigation"),
        effective_from=START,
        reason=s.canary("interest", "reason"),
        by=s.lead,
    )
    s.rows["interest"] = question_interest(interest, question=s.canary("interest", "reviewnote"), by=guardian)
    s.addresses["reports:interest-register-file", "form"] = "xlsx"
    s.rows["interest-import"] = start_import(
        icb=s.world.north,
        upload=_workbook(s.canary("interest", "importednature")),
        shown_on=START,
        by=s.lead,
    )
    s.rows["gift"] = declare_offer(
        person=s["person"],
        kind="hospitality",
        offered_on=START,
        offered_by_name=s.canary("interest", "offeredby"),
        description=s.canary("interest", "offerdescription"),
        value=Decimal(80),
        response="pending",
        by=s.lead,
    )
    s.rows["interest-redaction"] = redact_interest(
        interest=interest,
        scope="details",
        ground=s.canary("interest", "ground"),
        decided_by="Guardian",
        decided_on=START,
        effective_from=START,
        review_due=date(2031, 4, 1),
        by=guardian,
    )
