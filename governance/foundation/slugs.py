"""Addresses made of words: a slug that no other row of the model has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import models
from django.utils.text import slugify


def unique_slug(model: type[models.Model], text: str, *, field: str = "slug") -> str:
    """`text` as a slug of the field's length, with -2, -3 … behind it when it is taken."""
    return unique_slugs(model, [text], field=field)[0]


def unique_slugs(model: type[models.Model], texts: Iterable[str], *, field: str = "slug") -> list[str]:
    """The same for several rows that are made together: no two of them get one slug."""
    limit = getattr(model._meta.get_field(field), "max_length", None) or 50
    bases = [slugify(text)[: limit - 5].strip("-") or model._meta.model_name or "row" for text in texts]
    begins = {f"{field}__startswith": _beginning(bases)}
    taken = set(model._base_manager.filter(**begins).values_list(field, flat=True))
    made = []
    for base in bases:
        slug, number = base, 2
        while slug in taken:
            slug, number = f"{base}-{number}", number + 1
        taken.add(slug)
        made.append(slug)
    return made


def _beginning(texts: Sequence[str]) -> str:
    """What all of them begin with."""
    first, last = min(texts, default=""), max(texts, default="")
    same = next(
        (n for n, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(first)
    )
    return first[:same]
