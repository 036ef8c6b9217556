"""The design of one paper's cover sheet: the ICB's template while it is written, the frozen copy once signed off.

A template may change later; what was signed keeps the fields, labels and numbering under which it was signed.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from governance.models import CoverSheetTemplate
from meetings.papers.cover_sheets import FIELDS
from meetings.papers.models import PaperVersion


@dataclass(frozen=True)
class SheetDesign:
    """`fields` are {"key", "label", "required"} in order; `purposes` are what the paper could be for."""

    layout: str
    heading: str
    numbering: str
    letters_enclosures: bool
    purposes: tuple[str, ...]
    fields: tuple[dict[str, Any], ...]


def design_of(version: PaperVersion) -> SheetDesign:
    """What the cover sheet of this version is made by."""
    if version.sheet is not None:
        kept = version.sheet
        return SheetDesign(**{**kept, "purposes": tuple(kept["purposes"]), "fields": tuple(kept["fields"])})
    return _of_template(version.paper.template)


def frozen_design(version: PaperVersion) -> dict[str, Any]:
    """The design as it stands now, for keeping with the signature; labels that follow the catalogue are written out."""
    design = design_of(version)
    fields = [
        {**row, "label": row.get("label") or FIELDS[row["key"]].label}
        for row in design.fields
        if row.get("key") in FIELDS
    ]
    return {**asdict(design), "purposes": list(design.purposes), "fields": fields}


def _of_template(template: CoverSheetTemplate) -> SheetDesign:
    return SheetDesign(
        layout=template.layout,
        heading=template.heading,
        numbering=template.numbering,
        letters_enclosures=template.letters_enclosures,
        purposes=tuple(template.purposes),
        fields=tuple(template.fields),
    )
