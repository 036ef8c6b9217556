"""What nobody means to send: values by kind, and what a page did with them."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from django.core.signals import got_request_exception

from tests.security.visitors import SERVER_ERROR, Answer, Visitors

# How often each thing is tried; more often where there is time for it, and when looking for faults.
ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "1"))

# The words that must never come back as markup.
MARK = '"><b data-fuzz="1">'
REFLECTED = "<b data-fuzz="
LONG = "x" * 10_000
BAD_DAYS = ("2024-02-31", "0000-00-00", "9999-12-31", "2026-13-01", "1e4-01-01", "27/3/2026", "today")
NUMBERS = ("0", "-1", str(10**30), "9" * 5000, "1.5", "1e9", "NaN", "٣", "²", "0x10", "1_0")
WORDS = (
    "\0",
    "before\0after",
    LONG,
    MARK,
    "' OR 1=1; DROP TABLE governance_committee; --",
    "\u202egnp.tnemucod\u202c",
    "{{ 7*7 }} {% raise %} %s %(name)s",
    "../../../../etc/passwd",
    "line\r\nSet-Cookie: fuzz=1",
    "\ufeff\u200b",
    "🏛" * 300,
)
# Percent bytes that are not UTF-8: a lone byte, half a letter, a lone surrogate, an overlong slash.
BROKEN_BYTES = ("%ff", "%c3", "%ed%a0%80", "%c0%af", "%f5%80%80%80")
QUERY_VALUES = tuple(quote(value) for value in (*WORDS, *NUMBERS, *BAD_DAYS)) + BROKEN_BYTES


@contextmanager
def errors_told() -> Iterator[list[str]]:
    """The exceptions that became 500 pages, each as its last lines."""
    told: list[str] = []

    def keep(**_: Any) -> None:
        told.append(" | ".join(line.strip() for line in traceback.format_exc().strip().splitlines()[-4:]))

    got_request_exception.connect(keep)
    try:
        yield told
    finally:
        got_request_exception.disconnect(keep)


def visit(visitors: Visitors, role: str, *request: Any, **options: Any) -> tuple[Answer | None, list[str]]:
    """The answer (none where the reading of it broke) and what is wrong with it whatever was asked."""
    with errors_told() as told:
        try:
            answer = visitors.visit(role, *request, **options)
        except Exception as error:  # a streamed answer that broke on its way
            return None, [f"broke: {error!r} {told}"]
    return answer, list(_faults(answer, told))


def _faults(answer: Answer, told: list[str]) -> Iterator[str]:
    if answer.status >= SERVER_ERROR:
        yield f"{answer.status} {told}"
    if answer.media_type == "text/html" and REFLECTED in answer.text:
        yield "what was sent came back as markup"
    if "fuzz" in answer.cookies or "\n" in answer.location:
        yield "what was sent became a header"
