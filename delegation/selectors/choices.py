"""What the question "who may decide" offers to choose from."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.models import Committee, IntegratedCareBoard, Place, Post


def authority_choices(icb: IntegratedCareBoard | None, *, on: date) -> dict[str, Any]:
    """The places, committees and posts of an ICB in force on that day, by the names of the form's fields."""
    models = {"place": Place, "committee": Committee, "post": Post}
    return {name: model.objects.filter(icb=icb).in_force(on) for name, model in models.items()}  # type: ignore[attr-defined]
