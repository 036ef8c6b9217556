"""Tokens that must stay where they are put: one for each confidential field, each findable by its name.

A token is one long word without hyphens, so that a line break or a hyphen set by a printer cannot hide it: what is
searched is first freed of white space, hyphens and soft hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

PREFIX = "zqcanary"
_BREAKS = re.compile("[\\s\\-\u00ad\u2010\u2011\u200b]+")
# Who may not see what: see tests/security/test_canaries.py.
KINDS = ("private", "withheld", "draft", "scheme", "contact", "decision", "internal", "interest", "partner")


class Canaries:
    """`word("private", "title")` is a new token of that kind; `found(text)` the tokens that a text holds."""

    def __init__(self) -> None:
        self._kinds: dict[str, str] = {}

    def word(self, kind: str, name: str) -> str:
        if kind not in KINDS:
            raise ValueError(f"{kind} is no kind of canary.")
        token = f"{PREFIX}{kind}{name}zq"
        self._kinds[token] = kind
        return token

    def of(self, *kinds: str) -> set[str]:
        return {token for token, kind in self._kinds.items() if kind in (kinds or KINDS)}

    def found(self, text: str, tokens: Iterable[str] = ()) -> set[str]:
        if PREFIX not in (plain := plain_text(text)):
            return set()
        return {token for token in tokens or self._kinds if token in plain}


def plain_text(text: str) -> str:
    return _BREAKS.sub("", text).lower()
