"""Addresses made of words: a slug that no other row of the model has."""

from __future__ import annotations

from django.db import models
from django.utils.text import slugify


def unique_slug(model: type[models.Model], text: str, *, field: str = "slug") -> str:
    """`text` as a slug of the field's length, with -2, -3 … behind it when it is taken."""
    limit = getattr(model._meta.get_field(field), "max_length", None) or 50
    base = slugify(text)[: limit - 5].strip("-") or model._meta.model_name or "row"
    taken = set(model._base_manager.filter(**{f"{field}__startswith": base}).values_list(field, flat=True))
    if base not in taken:
        return base
    return next(f"{base}-{n}" for n in range(2, len(taken) + 3) if f"{base}-{n}" not in taken)
