"""From the database to a marked-up comparison of two sides: versions, or a version and a day."""

from __future__ import annotations

from datetime import date

from delegation.models import SchemeVersion
from delegation.rules.compare import compare, summary
from delegation.selectors.comparison import Side, compare_wholes, side_of
from reports.documents.redline import Marked, marked
from reports.exports.gather import rows_by_key
from reports.exports.rows import SchemeRow


def marked_comparison(
    after: SchemeVersion,
    *,
    before: SchemeVersion | None = None,
    day: date | None = None,
    everything: bool = False,
) -> Marked:
    """`after` against another version or, without one, against what was in force on `day`. Raises ValueError when
    neither is given."""
    later = side_of(after)
    earlier = side_of(before, icb=after.scheme.icb, day=day, kind=after.scheme.kind)
    rows = _rows(earlier) | _rows(later)
    old = sorted(earlier.rows, key=lambda row: rows[row.key].order)
    new = sorted(later.rows, key=lambda row: rows[row.key].order)
    changes, whole = compare(old, new), compare_wholes(earlier, later)
    return marked(
        changes,
        rows,
        title=f"{after.scheme.title}: what changed",
        before=earlier.title,
        after=later.title,
        told=summary(changes, whole),
        whole=whole,
        everything=everything,
    )


def _rows(side: Side) -> dict[int, SchemeRow]:
    return rows_by_key(side.version) if side.version is not None else {}
