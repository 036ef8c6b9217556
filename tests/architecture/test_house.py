"""The house keeps its shape: which way foreign keys point, what rules may know, what is recorded."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated

BASE = Path(__file__).resolve().parent.parent.parent
FLOORS = ["governance", "delegation", "membership", "meetings", "reports", "pbp_portal"]
LEVEL = {"governance": 0, "delegation": 1, "membership": 1, "meetings": 2, "reports": 3, "pbp_portal": 4}


def our_models() -> list[type[models.Model]]:
    return [m for m in apps.get_models(include_auto_created=True) if m._meta.app_label in LEVEL]


def sources(*patterns: str) -> list[Path]:
    files = [p for pattern in patterns for floor in FLOORS for p in (BASE / floor).rglob(pattern)]
    return [p for p in files if "migrations" not in p.parts and "__pycache__" not in p.parts]


def test_every_foreign_key_points_down_or_stays_in_its_app() -> None:
    upward = []
    for model in our_models():
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if not isinstance(field, models.ForeignKey | models.ManyToManyField) or target is None:
                continue
            here, there = model._meta.app_label, target._meta.app_label
            if there in LEVEL and here != there and LEVEL[there] >= LEVEL[here]:
                upward.append(f"{model.__name__}.{field.name} → {target.__name__}")
    assert not upward


def imports_of(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_rules_know_neither_django_nor_models_nor_the_clock() -> None:
    forbidden = re.compile(r"^(django|celery)(\.|$)|\.(models|selectors|actions|clock)(\.|$)")
    bad = {
        f"{path.relative_to(BASE)} imports {name}"
        for path in sources("rules/*.py", "rules.py")
        for name in imports_of(path)
        if forbidden.search(name)
    }
    assert not bad


def test_only_the_clock_reads_the_time() -> None:
    reading = re.compile(
        r"\b(date\.today|datetime\.now|datetime\.utcnow|timezone\.now|localdate|time\.time)\("
    )
    bad = [
        str(path.relative_to(BASE))
        for path in sources("*.py")
        if path.name != "clock.py" and reading.search(path.read_text()) and "embedded" not in path.parts
    ]
    assert bad == []


def test_views_hold_no_queries() -> None:
    bad = [str(p.relative_to(BASE)) for p in sources("views/*.py", "views.py") if ".objects" in p.read_text()]
    assert bad == []


def test_weasyprint_and_pikepdf_stay_in_their_rooms() -> None:
    rooms = {
        "weasyprint": [("reports", "pdf")],
        "pikepdf": [("reports", "pdf"), ("governance", "foundation", "files")],
    }
    bad = []
    for path in sources("*.py"):
        parts = path.relative_to(BASE).parts
        for library, allowed in rooms.items():
            uses = any(name.split(".")[0] == library for name in imports_of(path))
            if uses and not any(parts[: len(room)] == room for room in allowed):
                bad.append(f"{path.relative_to(BASE)} imports {library}")
    assert not bad


# Rows that are not edited by people: evidence, work and copies have their own safeguards.
NOT_RECORDED = {
    "FolderFile",
    "CalendarEntry",
    "CalendarFeed",
    "GovernanceEvent",
    "ImportName",
    "ImportRow",
    "ImportTable",
    "InterestImport",
    "Job",
    "LedgerActor",
    "LedgerChain",
    "MeetingInvitation",
    "OutboxMessage",
    "PackBuild",
    "PaperCheck",
    "PartWords",
    "PlanImport",
    "PublishedFile",
    "RenderedPart",
    "SentQuestion",
    "StoredFile",
    "User",
    "MeetingUserObjectPermission",
    "PaperUserObjectPermission",
}


def test_every_model_that_people_edit_is_recorded() -> None:
    plain = {
        m.__name__
        for m in our_models()
        if not issubclass(m, Recorded)
        and not m.__name__.startswith("Historical")
        and not m._meta.auto_created
        and not m._meta.proxy
    }
    assert plain == NOT_RECORDED


@pytest.mark.requirement("R190")
def test_every_effective_dated_model_checks_its_dates() -> None:
    for model in our_models():
        if issubclass(model, EffectiveDated):
            names = {constraint.name for constraint in model._meta.constraints}
            assert any(name.endswith("_dates_in_order") for name in names), model.__name__


WRITES_PAST_HISTORY = re.compile(r"\.(bulk_create|bulk_update)\(|\.raw\(|loaddata")


def test_recorded_rows_are_not_written_past_their_history() -> None:
    """`.update()` is for jobs only; bulk writes are where their history is written with them; raw ones nowhere."""
    bad = []
    for path in sources("*.py"):
        text = path.read_text()
        if WRITES_PAST_HISTORY.search(text) and path != BASE / "governance/foundation/many.py":
            bad.append(str(path.relative_to(BASE)))
        if re.search(r"\)\.update\(\s*\w+=|\bobjects\.update\(", text) and path.name not in {"jobs.py"}:
            bad.append(str(path.relative_to(BASE)))
    assert bad == []
