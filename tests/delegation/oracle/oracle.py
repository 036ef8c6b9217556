"""Who may decide, worked out again the slow and obvious way from the dictionaries of a history.

Imports nothing of the rules, keeps nothing between questions, and looks at every row each time.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.delegation.oracle.histories import FUNCTIONS, HOLDERS, PLACES, up

Row = dict[str, Any]
BEST_FIRST = [
    "held",
    "joint_signature",
    "partner_limit",
    "outside_budget",
    "over_limit",
    "under_band",
    "not_available",
    "chain_broken",
    "advisory_only",
]


def between(day: date, start: date, end: date | None) -> bool:
    if day < start:
        return False
    return end is None or day <= end


def speaks_on(world: dict[str, Any], row: Row, day: date) -> bool:
    """Version and row are both in force that day."""
    version = world["versions"][row["version"]]
    return between(day, version["start"], version["end"]) and between(day, row["start"], row["end"])


def ever_speaks(world: dict[str, Any], row: Row) -> tuple[date, date | None] | None:
    """First and last day on which it speaks; None when there is none."""
    version = world["versions"][row["version"]]
    start = row["start"] if row["start"] > version["start"] else version["start"]
    ends = [end for end in (row["end"], version["end"]) if end is not None]
    if ends and min(ends) < start:
        return None
    return start, min(ends) if ends else None


def gives(row: Row) -> bool:
    return (
        row["treatment"] in ("delegated", "reserved")
        and row["verb"] == "decide"
        and row["holder"] is not None
    )


def reaches(row: Row, asked: dict[str, Any]) -> bool:
    places: list[int | None] = [*up(PLACES, asked["place"]), None]
    return row["function"] in up(FUNCTIONS, asked["function"]) and row["place"] in places


def closest(rows: list[Row], asked: dict[str, Any]) -> list[Row]:
    """Of the nearest function the rows of the nearest place."""
    for function in up(FUNCTIONS, asked["function"]):
        for place in [*up(PLACES, asked["place"]), None]:
            here = [row for row in rows if row["function"] == function and row["place"] == place]
            if here:
                return here
    return []


def chain(world: dict[str, Any], row: Row) -> tuple[list[Row], bool]:
    """The row and those above it, and whether the chain comes to a proper end."""
    links, here = [row], row
    while here["parent"] is not None:
        above = [
            other
            for other in world["rows"]
            if other["key"] == here["parent"] and ever_speaks(world, other) is not None
        ]
        if not above or above[0]["key"] in [link["key"] for link in links]:
            return links, False
        here = above[0]
        links.append(here)
    return links, True


def chain_holds(world: dict[str, Any], row: Row, asked: dict[str, Any]) -> bool:
    links, ends_well = chain(world, row)
    if not ends_well:
        return False
    for number in range(1, len(links)):
        below, above = links[number - 1], links[number]
        if not speaks_on(world, above, asked["on"]) or not reaches(above, asked):
            return False
        if not gives(above) or above["treatment"] != "delegated":
            return False
        if above["holder"][2] == "consultative_forum":
            return False
        if below["treatment"] == "delegated" and not above["may_pass_on"]:
            return False
    return True


def not_available(world: dict[str, Any], row: Row, asked: dict[str, Any]) -> bool:
    if row["treatment"] != "delegated":
        return False
    for rule in world["availability"]:
        if rule["supported"] != "not_supported" or not between(asked["on"], rule["start"], rule["end"]):
            continue
        if rule["function"] is not None and rule["function"] not in up(FUNCTIONS, asked["function"]):
            continue
        if rule["covers"] == "delegation" or (row["place"] is not None and asked["amount"] is not None):
            return True
    return False


def ladders(limits: list[Row], kind: str) -> list[list[Row]]:
    kinds = ["virement"] if kind == "virement" else ["spend", "payment_envelope"]
    names: list[tuple[Any, ...]] = []
    for limit in limits:
        name = (limit["set_by"], limit["kind"], limit["basis"])
        if limit["kind"] in kinds and name not in names:
            names.append(name)
    return [
        [limit for limit in limits if (limit["set_by"], limit["kind"], limit["basis"]) == name]
        for name in names
    ]


def ladder_says(ladder: list[Row], asked: dict[str, Any], upward: bool) -> str:
    """ok, joint, unknown, or the code of what fails."""
    if asked["in_budget"] is None and any(limit["budget"] for limit in ladder):
        inside, outside = (one_budget(ladder, asked, upward, told) for told in (True, False))
        failing = [said for said in (inside, outside) if said not in ("ok", "joint", "unknown")]
        if inside == outside or len(failing) == 2:
            return inside
        return "unknown"
    if any(limit["budget"] for limit in ladder):
        return one_budget(ladder, asked, upward, asked["in_budget"])
    return bands(ladder, asked, upward)


def one_budget(ladder: list[Row], asked: dict[str, Any], upward: bool, in_budget: bool) -> str:
    label = "in_budget" if in_budget else "outside_budget"
    rows = [limit for limit in ladder if limit["budget"] == "" or limit["budget"] == label]
    if not rows:
        return "ok" if in_budget else "outside_budget"
    return bands(rows, asked, upward)


def bands(rows: list[Row], asked: dict[str, Any], upward: bool) -> str:
    free = [r for r in rows if r["amount"] is None and r["above"] is None and r["joint"] is None]
    if asked["amount"] is None:
        return "ok" if free else "unknown"
    before: int | None = 0
    if rows[0]["basis"] == "per_year":
        before = asked["used_in_year"]
    if rows[0]["basis"] == "cumulative":
        before = asked["used_in_total"]
    whole = asked["amount"] if before is None else asked["amount"] + before
    if all(row["amount"] is not None and row["amount"] < whole for row in rows):
        return "over_limit"
    if before is None:
        return "ok" if free else "unknown"
    within = []
    for row in rows:
        under = row["amount"] is None or whole <= row["amount"]
        over = upward or row["above"] is None or whole > row["above"]
        if under and over:
            within.append(row)
    if not within:
        return "under_band"
    if any(row["joint"] is None or row["joint"] in asked["jointly_with"] for row in within):
        return "ok"
    return "joint"


def code_of_row(world: dict[str, Any], row: Row, asked: dict[str, Any]) -> str:
    if row["holder"][2] == "individual_executives" and row["treatment"] == "delegated":
        return "advisory_only"
    if not chain_holds(world, row, asked):
        return "chain_broken"
    if not_available(world, row, asked):
        return "not_available"
    joint = False
    for link in chain(world, row)[0]:
        upward = world["versions"][link["version"]]["upward"]
        for ladder in ladders(link["limits"], asked["kind"]):
            said = ladder_says(ladder, asked, upward)
            if said == "joint":
                joint = True
            elif said not in ("ok", "unknown"):
                return "partner_limit" if ladder[0]["set_by"] is not None else said
    return "joint_signature" if joint else "held"


def giving(world: dict[str, Any], asked: dict[str, Any]) -> list[Row]:
    """The rows in force that give authority on it to somebody."""
    current = [row for row in world["rows"] if speaks_on(world, row, asked["on"])]
    rows = closest([row for row in current if row["verb"] == "decide"], asked)
    for row in list(rows):
        if world["versions"][row["version"]]["upward"]:
            for above in chain(world, row)[0][1:]:
                if above in current and reaches(above, asked) and above not in rows:
                    rows.append(above)
    by_law = any(key in world["by_law"] for key in up(FUNCTIONS, asked["function"]))
    return [
        row
        for row in rows
        if gives(row)
        and row["holder"][2] != "consultative_forum"
        and not (by_law and row["treatment"] != "reserved")
    ]


def answer(world: dict[str, Any], asked: dict[str, Any]) -> str:
    """The code of the answer, without its "authority."."""
    if asked["holder"][2] == "consultative_forum":
        return "advisory_only"
    mine = [
        code_of_row(world, row, asked) for row in giving(world, asked) if row["holder"] == asked["holder"]
    ]
    if mine:
        return min(mine, key=BEST_FIRST.index)
    by_law = any(key in world["by_law"] for key in up(FUNCTIONS, asked["function"]))
    if by_law:
        return "non_delegable"
    current = [row for row in world["rows"] if speaks_on(world, row, asked["on"])]
    for row in current:
        if row["verb"] != "decide" and reaches(row, asked) and row["holder"] == asked["holder"]:
            return "recommends_only"
    spoken = closest([row for row in current if row["verb"] == "decide"], asked)
    if spoken:
        return refusal(spoken)
    for row in world["rows"]:
        if gives(row) and row["holder"] == asked["holder"] and reaches(row, asked):
            span = ever_speaks(world, row)
            if span is not None:
                return "not_in_force"
    return "not_listed"


def refusal(spoken: list[Row]) -> str:
    treatments = [row["treatment"] for row in spoken]
    if "delegated" in treatments:
        return "held_by_another"
    return {"led_elsewhere": "led_elsewhere", "undetermined": "undetermined"}.get(
        treatments[0], "function_reserved"
    )


def who_may(world: dict[str, Any], asked: dict[str, Any]) -> set[tuple[str, int]]:
    """Everybody who may decide it alone or together."""
    found = set()
    for holder in HOLDERS:
        if answer(world, {**asked, "holder": holder}) in ("held", "joint_signature"):
            found.add(holder[:2])
    return found
