"""How a questioner is named in public, as they agreed."""

from __future__ import annotations

SHOWN = {"name": "My name", "initials": "My initials", "resident": "“A resident”, without my name"}
RESIDENT = "A resident"


def shown_name(choice: str, name: str, organisation: str = "") -> str:
    """Ada Hill, Hill Street Patients · A. H. · A resident. The organisation goes with the full name only."""
    if choice == "name":
        return ", ".join(part for part in (name.strip(), organisation.strip()) if part)
    if choice == "initials":
        initials = " ".join(
            f"{part[0].upper()}." for part in name.replace("-", " ").split() if part[0].isalpha()
        )
        return initials or RESIDENT
    return RESIDENT
