"""The ready set of grounds on which a question may be refused (LP57, after North East London), to be taken as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Ground:
    """`title` for the list; `words` are what the questioner is told."""

    title: str
    words: str


SOURCE = "After North East London ICB, questions from members of the public (LP57)"
READY = (
    Ground(
        "Not the ICB’s matter",
        "It is not about a matter for which this integrated care board is responsible.",
    ),
    Ground("Defamatory, frivolous or offensive", "Its wording is defamatory, frivolous or offensive."),
    Ground(
        "Asked at another meeting",
        "It was asked at another meeting of the board or its committees held in public.",
    ),
    Ground(
        "Asked in the last six months", "It is substantially the same as a question of the last six months."
    ),
    Ground(
        "Asks for confidential information",
        "Answering it would disclose information that is confidential or exempt.",
    ),
    Ground("Names a person", "It names, or clearly identifies, a member of staff or another person."),
)
