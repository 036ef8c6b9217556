"""What a row as read means in an ICB: which committee or post, which function, which limits, and what must be asked.

Pure: the catalogue is handed in, the answer is plain values that can be stored as JSON.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from delegation.reading.money import AMOUNT, NIL, NOT_APPLICABLE, SILENT, UNLIMITED, Money, read_money
from delegation.reading.names import NameIndex, plain
from delegation.reading.rows import DELEGATED, ReadRow

NOBODY = "none"
NEW = "new"
_BOARD = {"board", "governing body", "unitary board", "members board", "board directors"}
_DAYS = ("%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d/%m/%y")
_YES = re.compile(r"y|yes|x|✓|true|may .*", re.IGNORECASE)
_TITLE = 200
# Longest values of the plain columns; what is longer is cut and goes to the note in full.
_LENGTHS = {
    "source": 300,
    "statutory_basis": 300,
    "accountable": 200,
    "responsibility": 300,
    "lead_body": 200,
}


@dataclass
class Catalogue:
    """Who and what exists in an ICB on the day of the import, by name. Holders are "committee:5", "post:3" or
    "body:7"; functions and places are ids. `barred` maps functions that the law does not let be delegated to the
    citation; `boards` are the ICB's boards."""

    holders: NameIndex[str]
    functions: NameIndex[int]
    places: NameIndex[int]
    boards: tuple[str, ...] = ()
    barred: Mapping[int, str] = field(default_factory=dict)

    def is_known(self, text: str) -> bool:
        return self.holder(text) is not None

    def holder(self, text: str) -> str | None:
        if len(self.boards) == 1 and plain(text) in _BOARD:
            return self.boards[0]
        return self.holders.find(text).key


@dataclass(frozen=True)
class Question:
    """Something that a person must settle. `code` says what about: holder, joint, limit, function, place, dates, law
    or reading; `suggestions` are keys or texts to choose from."""

    code: str
    text: str
    suggestions: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {"code": self.code, "text": self.text, "suggestions": list(self.suggestions)}


@dataclass
class Meant:
    """The values of an entry as plain JSON. `function` is an id, or None with `new_function` as its title."""

    values: dict[str, Any]
    questions: list[Question] = field(default_factory=list)
    problem: str = ""

    def ask(self, code: str, text: str, *suggestions: str) -> None:
        self.questions.append(Question(code, text, suggestions))


def interpret(
    row: ReadRow, catalogue: Catalogue, *, names: Mapping[str, str], choice: Mapping[str, Any]
) -> Meant:
    """`names` are the choices made for names (`plain` name → holder), `choice` those made for this row."""
    meant = Meant({"reference": row.reference, "wording": row.wording}, problem=row.problem)
    if row.theme or "theme" in row.spoken:
        meant.values["theme"] = row.theme
    if row.problem or row.is_residual:
        return meant
    meant.values |= {
        "treatment": choice.get("treatment") or row.treatment,
        "verb": choice.get("verb") or row.verb,
    }
    _holder(meant, row, catalogue, names, choice)
    _function(meant, row, catalogue, choice)
    _limits(meant, row, catalogue, names, choice)
    _texts(meant, row)
    _place(meant, row, catalogue)
    _law(meant, catalogue)
    asked = {question.text for question in meant.questions}
    settled = {row.limit.doubt} if row.limit and choice.get("limit") else set()
    for doubt in row.doubts:
        if doubt not in asked | settled:
            meant.ask("reading", doubt)
    return meant


def resolve(said: str, catalogue: Catalogue, names: Mapping[str, str]) -> str | None:
    """The holder that a name stands for, by choice or by the catalogue."""
    return names.get(plain(said)) or catalogue.holder(said)


def _holder(
    meant: Meant, row: ReadRow, catalogue: Catalogue, names: Mapping[str, str], choice: Mapping[str, Any]
) -> None:
    found = choice.get("holder") or (resolve(row.who, catalogue, names) if row.who else NOBODY)
    meant.values["holder"] = None if found in (None, NOBODY) else found
    if found is None:
        likely = catalogue.holders.find(row.who).suggestions
        meant.ask("holder", f"No committee or post of this ICB goes by the name “{row.who}”.", *likely)
    elif found == NOBODY and meant.values["treatment"] == DELEGATED:
        meant.ask("holder", "Something that is delegated needs a committee, post or body that holds it.")


def _function(meant: Meant, row: ReadRow, catalogue: Catalogue, choice: Mapping[str, Any]) -> None:
    text = row.texts.get("function") or row.wording
    chosen = str(choice.get("function") or "")
    match = catalogue.functions.find(text.replace("\n", " "))
    key = int(chosen) if chosen.isdecimal() else match.key
    meant.values["function"] = None if chosen == NEW else key
    meant.values["new_function"] = "" if meant.values["function"] else shortened(text)
    meant.values["similar"] = [] if meant.values["function"] or chosen == NEW else list(match.suggestions)


