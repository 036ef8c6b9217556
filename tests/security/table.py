"""The declared answer of every route to every role, for GET and for POST.

A row is (GET, POST); an answer is {status: roles}. Roles that no answer names get `rest`. Who is signed out is sent to
sign in (302) everywhere but on the public site. A POST here carries no fields: 200 is the form again with its errors.
"""

from __future__ import annotations

from dataclasses import dataclass

SIGNED_OUT = frozenset({"anonymous", "inactive"})
KEEPERS = frozenset({"governance_officer", "governance_lead"})
RUNNERS = KEEPERS | {"committee_secretary", "place_director"}
SEE_DRAFTS = RUNNERS | {"paper_author", "chair", "executive", "auditor"}
IN_ICB = SEE_DRAFTS | {"member", "conflicted"}
OUTSIDE = frozenset({"nobody", "other_icb", "system_administrator"})
EVERYBODY = SIGNED_OUT | IN_ICB | OUTSIDE
LEAD = frozenset({"governance_lead"})
ADMINISTRATOR = frozenset({"system_administrator"})

Answer = dict[int, frozenset[str]]


@dataclass(frozen=True)
class Row:
    """What GET and POST answer; `public` pages answer the signed-out like everybody else."""

    get: Answer
    post: Answer
    public: bool = False

    def expected(self, method: str, role: str) -> int:
        if role in SIGNED_OUT and not self.public:
            return 302
        answer = self.get if method == "GET" else self.post
        return next(status for status, roles in answer.items() if role in roles)


def only(status: int) -> Answer:
    return {status: EVERYBODY}


def answer(ok: frozenset[str], *, status: int = 200, refused: frozenset[str] = frozenset(), rest: int = 404) -> Answer:
    """`ok` get `status`, `refused` are told why (403), everybody else gets `rest`."""
    return {status: ok, 403: refused - ok, rest: EVERYBODY - ok - refused}


READ_ONLY = only(405)


def listing(readers: frozenset[str] = IN_ICB) -> Row:
    """A list in one's own ICB: the other ICB's staff see their own rows."""
    return Row(answer(readers | {"other_icb"}, rest=403), READ_ONLY)


def detail(readers: frozenset[str] = IN_ICB) -> Row:
    return Row(answer(readers), READ_ONLY)


def change(holders: frozenset[str], readers: frozenset[str] = IN_ICB) -> Row:
    """A form on one row: who may not change what they see is told why."""
    both = answer(holders, refused=readers)
    return Row(both, both)


def creation(holders: frozenset[str]) -> Row:
    both = answer(holders | {"other_icb"}, rest=403)
    return Row(both, both)


def act(
    holders: frozenset[str], *, status: int = 302, readers: frozenset[str] = SEE_DRAFTS, get: Answer | None = None
) -> Row:
    """A button: POST only."""
    return Row(get or READ_ONLY, answer(holders, status=status, refused=readers))


def register(
    app: str,
    noun: str,
    *,
    holders: frozenset[str] = KEEPERS,
    readers: frozenset[str] = IN_ICB,
    forms: tuple[str, ...] = ("create", "edit", "end"),
    has_history: bool = True,
) -> dict[str, Row]:
    """The rows of one register's pages."""
    name = f"{app}:{noun}"
    rows = {f"{name}-list": listing(readers), f"{name}-csv": listing(readers), f"{name}-detail": detail(readers)}
    if has_history:
        rows[f"{name}-history"] = detail(readers)
    if "create" in forms:
        rows[f"{name}-create"] = creation(holders)
    for form in ("edit", "end"):
        if form in forms:
            rows[f"{name}-{form}"] = change(holders, readers)
    return rows


def public(get: int = 200) -> Row:
    return Row(only(get), READ_ONLY, public=True)
