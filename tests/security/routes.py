"""Every route of the portal, and the address of one sample of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.security.samples import Samples

# Sign-in is allauth's own and tested there; the technical admin is Django's (superusers only).
NOT_OURS = ("admin:",)


@dataclass(frozen=True)
class Route:
    """A named pattern and the names of what it takes."""

    name: str
    parameters: tuple[str, ...]


def routes() -> list[Route]:
    """Each route once, by its full name."""
    found = {route.name: route for route in _walk(get_resolver(), "")}
    return sorted((r for r in found.values() if not r.name.startswith(NOT_OURS)), key=lambda r: r.name)


def _walk(resolver: Any, namespace: str) -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            below = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern, below)
        elif isinstance(pattern, URLPattern):
            name = f"{namespace}{pattern.name or pattern.pattern}"
            yield Route(name, tuple(pattern.pattern.regex.groupindex))


def address(route: Route, samples: Samples) -> str:
    """The address of the sample that belongs to this route."""
    return reverse(route.name, kwargs={name: _value(route, name, samples) for name in route.parameters})


def _value(route: Route, parameter: str, samples: Samples) -> Any:
    special = samples.addresses.get((route.name, parameter)) or samples.addresses.get(("*", parameter))
    if special is not None:
        return special
    noun = route.name.split(":")[-1].rsplit("-", 1)[0]
    while noun and noun not in samples.rows:
        noun = noun.rpartition("-")[0]
    if not noun:
        raise LookupError(f"There is no sample for {route.name} ({parameter}); add one to tests/security/samples.py.")
    return samples.rows[noun].pk
