"""The declared answer of every route to every role, for GET and for POST.

A row is (GET, POST); an answer is {status: roles}. Who is signed out is sent to sign in (302) everywhere but on the
public site. A POST here carries no fields: 200 is the form again with its errors.
"""

from __future__ import annotations

from dataclasses import dataclass

SIGNED_OUT = frozenset({"anonymous", "inactive"})
KEEPERS = frozenset({"governance_officer", "governance_lead"})
RUNNERS = KEEPERS | {"committee_secretary", "place_director"}
WRITERS = RUNNERS | {"paper_author", "executive"}
SIGNERS = frozenset({"governance_lead", "place_director", "executive"})
SEE_PRIVATE_DRAFTS = RUNNERS | {"chair", "executive", "auditor"}
SEE_DRAFTS = SEE_PRIVATE_DRAFTS | {"paper_author"}
READ_PRIVATE = SEE_PRIVATE_DRAFTS | {"member", "conflicted"}
IN_ICB = SEE_DRAFTS | {"member", "conflicted", "coi_guardian"}
AUDITORS = KEEPERS | {"auditor"}
SEE_INTERESTS = RUNNERS | {
    "chair",
    "auditor",
    "coi_guardian",
}  # of people at their own tables, or of the whole ICB
OUTSIDE = frozenset({"nobody", "other_icb", "system_administrator"})
EVERYBODY = SIGNED_OUT | IN_ICB | OUTSIDE
LEAD = frozenset({"governance_lead"})
ADMINISTRATOR = frozenset({"system_administrator"})
NOBODY: frozenset[str] = frozenset()

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
        answer = self.get if method == "get" else self.post
        return next(status for status, roles in answer.items() if role in roles)


def only(status: int) -> Answer:
    return {status: EVERYBODY}


def answer(
    ok: frozenset[str], *, status: int = 200, refused: frozenset[str] = NOBODY, rest: int = 404
) -> Answer:
    """`ok` get `status`, `refused` are told why (403), everybody else gets `rest`."""
    return {status: ok, 403: refused - ok, rest: EVERYBODY - ok - (NOBODY if rest == 403 else refused)}


READ_ONLY = only(405)


def listing(readers: frozenset[str] = IN_ICB | {"other_icb"}) -> Row:
    """A list in one's own ICB: the other ICB's staff see their own rows."""
    return Row(answer(readers, rest=403), READ_ONLY)


def detail(readers: frozenset[str] = IN_ICB) -> Row:
    return Row(answer(readers), READ_ONLY)


def form(holders: frozenset[str], readers: frozenset[str] = IN_ICB) -> Row:
    """A form on one row: who may not change what they see is told why."""
    both = answer(holders, refused=readers)
    return Row(both, both)


def creation(holders: frozenset[str]) -> Row:
    both = answer(holders | {"other_icb"}, rest=403)
    return Row(both, both)


def button(holders: frozenset[str], readers: frozenset[str] = SEE_DRAFTS) -> Row:
    """POST only; it leads back with a notice, also when a rule refuses."""
    return Row(READ_ONLY, answer(holders, status=302, refused=readers))


def public(get: int = 200, post: int = 405) -> Row:
    return Row(only(get), only(post), public=True)


def register(
    app: str,
    noun: str,
    *,
    holders: frozenset[str] = KEEPERS,
    readers: frozenset[str] = IN_ICB,
    forms: tuple[str, ...] = ("create", "edit", "end"),
    has_history: bool = True,
) -> dict[str, Row]:
    """The rows of one register's pages. `other_icb` is a governance lead elsewhere and lists what is theirs."""
    name = f"{app}:{noun}"
    lists = listing(readers | {"other_icb"})
    rows = {f"{name}-list": lists, f"{name}-csv": lists, f"{name}-detail": detail(readers)}
    if has_history:
        rows[f"{name}-history"] = detail(readers)
    if "create" in forms:
        rows[f"{name}-create"] = creation(holders)
    for each in ("edit", "end"):
        if each in forms:
            rows[f"{name}-{each}"] = form(holders, readers)
    return rows
