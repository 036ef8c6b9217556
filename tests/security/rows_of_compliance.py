"""Rows of compliance and of the registers of a meeting's record: read by whoever reads meetings."""

from __future__ import annotations

from tests.security.table import detail, listing

COMPLIANCE = {
    "meetings:compliance-list": listing(),
    "meetings:compliance-detail": detail(),
    "meetings:decision-xlsx": listing(),
    **{
        f"meetings:{noun}-{form}": listing()
        for noun in ("attendance", "vote", "between-decision", "conflict")
        for form in ("list", "csv", "xlsx")
    },
}
