"""How a recommendation reads: what is asked of the meeting is said once (R7, R64)."""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-z]+")


def lead_in(kind_label: str, text: str) -> str:
    """The words printed before the text: what is asked, or nothing where the text begins by asking it.

    "Note" before "the update…", and nothing before "Note the update…", "To note the…" or "**Note** the…".
    """
    words = _WORD.findall(text.lower())
    if words[:1] == ["to"]:
        words = words[1:]
    asked = kind_label.lower().split()[0]
    return "" if words[:1] == [asked] else kind_label
