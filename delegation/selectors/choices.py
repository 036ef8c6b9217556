"""What the question "who may decide" offers to choose from."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from delegation.models import Function, FunctionAlias
from delegation.selectors.catalogue import functions_of
from governance.models import Committee, IntegratedCareBoard, Place, Post

MOST = 30


def places_asked(icb: IntegratedCareBoard, *, on: date, also: Place | None = None) -> QuerySet[Place]:
    """The places of an ICB in force on that day, of every kind. `also` one that the question is about in any case."""
    known = Place.objects.filter(icb=icb).in_force(on).values("pk")
    found = Place.objects.filter(Q(pk__in=known) | Q(pk=also.pk if also else None))
    return found.select_related("parent__parent").order_by("name")


def holders_asked(icb: IntegratedCareBoard, *, on: date) -> list[Committee | Post]:
    """The committees and posts in force on that day, committees first; forums are among them, so that one can ask."""
    committees = Committee.objects.filter(icb=icb).in_force(on).order_by("name")
    return [*committees, *Post.objects.filter(icb=icb).in_force(on).order_by("title")]


def function_words(icb: IntegratedCareBoard) -> list[str]:
    """Every name by which a function of the ICB may be asked for: titles, and the ICB's own other names."""
    titles = functions_of(icb).values_list("title", flat=True)
    aliases = FunctionAlias.objects.filter(icb=icb).values_list("text", flat=True)
    return sorted({*titles, *aliases}, key=str.casefold)


def functions_like(icb: IntegratedCareBoard, text: str) -> list[Function]:
    """The function of that name, or those whose names have the words, the most fitting first; at most thirty."""
    asked = text.strip().casefold()
    names = _names(icb)
    exact = [function for function, called in names if asked in called]
    if exact or not asked:
        return exact
    wanted = asked.split()
    scored = [(_score(wanted, called), function) for function, called in names]
    best = max((score for score, _ in scored), default=0)
    # Where some name has every word, those with fewer are left out.
    least = best if best == len(wanted) else 1
    found = sorted((row for row in scored if row[0] >= least), key=lambda row: (-row[0], row[1].title))
    return [function for _, function in found][:MOST]


def _names(icb: IntegratedCareBoard) -> list[tuple[Function, set[str]]]:
    aliases: dict[int, set[str]] = {}
    for function, text in FunctionAlias.objects.filter(icb=icb).values_list("function", "text"):
        aliases.setdefault(function, set()).add(text.casefold())
    return [(row, {row.title.casefold()} | aliases.get(row.pk, set())) for row in functions_of(icb)]


def _score(wanted: list[str], called: set[str]) -> int:
    return max(sum(word in name for word in wanted) for name in called)


def holder_visible_to(
    user: Any, model: type[Committee] | type[Post], key: int, *, on: date
) -> Committee | Post | None:
    """The committee or post, if this person works in its ICB on that day."""
    rows: Any = model._default_manager
    found: Committee | Post | None = rows.visible_to(user, on=on).select_related("icb").filter(pk=key).first()
    return found
