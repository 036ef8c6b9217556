"""What an import would write: each row against the register as it stands now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from django.db.models import QuerySet

from membership.interests.models import Interest, InterestImport
from membership.interests.rules.imports import Compared, ReadRow, compare, key_of
from membership.interests.selectors.rights import is_own
from membership.people.models import Person

LIKE_ENOUGH = 0.7  # of 1, by the letters that two names share in order; only a suggestion follows
SUGGESTIONS = 3


@dataclass(frozen=True)
class ImportLine:
    """A row of the file, whose it is taken to be, and what it would do."""

    row: ReadRow
    person: Person | None
    compared: Compared
    interest: Interest | None = None


@dataclass(frozen=True)
class WrittenName:
    """A name in the file: the person chosen, and whom it is like. `is_left_out` once its rows are to be left out."""

    name: str
    rows: int
    person: Person | None
    suggestions: tuple[Person, ...]
    is_left_out: bool


def imports_visible_to(user: Any, *, on: date) -> QuerySet[InterestImport]:
    return InterestImport.objects.visible_to(user, on=on).select_related("icb", "started_by")


def people_of(made: InterestImport) -> list[Person]:
    """Everybody in the register of the import's ICB, by name."""
    return list(Person.objects.filter(icb=made.icb_id))


def read_rows(made: InterestImport) -> list[ReadRow]:
    return [ReadRow(**values) for values in made.rows]


def chosen_people(made: InterestImport) -> dict[str, Person | None]:
    """The person for each name in the file: chosen, else whoever bears exactly this name; None while nobody is."""
    people = {person.pk: person for person in Person.objects.filter(icb=made.icb_id).select_related("user")}
    known: dict[str, list[Person]] = {}
    for person in people.values():
        for name in {_plain(person.name), _plain(str(person))}:
            known.setdefault(name, []).append(person)
    found: dict[str, Person | None] = {}
    for name in dict.fromkeys(row.name for row in read_rows(made) if row.name):
        if name in made.people:
            found[name] = people.get(made.people[name])
        else:
            same = known.get(_plain(name), [])
            found[name] = same[0] if len(same) == 1 else None
    return found


def written_names(made: InterestImport) -> list[WrittenName]:
    """Every name in the file in its order, with suggestions for those that nobody bears."""
    chosen = chosen_people(made)
    counts = Counter(row.name for row in read_rows(made))
    people = people_of(made)
    names = {person.pk: _plain(person.name) for person in people}
    by_key = {person.pk: person for person in people}
    told = []
    for name, person in chosen.items():
        like = () if person else _like(name, names)
        left_out = name in made.people and made.people[name] is None
        told.append(WrittenName(name, counts[name], person, tuple(by_key[key] for key in like), left_out))
    return told


def _like(name: str, names: Mapping[int, str]) -> list[int]:
    """The keys of the names most like this one, whatever the order of their words."""
    wanted = _sorted(name)
    scores = [(SequenceMatcher(None, wanted, _sorted(other)).ratio(), key) for key, other in names.items()]
    best = sorted((pair for pair in scores if pair[0] >= LIKE_ENOUGH), reverse=True)
    return [key for _, key in best[:SUGGESTIONS]]


def _sorted(name: str) -> str:
    return " ".join(sorted(_plain(name).replace(",", " ").split()))


def import_lines(made: InterestImport, *, by: Any) -> list[ImportLine]:
    """Each row as new, same, changed, nothing or unreadable, with the reason; five queries for any number."""
    chosen = chosen_people(made)
    standing = _standing(made.icb_id)
    seen: dict[Any, int] = {}
    return [_line(row, chosen.get(row.name), made, standing, seen, by) for row in read_rows(made)]


def _line(
    row: ReadRow,
    person: Person | None,
    made: InterestImport,
    standing: Mapping[Any, Interest],
    seen: dict[Any, int],
    by: Any,
) -> ImportLine:
    refused = _why_not(row, person, made, by)
    if refused or row.nothing or person is None:
        kind = "nothing" if row.nothing and not refused else "unreadable"
        return ImportLine(row, person, Compared(kind, refused or "Nothing to declare: no entry is made."))
    values = row.values()
    key = key_of(person.pk, values)
    if key in seen:
        return ImportLine(row, person, Compared("unreadable", f"It repeats row {seen[key]}."))
    seen[key] = row.number
    interest = standing.get(key)
    return ImportLine(row, person, compare(row.told(), _values_of(interest)), interest)


def _why_not(row: ReadRow, person: Person | None, made: InterestImport, by: Any) -> str:
    if row.problem:
        return row.problem
    if person is None:
        left_out = row.name in made.people and made.people[row.name] is None
        return (
            "Its person is left out."
            if left_out
            else "Nobody in the register bears this name: choose the person."
        )
    if is_own(by, person):
        return "Your own interests are declared by yourself, or entered by a colleague."
    return ""


def _standing(icb: int) -> dict[Any, Interest]:
    """The register's interests by the key that a row is known again by; what was entered in error is not among them."""
    rows = Interest.objects.filter(person__icb=icb).exclude(state="withdrawn")
    return {
        key_of(row.person_id, _values_of(row) or {}): row
        for row in rows.select_related("person", "organisation").order_by("-pk")
    }


def _values_of(interest: Interest | None) -> dict[str, Any] | None:
    if interest is None:
        return None
    names = ("category", "relation", "position", "nature", "mitigation", "effective_from", "effective_to")
    return {name: getattr(interest, name) for name in names} | {"party": interest.party_name}


def counts_of(lines: list[ImportLine]) -> dict[str, int]:
    return dict(Counter(line.compared.kind for line in lines))


def _plain(name: str) -> str:
    return " ".join(name.replace(".", " ").casefold().split())
