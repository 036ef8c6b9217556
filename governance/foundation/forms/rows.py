"""Rows of a small table as one field: text, choices and ticks, which may be put in order without a script."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from governance.foundation.forms.fields import numbered_rows, refuse_unprintable

MOST = 200  # rows that a field keeps
LONGEST = 2000  # characters of a cell


@dataclass(frozen=True)
class RowsColumn:
    """One column: text by default, a choice where `choices` are given, a box to tick with `is_tick`."""

    key: str
    label: str
    choices: tuple[tuple[str, str], ...] = ()
    is_tick: bool = False


Columns = Sequence[tuple[str, str] | RowsColumn]


@dataclass(frozen=True)
class Arranged:
    """The rows after the button `<name>-arrange` was pressed; `row` and `press` say where the focus belongs."""

    rows: list[dict[str, str]]
    row: int | None = None
    press: str = ""


class RowsWidget(forms.Widget):
    """Rows of a small table: inputs named `<name>-<row>-<column>`; blank rows are left out.

    With `arranges`, buttons named `<name>-arrange` with a value such as `up-3`, `down-3`, `remove-3` or `add` put the
    rows in order; the form that receives one shows itself again and saves nothing (`ScreenForm.is_arranging`).
    """

    def __init__(
        self, columns: Columns, spare: int = 2, *, arranges: bool = False, attrs: Any = None
    ) -> None:
        super().__init__(attrs)
        self.columns = [c if isinstance(c, RowsColumn) else RowsColumn(*c) for c in columns]
        self.spare, self.arranges = spare, arranges

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[dict[str, str]]:
        return self.arranged(data, name).rows

    def arranged(self, data: Mapping[str, Any], name: str) -> Arranged:
        """The rows sent, after the button that was pressed, if any."""
        sent = self._sent(data, name)
        press, _, number = str(data.get(f"{name}-arrange", "")).partition("-")
        shown = [index for index, _ in sent]
        rows = [row for _, row in sent]
        named = [str(index) for index in shown]
        if press not in ("up", "down", "remove") or number not in named:
            return Arranged(rows)
        at = named.index(number)
        moving = rows.pop(at)
        if press == "remove":
            return Arranged(rows)
        to = max(at - 1, 0) if press == "up" else min(at + 1, len(rows))
        rows.insert(to, moving)
        return Arranged(rows, to, press)

    def _sent(self, data: Any, name: str) -> list[tuple[int, dict[str, str]]]:
        """(number on the page, row) of those that are not blank; a ticked box alone makes no row."""
        found = []
        for index in numbered_rows(data, name, [column.key for column in self.columns]):
            row = {c.key: data.get(f"{name}-{index}-{c.key}", "").strip() for c in self.columns}
            if any(row[c.key] for c in self.columns if not c.is_tick):
                found.append((index, row))
        return found

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not numbered_rows(data, name, [column.key for column in self.columns])


class RowError(forms.ValidationError):
    """What is wrong with one row (counted from 0, blank ones left out) in one column."""

    def __init__(self, message: str, *, row: int, column: str) -> None:
        # Django fills the parameters into the message, which may quote a "%" that somebody typed.
        whole = message.replace("%", "%%")
        super().__init__(whole, code="row", params={"row": row, "column": column})


class RowsField(forms.Field):
    """A list of rows, each a dict of text by the column's key; `columns` are (key, label) or RowsColumn."""

    widget: RowsWidget

    def __init__(self, *, columns: Columns, spare: int = 2, arranges: bool = False, **options: Any) -> None:
        super().__init__(widget=RowsWidget(columns, spare, arranges=arranges), **options)

    def to_python(self, value: Any) -> list[dict[str, str]]:
        return value or []

    def validate(self, value: Any) -> None:
        super().validate(value)
        refuse_unprintable(text for row in value for text in row.values())
        if len(value) > MOST:
            raise forms.ValidationError(f"There are {len(value)} rows. Keep to {MOST}.")
        if too_long := list(self._too_long(value)):
            raise forms.ValidationError(too_long)

    def _too_long(self, rows: list[dict[str, str]]) -> Iterator[RowError]:
        for number, row in enumerate(rows):
            for column in self.widget.columns:
                if (length := len(row[column.key])) > LONGEST:
                    words = f"This has {length} characters. Keep to {LONGEST}."
                    yield RowError(words, row=number, column=column.key)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return json.dumps(initial or []) != json.dumps(data or [])
