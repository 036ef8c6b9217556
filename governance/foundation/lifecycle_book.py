"""Every life cycle of the portal, found in the apps, as one page of diagrams."""

from __future__ import annotations

import sys
from pathlib import Path

from django.apps import apps
from django.conf import settings

from governance.foundation.lifecycle import Lifecycle

OPENING = """# Life cycles

Drawn from the transition tables in the code by `manage.py lifecycle_diagrams`; do not edit.
"""


def lifecycles() -> list[Lifecycle]:
    """The Lifecycle objects of our apps, by noun. Models import theirs, so every one is loaded once Django is."""
    ours = {config.name for config in apps.get_app_configs() if Path(config.path).parent == settings.BASE_DIR}
    found: dict[str, Lifecycle] = {}
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] in ours:
            found |= {value.noun: value for value in vars(module).values() if isinstance(value, Lifecycle)}
    return [found[noun] for noun in sorted(found)]


def book() -> str:
    """The page, as Markdown with Mermaid diagrams and a table of the moves."""
    return "\n".join([OPENING, *(_chapter(lifecycle) for lifecycle in lifecycles())])


def _chapter(lifecycle: Lifecycle) -> str:
    moves = [
        f"| {move.name} | {', '.join(lifecycle.states[s] for s in move.sources)} | {lifecycle.states[move.target]} |"
        for move in lifecycle.transitions
    ]
    table = "\n".join(["| Move | From | To |", "|---|---|---|", *moves])
    title = lifecycle.noun.replace("_", " ").capitalize()
    return f"## {title}\n\n```mermaid\n{lifecycle.mermaid()}\n```\n\n{table}\n"
