"""Rows of the table for the road to delegation: roadmap, milestones, engagement. The whole ICB reads them."""

from __future__ import annotations

from tests.security.table import Row, listing, register

NOUNS = (
    "roadmap-phase",
    "indicator",
    "indicator-reading",
    "milestone",
    "milestone-note",
    "stakeholder-group",
    "concern-theme",
    "stance",
)
READ_FROM_OTHERS = ("assurance-condition", "concern")

ROAD: dict[str, Row] = {
    "delegation:roadmap": listing(),
    **{f"delegation:{noun}-{page}": listing() for noun in READ_FROM_OTHERS for page in ("list", "csv")},
}
for noun in NOUNS:
    ROAD |= register("delegation", noun, forms=("create", "edit"))
