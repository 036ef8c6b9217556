"""What a document of minutes holds: one reading of a version, or of the draft, for one edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from meetings.record.rules.minutes_content import CLERK, Read

PUBLIC, FULL = "public", "full"
EDITIONS = {PUBLIC: "public edition", FULL: "full edition, with private business"}
STATUS = {"draft": "DRAFT", "confirmed": "CONFIRMED"}


@dataclass(frozen=True)
class MinutesPaper:
    """`entries` as the reader may read them; `made` is the moment of the version or of the draft."""

    head: Mapping[str, Any]
    entries: Sequence[Read]
    edition: str
    made: datetime
    author: str
    signed: str = ""

    @property
    def status(self) -> str:
        return STATUS[self.head["status"]]

    @property
    def title(self) -> str:
        return f"{self.head['title']}, {self.head['meeting']['day']}"

    @property
    def foot(self) -> str:
        number = f", version {self.head['number']}" if self.head["number"] else ""
        return f"{self.status}{number}, {EDITIONS[self.edition]}"

    @property
    def file_name(self) -> str:
        number = f"-v{self.head['number']}" if self.head["number"] else "-draft"
        private = "-private" if self.edition == FULL else ""
        return f"minutes-{self.head['meeting']['slug']}{number}{private}"

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The lines of the header."""
        found = [("Status", self.status), ("Committee", ", ".join(self.head["committees"]))]
        found += [(label, text) for label, text in self.head["facts"]]
        approval = self.head["approval"]
        if approval:
            by = f"decision {approval['decision']}" if approval["decision"] else approval["words"]
            found.append(("Approved", f"{approval['at']}, {approval['on']}: {by}"))
        if self.head["reason"]:
            found.append(("Mended because", self.head["reason"]))
        return [*found, ("Signed", self.signed)] if self.signed else found


def name_of(row: Read) -> str:
    return f"{row.number} {row.title}".strip()


def person_line(row: Mapping[str, str]) -> str:
    """Ada Hill, Chair, North Council (from 2:10pm)."""
    told = ", ".join(text for text in (row["name"], row["role"], row["organisation"]) if text)
    return f"{told} ({row['note']})" if row["note"] else told


def by_clerk(row: Read, *, private: bool) -> str:
    """The clerk's own text of the entry, public or private."""
    chosen = [block.text for block in row.blocks if block.source == CLERK and block.is_private == private]
    return "\n\n".join(chosen)
