"""Rows of imports and comparisons. The sample import waits to be looked through; its comparison is its lead's own."""

from __future__ import annotations

from tests.security.table import (
    AUDITORS,
    KEEPERS,
    LEAD,
    READ_ONLY,
    Row,
    answer,
    creation,
    detail,
    form,
    listing,
)

_TOLD = answer(KEEPERS, status=302, refused=AUDITORS)
_SAVED = Row(answer(KEEPERS, refused=AUDITORS), _TOLD)
# A button on the import's page: its bare address leads back there.
_ACT = Row(_TOLD, _TOLD)

IMPORTS = {
    "delegation:scheme-import-list": listing(AUDITORS | {"other_icb"}),
    "delegation:scheme-import-create": creation(KEEPERS),
    "delegation:scheme-import-layout": Row(answer(KEEPERS | {"other_icb"}, rest=403), READ_ONLY),
    "delegation:scheme-import-detail": detail(AUDITORS),
    "delegation:scheme-import-columns": form(KEEPERS, AUDITORS),
    "delegation:scheme-import-doubts": _SAVED,
    "delegation:scheme-import-names": _SAVED,
    "delegation:scheme-import-row": _SAVED,
    "delegation:scheme-import-choose": _ACT,
    "delegation:scheme-import-apply": _SAVED,
    "delegation:scheme-import-undo": _ACT,
    "delegation:scheme-import-abandon": _ACT,
    "delegation:scheme-import-reopen": _ACT,
    "delegation:scheme-comparison-create": creation(KEEPERS),
    "delegation:scheme-comparison-detail": Row(answer(LEAD), answer(LEAD)),
}
