"""The register of interests of an ICB or a committee on a day, cut to its reader; every form of it starts here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from governance.foundation.outcome import Outcome
from governance.models import Committee, IntegratedCareBoard
from membership.interests.models import Declaration, Interest, InterestRedaction
from membership.interests.models.interests import people_whose_interests
from membership.interests.selectors.interests import Judged, judged
from membership.people.models import Appointment, DeputyArrangement, Person
from membership.people.selectors.committees import members


@dataclass(frozen=True)
class RegisterEntry:
    """One interest as its reader may have it; None stands for what a decision keeps back (LP37, LP39)."""

    category: str
    category_label: str
    is_direct: bool
    effective_from: date
    effective_to: date | None
    organisation: int | None = None
    party: str | None = None
    position: str | None = None
    relation: str | None = None
    nature: str | None = None
    action: str | None = None

    @property
    def is_kept_back(self) -> bool:
        return self.nature is None


@dataclass(frozen=True)
class RegisterRow:
    """A person with one interest, or with none that this reader may have.

    `key`, `state`, `publicity`, `timing` and `redaction` are set for readers of the whole record only; `reference`
    names the interest to everybody, and says nothing of it. `nil` is the latest nil return, where there is one and
    nothing was declared.
    """

    person: Person
    positions: tuple[str, ...]
    entry: RegisterEntry | None = None
    is_open: bool = False
    key: int | None = None
    state: str = ""
    publicity: Outcome | None = None
    timing: Outcome | None = None
    redaction: InterestRedaction | None = None
    nil: Declaration | None = None
    reference: int | None = None

    @property
    def pk(self) -> int | None:
        return self.key


def register_rows(
    scope: IntegratedCareBoard | Committee,
    *,
    on: date,
    viewer: Any,
    rights_on: date,
    past: bool = False,
    people: Iterable[Person] = (),
) -> list[RegisterRow]:
    """The register on that day by name, as `viewer` may have it with the rights of `rights_on`; None is the public.

    A committee's people are those who sit or deputise there on the day; `people` adds others, such as those who
    attended. Who may read the whole record has what was in force on the day, declared or reviewed or not, and what is
    still public; with `past` everything of all times. Everybody else has what `public_on` lets through. A person
    with nothing to show has one row without an entry. The number of queries does not grow with the rows.
    """
    icb = scope if isinstance(scope, IntegratedCareBoard) else scope.icb
    around = {person.pk: person for person in (*_people_of(scope, on), *people)}
    interests = Interest.objects.filter(person__icb=icb).select_related("person", "organisation")
    if isinstance(scope, Committee):
        interests = interests.filter(person__in=around)
    told = judged(interests, icb=icb, on=on)
    open_to = _open_to(viewer, icb, rights_on)
    shown = [one for one in told if _is_shown(one, one.interest.person_id in open_to, on, past)]
    everybody = around | {one.interest.person_id: one.interest.person for one in shown}
    positions = positions_of(everybody, on=on)
    rows = [_row(one, open_to, positions) for one in shown]
    silent = {pk: person for pk, person in everybody.items() if pk not in {row.person.pk for row in rows}}
    nil = _nil_returns(silent, on)
    rows += [
        RegisterRow(person, positions[pk], is_open=pk in open_to, nil=nil.get(pk))
        for pk, person in silent.items()
    ]
    return sorted(rows, key=_order)


def _order(row: RegisterRow) -> tuple[Any, ...]:
    begins = -row.entry.effective_from.toordinal() if row.entry else 0
    return (row.person.name, row.person.pk, begins, row.key or 0)


def _is_shown(one: Judged, is_open: bool, on: date, past: bool) -> bool:
    if one.publicity.ok:
        return True
    if not is_open:
        return False
    return past or (one.interest.state != "withdrawn" and one.interest.is_in_force(on))


def _row(one: Judged, open_to: set[int], positions: dict[int, tuple[str, ...]]) -> RegisterRow:
    interest = one.interest
    is_open = interest.person_id in open_to
    entry = RegisterEntry(
        interest.category,
        interest.get_category_display(),
        interest.is_direct,
        interest.effective_from,
        interest.effective_to,
    )
    if is_open or one.publicity.details.get("scope") != "details":
        entry = replace(
            entry,
            organisation=interest.organisation_id,
            party=interest.party_name,
            position=interest.position,
            relation=interest.relation,
            nature=interest.nature,
            action=interest.mitigation,
        )
    row = RegisterRow(interest.person, positions[interest.person_id], entry, is_open, reference=interest.pk)
    if not is_open:
        return row
    return replace(
        row,
        key=interest.pk,
        state=interest.state,
        publicity=one.publicity,
        timing=one.timing,
        redaction=one.redaction,
    )


def _people_of(scope: IntegratedCareBoard | Committee, on: date) -> list[Person]:
    """Those around the table of a committee, deputies too; of an ICB, everybody who holds something that day."""
    if isinstance(scope, Committee):
        seats = members(scope, on=on)
        sitting = [person for seat in seats for person in seat.people]
        return [*sitting, *(arrangement.person for seat in seats for arrangement in seat.deputies)]
    held = Appointment.objects.in_force(on).filter(person__icb=scope).values("person")
    deputies = DeputyArrangement.objects.in_force(on).filter(person__icb=scope).values("person")
    return list(Person.objects.filter(pk__in=held.union(deputies)))


def _open_to(viewer: Any, icb: IntegratedCareBoard, rights_on: date) -> set[int]:
    """The people of the ICB whose whole record the reader may have."""
    if viewer is None:
        return set()
    allowed = people_whose_interests(viewer, on=rights_on)
    return set(Person.objects.filter(allowed, icb=icb).values_list("pk", flat=True))


def positions_of(people: Iterable[int], *, on: date) -> dict[int, tuple[str, ...]]:
    """What each person holds on that day: posts, seats, and seats that they deputise for."""
    wanted = set(people)
    found: dict[int, list[str]] = defaultdict(list)
    held = (
        Appointment.objects.in_force(on).filter(person__in=wanted).select_related("seat__committee", "post")
    )
    for row in held.order_by("post__title", "seat__title", "pk"):
        found[row.person_id].append(str(row.held))
    deputies = DeputyArrangement.objects.in_force(on).filter(person__in=wanted)
    for arrangement in deputies.select_related("seat__committee").order_by("seat__title", "pk"):
        found[arrangement.person_id].append(f"Deputy for {arrangement.seat}")
    return {pk: tuple(found[pk]) for pk in wanted}


def _nil_returns(people: Iterable[int], on: date) -> dict[int, Declaration]:
    """The latest return of each person by that day, where it is a nil return."""
    returned = Declaration.objects.filter(
        person__in=set(people), state__in=("returned", "reviewed"), returned_on__lte=on
    )
    latest = {row.person_id: row for row in returned.order_by("returned_on", "pk")}
    return {pk: row for pk, row in latest.items() if row.is_nil == "yes"}


def matching(rows: list[RegisterRow], given: Mapping[str, Any]) -> list[RegisterRow]:
    """The rows that a filter lets through. Filters over the record let nothing through that is not open to read."""
    tests = [
        _TESTS[name](value) for name, value in given.items() if name in _TESTS and value not in (None, "")
    ]
    return [row for row in rows if all(test(row) for test in tests)]


def _says(wanted: str) -> Callable[[RegisterRow], bool]:
    def test(row: RegisterRow) -> bool:
        entry = row.entry
        said = [str(row.person), *row.positions]
        if entry is not None:
            said += [entry.party or "", entry.position or "", entry.nature or "", entry.action or ""]
        return wanted.casefold() in "\n".join(said).casefold()

    return test


def _is_late(wanted: str) -> Callable[[RegisterRow], bool]:
    code = "interest.late" if wanted == "yes" else "interest.in_time"
    return lambda row: row.timing is not None and row.timing.code == code


_TESTS: Mapping[str, Callable[[Any], Callable[[RegisterRow], bool]]] = {
    "q": _says,
    "person": lambda person: lambda row: row.person.pk == person.pk,
    "category": lambda code: lambda row: row.entry is not None and row.entry.category == code,
    "organisation": lambda body: lambda row: row.entry is not None and row.entry.organisation == body.pk,
    "state": lambda state: lambda row: row.state == state,
    "late": _is_late,
    "redacted": lambda wanted: (
        lambda row: row.key is not None and (row.redaction is not None) == (wanted == "yes")
    ),
}
