"""Random histories of schemes, and questions about them, as plain dictionaries and numbers.

Nothing here knows how authority is decided. `as_facts` and `as_question` put the same history into the words of the
rules; the oracle reads the dictionaries.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from delegation.rules.availability import AvailabilityFacts
from delegation.rules.facts import EntryFacts, FunctionFacts, HolderFacts, Limit, PlaceFacts, Question
from governance.foundation.periods import Period

World = dict[str, Any]
FIRST = date(2021, 1, 1)
DAYS = 900
# A tree of functions and of places: each with what it is part of.
FUNCTIONS = {1: None, 2: 1, 3: 1, 4: 2, 5: None}
PLACES = {1: None, 2: 1, 3: None}
HOLDERS = (
    ("committee", 1, "committee"),
    ("committee", 2, "statutory_board"),
    ("committee", 3, "consultative_forum"),
    ("committee", 4, "individual_executives"),
    ("post", 1, ""),
    ("post", 2, ""),
    ("body", 1, "icb"),
)
TREATMENTS = ("delegated",) * 6 + ("reserved", "led_elsewhere", "discussed_not_delegated", "undetermined")
AMOUNTS = (0, 1, 10, 50, 100, 500, 1000)


def new_world(random: Random) -> World:
    """One or two schemes with some versions in a row, each with entries of its own."""
    world: World = {
        "versions": [],
        "rows": [],
        "by_law": set(random.sample(sorted(FUNCTIONS), random.choice((0, 0, 1)))),
    }
    for scheme in range(random.choice((1, 1, 2))):
        start = FIRST + timedelta(days=random.randint(0, 200))
        for _ in range(random.randint(1, 3)):
            add_version(world, random, scheme=scheme, start=start)
            start += timedelta(days=random.randint(1, 300))
    world["availability"] = [availability(random) for _ in range(random.choice((0, 0, 0, 1, 2)))]
    return world


def add_version(world: World, random: Random, *, scheme: int, start: date) -> None:
    """Adopt a version: the one before it in the same scheme ends on the day before, if it had not ended."""
    for version in world["versions"]:
        if version["scheme"] == scheme and version["end"] is None:
            version["end"] = start - timedelta(days=1)
    key = len(world["versions"])
    world["versions"].append({"scheme": scheme, "start": start, "end": None, "upward": random.random() < 0.3})
    mine: list[dict[str, Any]] = []
    for _ in range(random.randint(2, 9)):
        mine.append(new_row(random, key=len(world["rows"]) + len(mine), version=key, start=start, above=mine))
    if random.random() < 0.1:
        mine[0]["parent"] = mine[-1]["key"]
    world["rows"] += mine


def new_row(
    random: Random, *, key: int, version: int, start: date, above: list[dict[str, Any]]
) -> dict[str, Any]:
    begins = start + timedelta(days=random.choice((0, 0, 0, -30, 40)))
    row: dict[str, Any] = {
        "key": key,
        "version": version,
        "function": random.choice(sorted(FUNCTIONS)),
        "place": random.choice((None, None, *PLACES)),
        "treatment": random.choice(TREATMENTS),
        "verb": random.choice(("decide",) * 6 + ("recommend",)),
        "holder": random.choice(HOLDERS) if random.random() < 0.9 else None,
        "start": begins,
        "end": begins + timedelta(days=random.randint(0, 200)) if random.random() < 0.2 else None,
        "parent": None,
        "may_pass_on": random.random() < 0.7,
        "limits": [new_limit(random) for _ in range(random.choice((0, 0, 1, 1, 2, 3)))],
    }
    if above and random.random() < 0.4:
        chosen = random.choice(above)
        row["parent"] = chosen["key"] if random.random() < 0.95 else 10_000
        if random.random() < 0.7:
            row |= {name: chosen[name] for name in ("function", "place")}
    return row


def new_limit(random: Random) -> dict[str, Any]:
    amount = random.choice((None, *AMOUNTS))
    floors = [step for step in AMOUNTS if amount is None or step < amount]
    return {
        "kind": random.choice(("spend",) * 6 + ("virement", "payment_envelope")),
        "amount": amount,
        "above": random.choice(floors) if floors and random.random() < 0.3 else None,
        "basis": random.choice(("per_decision",) * 3 + ("per_year", "cumulative")),
        "budget": random.choice(("",) * 4 + ("in_budget", "outside_budget")),
        "joint": random.choice((None,) * 4 + (HOLDERS[4], HOLDERS[5])),
        "set_by": random.choice((None,) * 4 + (71, 72)),
    }


def availability(random: Random) -> dict[str, Any]:
    start = FIRST + timedelta(days=random.randint(0, DAYS))
    return {
        "function": random.choice((None, *FUNCTIONS)),
        "covers": random.choice(("delegation", "budget")),
        "supported": random.choice(("not_supported", "unlikely")),
        "start": start,
        "end": start + timedelta(days=random.randint(0, 365)) if random.random() < 0.8 else None,
    }


def new_question(random: Random) -> dict[str, Any]:
    return {
        "holder": random.choice(HOLDERS),
        "function": random.choice(sorted(FUNCTIONS)),
        "place": random.choice((None, *PLACES)),
        "on": FIRST + timedelta(days=random.randint(-30, DAYS)),
        "amount": random.choice((None, *AMOUNTS, 2, 51, 2000)),
        "in_budget": random.choice((None, True, False)),
        "used_in_year": random.choice((None, 0, 40, 450)),
        "used_in_total": random.choice((None, 0, 90)),
        "kind": random.choice(("spend", "spend", "spend", "virement")),
        "jointly_with": random.sample([HOLDERS[4], HOLDERS[5]], random.choice((0, 0, 1))),
    }


def up(tree: dict[int, int | None], key: int | None) -> list[int]:
    """What it is part of, itself first."""
    path = []
    while key is not None:
        path.append(key)
        key = tree[key]
    return path


# --- the same in the words of the rules ------------------------------------------------------------------------


def as_facts(world: World) -> list[EntryFacts]:
    return [fact for row in world["rows"] if (fact := _fact(row, world)) is not None]


def as_availability(world: World) -> list[AvailabilityFacts]:
    return [
        AvailabilityFacts(
            number,
            rule["covers"],
            rule["supported"],
            Period(rule["start"], rule["end"]),
            "Why.",
            "Paper",
            rule["function"],
        )
        for number, rule in enumerate(world["availability"])
    ]


def as_question(asked: dict[str, Any], world: World) -> Question:
    path = up(FUNCTIONS, asked["function"])
    by_law = any(key in world["by_law"] for key in path)
    place = up(PLACES, asked["place"])
    return Question(
        function=FunctionFacts(path[0], f"Function {path[0]}", tuple(path[1:]), by_law),
        place=PlaceFacts(place[0], f"Place {place[0]}", tuple(place[1:])) if place else None,
        on=asked["on"],
        holder=_holder(asked["holder"]),
        amount=_pounds(asked["amount"]),
        in_budget=asked["in_budget"],
        used_in_year=_pounds(asked["used_in_year"]),
        used_in_total=_pounds(asked["used_in_total"]),
        kind=asked["kind"],
        jointly_with=tuple(_holder(other) for other in asked["jointly_with"]),
    )


def _fact(row: dict[str, Any], world: World) -> EntryFacts | None:
    version = world["versions"][row["version"]]
    start = max(row["start"], version["start"])
    end = min((day for day in (row["end"], version["end"]) if day is not None), default=None)
    if end is not None and end < start:
        return None
    return EntryFacts(
        key=row["key"],
        function=row["function"],
        function_title=f"Function {row['function']}",
        place=row["place"],
        place_name=f"Place {row['place']}" if row["place"] else "",
        treatment=row["treatment"],
        treatment_words=row["treatment"],
        period=Period(start, end),
        source=f"Row {row['key']}",
        holder=_holder(row["holder"]) if row["holder"] else None,
        limits=tuple(_limit(limit) for limit in row["limits"]),
        verb=row["verb"],
        parent=row["parent"],
        may_sub_delegate=row["may_pass_on"],
        version=row["version"],
        passes_upward=version["upward"],
    )


def _limit(limit: dict[str, Any]) -> Limit:
    return Limit(
        amount=_pounds(limit["amount"]),
        basis=limit["basis"],
        basis_words="",
        above=_pounds(limit["above"]),
        kind=limit["kind"],
        budget=limit["budget"],
        joint=_holder(limit["joint"]) if limit["joint"] else None,
        set_by=limit["set_by"],
        set_by_name=f"Partner {limit['set_by']}" if limit["set_by"] else "",
    )


def _holder(holder: tuple[str, int, str]) -> HolderFacts:
    kind, key, form = holder
    return HolderFacts(kind, key, f"{kind} {key}", form)


def _pounds(amount: int | None) -> Decimal | None:
    return None if amount is None else Decimal(amount)
