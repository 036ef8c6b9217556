"""Sentences that say where everything goes that a scheme does not list."""

from __future__ import annotations

import re

# "All other functions are delegated to the Board." (LP97)
_RESIDUAL = re.compile(
    r"(?:all|any|every|everything)\b(?=.*\b(?:other|else|not (?:\w+ ){0,2}(?:listed|reserved|delegated|mentioned))\b)"
    r".*\b(?:delegated|reserved|remain|retained|rests?)\b.*",
    re.IGNORECASE | re.DOTALL,
)


def is_residual(text: str) -> bool:
    """Whether a sentence says where everything goes that is not listed."""
    return len(text) <= 500 and _RESIDUAL.fullmatch(text) is not None
