"""What a paper asks, as rows of kind, text and the one it hangs on (R7, R64)."""

from __future__ import annotations

from typing import Any

from django import forms

from governance.foundation.forms.fields import numbered_rows, refuse_unprintable
from meetings.enums import RecommendationKind

MOST_ROWS = 60
COLUMNS = ("kind", "text", "depends_on")


class RecommendationsWidget(forms.Widget):
    """Inputs `<name>-<row>-kind`, `-text`, `-depends_on`; blank rows are left out."""

    spare = 2

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = []
        places: dict[str, str] = {}
        for index in numbered_rows(data, name, COLUMNS):
            row = {key: str(data.get(f"{name}-{index}-{key}", "")).strip() for key in COLUMNS}
            if any(row.values()):
                places[str(index + 1)] = str(len(rows) + 1)
                rows.append(row)
        return [row | {"depends_on": places.get(row["depends_on"], row["depends_on"])} for row in rows]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not numbered_rows(data, name, COLUMNS)


class RecommendationsField(forms.Field):
    """A list of {"kind", "text", "depends_on"}: the number of an earlier one, or None."""

    widget = RecommendationsWidget

    def clean(self, value: Any) -> list[dict[str, Any]]:
        rows = list(value or [])
        refuse_unprintable(row["text"] for row in rows)
        wrong = []
        if len(rows) > MOST_ROWS:
            wrong.append(f"There are {len(rows)} recommendations. Keep to {MOST_ROWS}.")
        for number, row in enumerate(rows, 1):
            on = row["depends_on"]
            if not row["text"]:
                wrong.append(f"Write the text of recommendation {number}, or empty its row.")
            if row["kind"] not in RecommendationKind.values:
                wrong.append(f"Choose what recommendation {number} asks for.")
            if on and not (on.isdecimal() and len(on) < 4 and 1 <= int(on) < number):
                wrong.append(f"Recommendation {number} can only depend on one that stands before it.")
        if wrong:
            raise forms.ValidationError(wrong)
        return [row | {"depends_on": int(row["depends_on"]) if row["depends_on"] else None} for row in rows]

    def shown_rows(self, value: Any) -> list[dict[str, Any]]:
        """The rows for the page: what is there, and empty ones to add."""
        widget: Any = self.widget
        return [*(value or []), *({} for _ in range(widget.spare))]
