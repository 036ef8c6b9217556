"""What a snapshot keeps beside its rows so that the public can ask it who may decide.

The rows say who holds what in words. To answer a question one needs besides: the tree of functions, what the law
holds, the form of each holder, and from when delegating is supported.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from delegation.models import Function, SchemeEntry, SchemeVersion
from delegation.selectors.agreements import availability_facts
from delegation.selectors.catalogue import functions_of
from delegation.selectors.facts import function_facts, holder_facts


def question_content(
    version: SchemeVersion, rows: Sequence[SchemeEntry], anchors: dict[int, str]
) -> dict[str, Any]:
    """JSON values: functions with what they are part of (nearest first), forms of holders by anchor, availability."""
    functions = {row.pk: row for row in functions_of(version.scheme.icb)}
    return {
        "functions": [
            _function(row, functions) for row in sorted(functions.values(), key=lambda row: row.title)
        ],
        "forms": {anchors[row.pk]: holder_facts(row.holder).form for row in rows if row.holder},
        "availability": [
            {
                "covers": rule.covers,
                "availability": rule.availability,
                "from": rule.period.start.isoformat(),
                "to": rule.period.end.isoformat() if rule.period.end else None,
                "explanation": rule.explanation,
                "source": rule.source,
                "function": functions[rule.function].title if rule.function in functions else "",
            }
            for rule in availability_facts(version.scheme.icb)
        ],
    }


def _function(function: Function, functions: dict[int, Function]) -> dict[str, Any]:
    facts = function_facts(function)
    return {
        "title": function.title,
        "within": [functions[key].title for key in facts.within if key in functions],
        "by_law": facts.non_delegable_by_law,
        "citation": facts.citation,
        "legal_source": facts.legal_source,
    }
