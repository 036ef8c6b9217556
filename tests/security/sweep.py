"""Opens every address of a namespace as everybody, and says where the answer is not the declared one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.cache import cache

from tests.security.headers import header_faults
from tests.security.routes import Route, address, routes
from tests.security.rows import TABLE
from tests.security.table import READ_ONLY, SIGNED_OUT, Row
from tests.security.visitors import ROLES, SERVER_ERROR, Answer, Visitors

# Without a namespace: signing in, and the health of the service.
NAMESPACES = (
    "governance",
    "membership",
    "delegation",
    "meetings",
    "reports",
    "paper-links",
    "action-links",
    "questions",
    "public",
    "",
)
AT_ONCE = 40  # rows of one test: several processes share a long namespace
# A POST that no view takes is refused before anybody asks who sends it: a few show that.
SOME = ("anonymous", "nobody", "governance_lead")
# Of those who were given a form, these send it; everybody who was not given it tries to.
SENDERS = ("governance_lead", "paper_author", "system_administrator")


def namespace(row: str) -> str:
    return row.rpartition(":")[0]


def cases(of: str, names: tuple[str, ...] | None = None) -> Iterator[tuple[str, Route, str, Row]]:
    """(row, route, variant, what it declares) of one namespace, or of these of its rows."""
    known = {route.name: route for route in routes()}
    for name, row in TABLE.items():
        route, _, variant = name.partition("@")
        if namespace(route) == of and route in known and (names is None or name in names):
            yield name, known[route], variant, row


@dataclass(frozen=True)
class Share:
    """Some rows of one namespace, in the order of the table."""

    of: str
    number: int
    names: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.of or 'sign-in'}-{self.number}"


def _shares() -> Iterator[Share]:
    for of in NAMESPACES:
        names = [name for name in TABLE if namespace(name.partition("@")[0]) == of]
        for number, first in enumerate(range(0, len(names), AT_ONCE), start=1):
            yield Share(of, number, tuple(names[first : first + AT_ONCE]))


SHARES = tuple(_shares())


def sweep(visitors: Visitors, share: Share) -> list[str]:
    """One line for each answer that differs, says too much, or lacks a header."""
    faults: list[str] = []
    of = share.of
    for name, route, variant, row in cases(of, share.names):
        url = address(route, visitors.samples, variant)
        first: Answer | None = None
        for role in ROLES:
            for method in ("get", "post"):
                if method == "post" and not _sends(row, role):
                    continue
                if not of:
                    cache.clear()  # attempts at signing in are counted, and here come hundreds
                got = visitors.visit(role, url, method)
                where = f"{name} {method.upper()} {role}"
                faults += [f"{where}: {fault}" for fault in _faults(visitors, got, row, method, role)]
                if of == "public" and method == "get":
                    first = first or got
                    if got.body != first.body:
                        faults.append(f"{where}: the page differs from the one that {ROLES[0]} reads")
    return faults


def _sends(row: Row, role: str) -> bool:
    if row.post == READ_ONLY:
        return role in SOME
    has_form = row.post == row.get and row.expected("get", role) == 200
    return role in SENDERS or not has_form


def _faults(visitors: Visitors, got: Answer, row: Row, method: str, role: str) -> Iterator[str]:
    expected = row.expected(method, role)
    if got.status != expected:
        yield f"expected {expected}, got {got.status}"
    if got.status >= SERVER_ERROR and expected < SERVER_ERROR:
        return
    if role in SIGNED_OUT and not row.public and "/accounts/login/" not in got.location:
        yield f"is sent to {got.location!r}, not to sign in"
    if got.status not in (200, 302) and (said := visitors.samples.canaries.found(got.text)):
        yield f"a refusal names {sorted(said)}"
    yield from header_faults(got)