def shortened(text: str) -> str:
    """A title out of a wording: whole words, at most 200 characters."""
    line = re.sub(r"\s+", " ", text).strip()
    if len(line) <= _TITLE:
        return line
    return f"{line[: _TITLE - 1].rsplit(' ', 1)[0].rstrip(' ,;:')}…"


def _limits(
    meant: Meant, row: ReadRow, catalogue: Catalogue, names: Mapping[str, str], choice: Mapping[str, Any]
) -> None:
    spend = read_money(choice["limit"], unit="£") if choice.get("limit") else row.limit
    if choice.get("limit") and spend is not None and spend.doubt:
        meant.ask("limit", spend.doubt, *spend.readings)
    joint_said = (spend.joint_with if spend else "") or row.joint
    joint = choice.get("joint") or (resolve(joint_said, catalogue, names) if joint_said else None)
    if joint_said and (joint is None or not joint.startswith("post:")):
        meant.ask("joint", f"No post of this ICB goes by the name “{joint_said}”, who acts jointly.")
        joint = None
    limits = []
    for kind, money in (("spend", spend), ("virement", row.virement)):
        if money is not None:
            limits += _limit(meant, kind, money, joint if kind == "spend" else None)
    if "limit" in row.spoken or "virement" in row.spoken or limits:
        meant.values["limits"] = limits
    if joint and not any(limit["kind"] == "spend" for limit in limits):
        _add_line(meant, "conditions", f"Jointly with the {joint_said}")


def _limit(meant: Meant, kind: str, money: Money, joint: str | None) -> list[dict[str, Any]]:
    if money.state in (SILENT, NOT_APPLICABLE):
        return []
    if money.state not in (AMOUNT, NIL, UNLIMITED):
        meant.ask("limit", money.doubt, *money.readings)
        return []
    if money.doubt:
        meant.ask("limit", money.doubt, *money.readings)
    unlimited = money.state == UNLIMITED
    return [
        {
            "kind": kind,
            "amount": None if unlimited else pounds(money.amount),
            "is_unlimited": unlimited,
            "above": pounds(money.above),
            "basis": money.basis or "per_decision",
            "vat": money.vat,
            "budget": money.budget,
            "joint_post": int(joint.partition(":")[2]) if joint else None,
            "note": "" if money.is_plain else money.said.replace("\n", " ")[:300],
        }
    ]


def pounds(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"


def _texts(meant: Meant, row: ReadRow) -> None:
    for role, text in row.texts.items():
        if role in ("conditions", "exclusions", "note"):
            meant.values[role] = text
        elif role == "may_sub_delegate":
            meant.values[role] = bool(_YES.fullmatch(text.strip()))
        elif role in ("effective_from", "effective_to"):
            _day(meant, role, text)
        elif role in _LENGTHS:
            line = text.replace("\n", "; ")
            meant.values[role] = line[: _LENGTHS[role]]
            if len(line) > _LENGTHS[role]:
                _add_line(meant, "note", line)
    if not meant.values.get("source"):
        meant.values.pop("source", None)
    for text in row.conditions:
        _add_line(meant, "conditions", text)


def _add_line(meant: Meant, name: str, text: str) -> None:
    standing = meant.values.get(name, "")
    meant.values[name] = f"{standing}\n{text}".strip()


def _day(meant: Meant, role: str, text: str) -> None:
    if not text.strip("-– "):
        if role == "effective_to":
            meant.values[role] = None
        return
    day = read_day(text)
    if day is None:
        meant.ask("dates", f"“{text}” is not a date that can be read.")
    else:
        meant.values[role] = day.isoformat()


def read_day(text: str) -> date | None:
    for form in _DAYS:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007  a civil date
        except ValueError:
            continue
    return None


def _place(meant: Meant, row: ReadRow, catalogue: Catalogue) -> None:
    if "place" not in row.texts:
        return
    said = row.texts["place"].strip()
    if not said or plain(said) in ("whole", "all", "whole icb", "all places", "system"):
        meant.values["place"] = None
        return
    match = catalogue.places.find(said)
    meant.values["place"] = match.key
    if match.key is None:
        meant.ask("place", f"No place of this ICB goes by the name “{said}”.")


def _law(meant: Meant, catalogue: Catalogue) -> None:
    function = meant.values["function"]
    if meant.values["treatment"] == DELEGATED and function in catalogue.barred:
        meant.problem = (
            f"The law does not let this function be delegated. {catalogue.barred[function]}".strip()
        )
