"""What the pages of imports read: imports that a person may see, their tables, names and rows."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When

from delegation.models import (
    ColumnLayout,
    ImportName,
    ImportRow,
    ImportTable,
    Scheme,
    SchemeImport,
    SchemeVersion,
)
from delegation.rules.imports import ABSENT, CHANGED, NEW, RESIDUAL, SAME, UNREADABLE
from governance.foundation.models import Job
from governance.models import IntegratedCareBoard

COMPARISON = "delegation.compare_file"
OPEN, LEFT_OUT = "open", "left_out"
_ORDER = (UNREADABLE, CHANGED, NEW, RESIDUAL, ABSENT, SAME)


def imports_visible_to(user: Any, *, on: date) -> QuerySet[SchemeImport]:
    rows = SchemeImport.objects.visible_to(user, on=on)
    return rows.select_related("icb", "scheme", "target__scheme", "base__scheme", "file")


def imports_of(user: Any, icb: IntegratedCareBoard, *, on: date) -> QuerySet[SchemeImport]:
    """The imports of one ICB that this person may see, the newest first."""
    return imports_visible_to(user, on=on).filter(icb=icb)


def schemes_to_import_into(icb: IntegratedCareBoard) -> QuerySet[Scheme]:
    return Scheme.objects.filter(icb=icb)


def drafts_to_import_into(icb: IntegratedCareBoard) -> QuerySet[SchemeVersion]:
    """Versions that can still be edited."""
    rows = SchemeVersion.objects.filter(scheme__icb=icb, state__in=("draft", "in_review"))
    return rows.select_related("scheme").order_by("scheme__title", "effective_from")


def version_in_force_of(scheme: Scheme, *, on: date) -> SchemeVersion | None:
    """The version of one scheme in force on that day."""
    return scheme.versions.adopted().in_force(on).first()


def tables_of(made: SchemeImport) -> QuerySet[ImportTable]:
    return made.tables.all()


def names_of(made: SchemeImport) -> QuerySet[ImportName]:
    """The names of the file: those that nobody is found for first."""
    unknown = Case(When(found="", choice="", then=Value(0)), default=Value(1), output_field=IntegerField())
    return made.names.annotate(known=unknown).order_by("known", "-count", "said")


def rows_of(made: SchemeImport, *, kind: str = "") -> QuerySet[ImportRow]:
    """The rows that a filter lets through; what waits for an answer first, then what cannot be read."""
    rows = made.rows.select_related("entry")
    if kind == OPEN:
        rows = rows.filter(is_open=True, is_left_out=False)
    elif kind == LEFT_OUT:
        rows = rows.filter(is_left_out=True)
    elif kind:
        rows = rows.filter(kind=kind)
    order = Case(
        When(is_open=True, is_left_out=False, then=Value(-1)),
        *(When(kind=name, then=Value(place)) for place, name in enumerate(_ORDER)),
        default=Value(len(_ORDER)),
        output_field=IntegerField(),
    )
    return rows.annotate(rank=order).order_by("rank", "position")


def counts_of(made: SchemeImport) -> Counter[str]:
    """How many rows there are of each kind, how many wait for an answer, are left out, and would be written."""
    counts: Counter[str] = Counter()
    for kind, is_open, is_left_out in made.rows.values_list("kind", "is_open", "is_left_out"):
        counts[kind] += 1
        if is_left_out:
            counts[LEFT_OUT] += 1
        elif is_open:
            counts[OPEN] += 1
        if not is_left_out and kind in (NEW, CHANGED, ABSENT, RESIDUAL):
            counts["chosen"] += 1
    return counts


def layouts_of(icb: IntegratedCareBoard) -> dict[str, list[Any]]:
    """The columns that this ICB's staff confirmed before, by the signature of their headings."""
    return dict(ColumnLayout.objects.filter(icb=icb).values_list("signature", "columns"))


def import_job(made: SchemeImport) -> Job | None:
    """The latest work on an import."""
    return Job.objects.filter(icb=made.icb_id, payload__scheme_import=made.pk).order_by("-created_at").first()


def result_of(made: SchemeImport) -> dict[str, Any]:
    """What Apply wrote, as its job tells it."""
    rows = Job.objects.filter(icb=made.icb_id, payload__scheme_import=made.pk, state="done")
    found: dict[str, Any] = rows.filter(result__has_key="added").values_list("result", flat=True).last() or {}
    return found


def comparison_for(user: Any, job_id: Any) -> Job | None:
    """A comparison is for the person who asked for it, and nobody else."""
    rows = Job.objects.filter(pk=job_id, kind=COMPARISON, created_by=user)
    return rows.select_related("icb").first()
