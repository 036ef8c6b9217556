"""Long lists of boxes to tick: the ticked ones first and the rest by name, so that an option is found without a script.

A script adds a search box above what carries `data-pbp-find` (static/src/find-in-list.js).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from typing import Any

MANY = 12  # a list with more options than this is long
LONG_LIST = {"classes": "pbp-many", "attributes": {"data-pbp-find": ""}}
OTHERS = "All others"


def by_name(choices: Iterable[tuple[str, str]], chosen: Collection[str]) -> list[tuple[str, str]]:
    """(value, words) of a long list: those chosen first, both parts by their words."""
    return sorted(choices, key=lambda choice: (choice[0] not in chosen, _plain(choice[1])))


def divided(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Words between the ticked boxes and the rest, where there are both."""
    ticked = [item for item in items if item["checked"]]
    rest = items[len(ticked) :]
    return [*ticked, {"divider": OTHERS}, *rest] if ticked and rest else items


def _plain(text: str) -> str:
    """Letters without accents and case: Ém stands beside Em."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).casefold()
