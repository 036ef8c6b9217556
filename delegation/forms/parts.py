"""The limits, delegators, measures and budgets of an entry, as rows of its form.

Each row cleans to a dict of the part's own fields, ready for the entry's actions; faults are said beside their cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from delegation.enums import Budget, LimitBasis, LimitKind, VatBasis
from delegation.models.entries import FINANCIAL_YEAR
from delegation.reading.money import AMOUNT, NIL, NOT_APPLICABLE, SILENT, UNLIMITED, Money, read_money
from governance.foundation import words
from governance.foundation.forms import RowError, RowsColumn, RowsField

NO_CEILING = "no limit"
MOST_POUNDS = Decimal("999999999999.99")  # what the column in the database holds


class PartsField(RowsField):
    """Rows of one kind of part. Subclasses name the columns and `read` a row."""

    columns: ClassVar[tuple[RowsColumn, ...]]
    whose: ClassVar[dict[str, str]] = {}  # column → the field that holds the key of the row that it names

    def __init__(self, **options: Any) -> None:
        super().__init__(columns=self.columns, spare=1, arranges=True, required=False, **options)

    def offer(self, column: str, rows: Iterable[Any]) -> None:
        """Let a column be chosen among rows of the database."""
        choices = tuple((str(row.pk), str(row)) for row in rows)
        self.widget.columns = [
            RowsColumn(each.key, each.label, choices) if each.key == column else each
            for each in self.widget.columns
        ]

    def prepare_value(self, value: Any) -> list[dict[str, str]]:
        """Parts as they stand, or as typed, in text."""
        return [self._texts(row) for row in value or []]

    def _texts(self, row: Mapping[str, Any]) -> dict[str, str]:
        return {c.key: _text(row.get(self.whose.get(c.key, c.key), row.get(c.key))) for c in self.columns}

    def clean(self, value: Any) -> list[dict[str, Any]]:
        rows = super().clean(value)
        found, wrong = [], []
        for number, row in enumerate(rows):
            faults: dict[str, str] = {}
            found.append(self.read(row, self._keys(row, faults), faults))
            wrong += [RowError(text, row=number, column=column) for column, text in faults.items()]
        wrong += [RowError(text, row=number, column=column) for number, column, text in self.clashes(found)]
        if wrong:
            raise forms.ValidationError(list(wrong))
        return found

    def _keys(self, row: Mapping[str, str], faults: dict[str, str]) -> dict[str, Any]:
        """The choices of the row: keys of other rows as numbers, all else as sent."""
        found: dict[str, Any] = {}
        for column in self.widget.columns:
            if not column.choices:
                continue
            sent = row.get(column.key, "")
            if sent and sent not in dict(column.choices):
                faults[column.key] = "Choose one of the list."
            elif column.key in self.whose:
                found[self.whose[column.key]] = int(sent) if sent else None
            else:
                found[column.key] = sent
        return found

    def read(self, row: Mapping[str, str], chosen: dict[str, Any], faults: dict[str, str]) -> dict[str, Any]:
        """The fields of the part; what is wrong goes into `faults` by column."""
        raise NotImplementedError

    def clashes(self, rows: list[dict[str, Any]]) -> Iterable[tuple[int, str, str]]:
        """(row, column, what is wrong) between rows."""
        return ()


class LimitsField(PartsField):
    """Ceilings: an amount as people write it ("£50k", "no limit", "nil"), from which amount on, and on which terms."""

    whose: ClassVar[dict[str, str]] = {"joint_post": "joint_post_id", "set_by": "set_by_id"}
    columns = (
        RowsColumn("amount", "Up to (such as £50k, or no limit)"),
        RowsColumn("above", "Only above"),
        RowsColumn("basis", "Counted", tuple(LimitBasis.choices)),
        RowsColumn("vat", "VAT", tuple(VatBasis.choices)),
        RowsColumn("budget", "Budget", tuple(Budget.choices)),
        RowsColumn("joint_post", "Only together with", (("", ""),)),
        RowsColumn("set_by", "Set by the partner", (("", ""),)),
        RowsColumn("kind", "Kind", tuple(LimitKind.choices)),
        RowsColumn("note", "Note"),
    )

    def _texts(self, row: Mapping[str, Any]) -> dict[str, str]:
        texts = super()._texts(row)
        if row.get("is_unlimited"):
            texts["amount"] = NO_CEILING
        return texts

    def read(self, row: Mapping[str, str], chosen: dict[str, Any], faults: dict[str, str]) -> dict[str, Any]:
        said = read_money(row["amount"])
        floor = pounds(row["above"], "above", faults)
        _judge(said, faults)
        found = {
            "amount": said.amount if said.state in (AMOUNT, NIL) else None,
            "is_unlimited": said.state == UNLIMITED,
            "above": floor if floor is not None else said.above,
            "note": _short(row["note"], "note", 300, faults),
            **chosen,
        }
        found["kind"] = found.get("kind") or LimitKind.SPEND
        found["basis"] = found.get("basis") or said.basis or LimitBasis.PER_DECISION
        found["vat"] = found.get("vat") or said.vat
        found["budget"] = found.get("budget") or said.budget
        top, bottom = found["amount"], found["above"]
        if "amount" not in faults and top is not None and bottom is not None and bottom >= top:
            faults["above"] = "A band ends above the amount at which it begins."
        return found


def _judge(said: Money, faults: dict[str, str]) -> None:
    if said.state in (SILENT, NOT_APPLICABLE):
        faults["amount"] = "Give an amount, or write “no limit”. Remove the row when no limit is stated."
    elif said.doubt:
        readings = f" Write {' or '.join(said.readings)}." if said.readings else ""
        faults["amount"] = f"{said.doubt}{readings}"
    elif said.joint_with:
        faults["amount"] = "Choose under “Only together with” who decides jointly."
    elif said.amount is not None and said.amount > MOST_POUNDS:
        faults["amount"] = "This amount is too large."


class DelegatorsField(PartsField):
    """Whose function it is: the ICB, or partners with the row of their own scheme (R41, R128)."""

    whose: ClassVar[dict[str, str]] = {"organisation": "organisation_id"}
    columns = (
        RowsColumn("organisation", "Body", (("", ""),)),
        RowsColumn("scheme_reference", "Its own scheme, and row"),
    )

    def read(self, row: Mapping[str, str], chosen: dict[str, Any], faults: dict[str, str]) -> dict[str, Any]:
        if not row["organisation"]:
            faults["organisation"] = "Choose the body."
        return chosen | {"scheme_reference": _short(row["scheme_reference"], "scheme_reference", 300, faults)}

    def clashes(self, rows: list[dict[str, Any]]) -> Iterable[tuple[int, str, str]]:
        return _repeated(rows, "organisation_id", "organisation", "This body is named twice.")


class MeasuresField(PartsField):
    """Outcomes or metrics, and what happens when things go off track (R27)."""

    columns = (
        RowsColumn("metric", "Outcome or metric"),
        RowsColumn("threshold", "Threshold"),
        RowsColumn("off_track", "What happens when it is off track"),
    )

    def read(self, row: Mapping[str, str], chosen: dict[str, Any], faults: dict[str, str]) -> dict[str, Any]:
        if not row["metric"]:
            faults["metric"] = "Say what is measured."
        lengths = {"metric": 300, "threshold": 200, "off_track": 500}
        return {name: _short(row[name], name, most, faults) for name, most in lengths.items()}


class BudgetsField(PartsField):
    """Money that hangs on the delegation, by financial year (R21, R100)."""

    columns = (
        RowsColumn("financial_year", "Financial year, such as 2026/27"),
        RowsColumn("amount", "£"),
        RowsColumn("virement_rule", "How money may be moved"),
        RowsColumn("note", "Note"),
    )

    def read(self, row: Mapping[str, str], chosen: dict[str, Any], faults: dict[str, str]) -> dict[str, Any]:
        year = FINANCIAL_YEAR.fullmatch(row["financial_year"])
        if year is None or (int(year[1]) + 1) % 100 != int(year[2]):
            faults["financial_year"] = "Write a financial year such as 2026/27."
        return {
            "financial_year": row["financial_year"],
            "amount": pounds(row["amount"], "amount", faults),
            "virement_rule": _short(row["virement_rule"], "virement_rule", 500, faults),
            "note": _short(row["note"], "note", 300, faults),
        }

    def clashes(self, rows: list[dict[str, Any]]) -> Iterable[tuple[int, str, str]]:
        text = "This financial year already has a budget on this entry."
        return _repeated(rows, "financial_year", "financial_year", text)


def pounds(text: str, column: str, faults: dict[str, str]) -> Decimal | None:
    """One plain amount; None where nothing is said."""
    said = read_money(text)
    if said.state == SILENT:
        return None
    if said.state not in (AMOUNT, NIL) or said.doubt or said.above is not None:
        faults[column] = said.doubt or "Write one amount, such as £50,000 or £50k."
        return None
    if said.amount is not None and said.amount > MOST_POUNDS:
        faults[column] = "This amount is too large."
    return said.amount


def _text(value: Any) -> str:
    if value is None or value is False:
        return ""
    return words.money(value) if isinstance(value, Decimal) else str(value)


def _short(text: str, column: str, most: int, faults: dict[str, str]) -> str:
    if len(text) > most:
        faults[column] = f"This has {len(text)} characters. Keep to {most}."
    return text


def _repeated(
    rows: list[dict[str, Any]], field: str, column: str, text: str
) -> Iterable[tuple[int, str, str]]:
    seen = set()
    for number, row in enumerate(rows):
        value = row.get(field)
        if value and value in seen:
            yield number, column, text
        seen.add(value)


PART_FIELDS: dict[str, type[PartsField]] = {
    "limits": LimitsField,
    "delegators": DelegatorsField,
    "measures": MeasuresField,
    "budgets": BudgetsField,
}
