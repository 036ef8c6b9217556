"""Rows of a scheme of reservation and delegation for public pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from delegation.models import SchemeEntry
from delegation.presenters import holder_name, limit_words, terms
from delegation.selectors.scope import Scope

COLUMNS = [
    "Function",
    "How it is treated",
    "Who holds it",
    "Limit",
    "Conditions and what is kept back",
    "Source",
]
HEADINGS = {
    "within": ("In scope: decided here", ""),
    "outside": (
        "Out of scope: not decided here",
        "Reserved, led elsewhere, or discussed here without being delegated.",
    ),
    "undecided": ("Not yet determined", "Who decides these has not been settled."),
}


def scope_groups(scope: Scope) -> list[dict[str, Any]]:
    """In scope, out of scope and undetermined at a place (R81); a side without rows is left out."""
    sides = {"within": scope.within, "outside": scope.outside, "undecided": scope.undecided}
    return [
        _group(*HEADINGS[side], [entry for line in lines for entry in line.entries])
        for side, lines in sides.items()
        if lines
    ]


def held_groups(entries: Iterable[SchemeEntry]) -> list[dict[str, Any]]:
    """What entries in force give to one committee."""
    rows = list(entries)
    return [_group("Held by this committee", "", rows)] if rows else []


def _group(heading: str, note: str, entries: Iterable[SchemeEntry]) -> dict[str, Any]:
    return {
        "heading": heading,
        "note": note,
        "columns": COLUMNS,
        "entries": [_row(entry) for entry in entries],
    }


def _row(entry: SchemeEntry) -> dict[str, Any]:
    """One entry; every cell is a list of lines."""
    where = [entry.place.name] if entry.place else []
    return {
        "reference": entry.reference,
        "function": entry.function.title,
        "cells": [
            [entry.get_treatment_display(), *where],
            [name for name in [holder_name(entry)] if name],
            [limit_words(entry)] if entry.treatment == "delegated" else [],
            terms(entry),
            [entry.source],
        ],
    }
