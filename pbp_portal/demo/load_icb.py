"""The ICB as tenant: its organisation, standing orders and cover sheet."""

from __future__ import annotations

from governance.actions.icbs import (
    change_icb,
    create_cover_sheet_template,
    create_icb,
    create_standing_orders,
)
from governance.models import CoverSheetTemplate, IntegratedCareBoard, StandingOrders, User
from meetings.papers.cover_sheets import layout
from pbp_portal.demo import reference_data
from pbp_portal.demo.book import Book, Desk, own_organisation
from pbp_portal.demo.world.shapes import System
from pbp_portal.demo.world.shared import SERVICE_START


def load_icb(system: System, book: Book, *, by: User) -> IntegratedCareBoard:
    """Set up the ICB as the administrator does."""
    listed, own = reference_data.icb_row(system.icb.ods_code), own_organisation(system)
    organisation = {
        "name": listed["name"],
        "slug": own.key,
        "short_name": listed["short_name"],
        "ods_code": listed["ods_code"],
        "ons_code": listed["ons_code"],
        "aliases": list(own.aliases),
        "effective_from": reference_data.day(listed["legal_start"]),
        "effective_to": reference_data.day(listed["legal_end"]),
    }
    return book.once(
        IntegratedCareBoard,
        system.icb.key,
        create_icb,
        by=by,
        organisation_values=organisation,
        slug=system.icb.key,
        short_name=listed["short_name"],
        abbreviation=listed["abbreviation"] or system.icb.key.upper(),
        header_name=listed["name"],
        about=system.icb.about,
        allowed_forms=list(system.icb.allowed_forms),
    )


def load_procedure(desk: Desk) -> None:
    """Standing orders and the cover sheet, which becomes the ICB's own."""
    icb = desk.system.icb
    desk.enter(
        StandingOrders,
        icb.key,
        create_standing_orders,
        icb=desk.icb,
        effective_from=SERVICE_START,
        **icb.standing_orders,
    )
    sheet = layout(icb.cover_sheet)
    if icb.purposes:
        sheet["purposes"] = list(icb.purposes)
    template = desk.enter(CoverSheetTemplate, icb.key, create_cover_sheet_template, icb=desk.icb, **sheet)
    if desk.icb.default_cover_sheet_id is None:
        desk.icb = change_icb(
            desk.icb, {"default_cover_sheet": template}, by=desk.lead, reason="The ICB's own cover sheet"
        )
        desk.book.put(icb.key, desk.icb)
