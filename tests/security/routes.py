"""Every route of the portal, and the address of one sample of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.views.generic import RedirectView

from tests.security.samples import Samples

# The technical admin is Django's own, for superusers, and shows machinery only (governance/admin.py).
NOT_OURS = ("admin:",)


@dataclass(frozen=True)
class Route:
    """A named pattern and the names of what it takes."""

    name: str
    parameters: tuple[str, ...]


@cache
def routes() -> tuple[Route, ...]:
    """Each route once, by its full name."""
    found = {route.name: route for route in _walk(get_resolver(), "")}
    return tuple(sorted((r for r in found.values() if not r.name.startswith(NOT_OURS)), key=lambda r: r.name))


def _walk(resolver: Any, namespace: str, above: tuple[str, ...] = ()) -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        parameters = (*above, *pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            below = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern, below, parameters)
        elif isinstance(pattern, URLPattern) and not _leads_elsewhere(pattern):
            yield Route(f"{namespace}{pattern.name or pattern.pattern}", parameters)


def _leads_elsewhere(pattern: URLPattern) -> bool:
    """allauth's addresses of earlier versions: nameless redirects to routes that are in the table themselves."""
    return pattern.name is None and getattr(pattern.callback, "view_class", None) is RedirectView


def address(route: Route, samples: Samples, variant: str = "") -> str:
    """The address of the sample that belongs to this route, or of another one by the name of its variant."""
    return reverse(route.name, kwargs=parameters(route, samples, variant))


def parameters(route: Route, samples: Samples, variant: str = "") -> dict[str, Any]:
    row = f"{route.name}@{variant}" if variant else route.name
    return {name: _value(row, name, samples) for name in route.parameters}


def _value(row: str, parameter: str, samples: Samples) -> Any:
    route = row.partition("@")[0]
    app, _, verb = route.rpartition(":")
    for key in (row, route, f"{app}:*", "*"):
        if (key, parameter) in samples.addresses:
            return samples.addresses[key, parameter]
    noun = verb.rpartition("-")[0]
    while noun and noun not in samples.rows:
        noun = noun.rpartition("-")[0]
    if not noun:
        raise LookupError(
            f"There is no sample for {row} ({parameter}); add one to tests/security/samples.py."
        )
    return samples.rows[noun].pk
