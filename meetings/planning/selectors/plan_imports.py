"""What an import would write: each row against the forward plan as it stands now."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from governance.models import Committee, Post
from meetings.enums import PlanSource, PrivateReason, Purpose
from meetings.planning.models import PlanImport, PlannedItem
from meetings.planning.rules.plan_import import Compared, PlanRow, Words, compare, key_of
from membership.models import Person


@dataclass(frozen=True)
class ImportLine:
    """A row of the file and what it would do; for what is absent from the file there is an item and no row."""

    compared: Compared
    row: PlanRow | None = None
    item: PlannedItem | None = None
    owner: Post | Person | None = None

    @property
    def title(self) -> str:
        return self.row.title if self.row is not None else str(self.item)

    @property
    def told(self) -> list[str]:
        """Everything that is to be said of it, a doubt a line."""
        doubts = list(self.row.doubts) if self.row is not None else []
        return [words for words in (self.compared.why, *doubts) if words]


def words() -> Words:
    """What the portal calls its codes, as a file may say it."""

    def by_label(choices: Any) -> dict[str, str]:
        found = {str(label).casefold(): code for code, label in choices}
        return found | {code: code for code, _ in choices}

    return Words(by_label(Purpose.choices), by_label(PlanSource.choices), by_label(PrivateReason.choices))


def import_lines(made: PlanImport, *, on: date) -> list[ImportLine]:
    """Each row as new, changed, same or unreadable, then what the plan holds and the file does not."""
    standing = standing_items(made.committee, on=on)
    owners = _owners(made.committee)
    seen: dict[str, int] = {}
    lines = [_line(_row(values), standing, owners, seen, on) for values in made.rows]
    absent = [item for key, item in standing.items() if key not in seen]
    return [*lines, *(ImportLine(Compared("absent", "Stays as it is."), item=item) for item in absent)]


def _row(values: dict[str, Any]) -> PlanRow:
    return PlanRow(**values)


def standing_items(committee: Committee, *, on: date) -> dict[str, PlannedItem]:
    """The committee's plan by the key that a row is known again by; what has ended is not among it."""
    rows = PlannedItem.objects.filter(committee=committee).exclude(effective_to__lt=on)
    return {
        key_of(row.title): row for row in rows.select_related("owner_post", "owner_person").order_by("-pk")
    }


def _owners(committee: Committee) -> dict[str, list[Post | Person]]:
    found: dict[str, list[Post | Person]] = {}
    for post in Post.objects.filter(icb=committee.icb_id):
        found.setdefault(key_of(post.title), []).append(post)
    for person in Person.objects.filter(icb=committee.icb_id):
        for name in {key_of(person.name), key_of(str(person))}:
            found.setdefault(name, []).append(person)
    return found


def _line(
    row: PlanRow,
    standing: dict[str, PlannedItem],
    owners: dict[str, list[Post | Person]],
    seen: dict[str, int],
    on: date,
) -> ImportLine:
    key = key_of(row.title)
    if key in seen:
        return ImportLine(Compared("unreadable", f"It repeats row {seen[key]}."), row)
    if key:
        seen[key] = row.number
    if row.problem:
        return ImportLine(Compared("unreadable", row.problem), row)
    named = owners.get(key_of(row.owner), []) if row.owner else []
    owner = named[0] if len(named) == 1 else None
    if row.owner and owner is None:
        row = doubted(row, named)
    item = standing.get(key)
    values = values_of(row, owner, on=on)
    existing = {name: getattr(item, name) for name in values} if item is not None else None
    return ImportLine(compare(values, existing), row, item, owner)


def doubted(row: PlanRow, named: list[Post | Person]) -> PlanRow:
    why = "is no post or person here" if not named else "names several"
    doubt = f"The owner “{row.owner[:60]}” {why}: the owner stays as it is."
    said = [name for name in row.said if name != "owner"]
    return PlanRow(**(row.as_json() | {"doubts": [*row.doubts, doubt], "said": said}))


def values_of(row: PlanRow, owner: Post | Person | None, *, on: date) -> dict[str, Any]:
    """The fields of which the row says something, the owner included."""
    values = row.told(today=on)
    if "owner" in row.said:
        values["owner_post"] = owner if isinstance(owner, Post) else None
        values["owner_person"] = owner if isinstance(owner, Person) else None
    return values


def counts_of(lines: list[ImportLine]) -> dict[str, int]:
    return dict(Counter(line.compared.kind for line in lines))
