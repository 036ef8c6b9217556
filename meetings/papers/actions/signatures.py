"""A signature under one version of a paper: the row, and its line in the ledger."""

from __future__ import annotations

from typing import Any

from governance.foundation import clock, ledger
from governance.foundation.audit import save_recorded
from governance.models import IntegratedCareBoard
from meetings.papers.models import PaperVersion, SignOff, SignOffStep
from membership.models import Person


def sign(
    version: PaperVersion,
    *,
    name: str,
    by: Any,
    is_approved: bool,
    comment: str,
    hashed: str,
    step: SignOffStep | None = None,
    for_whom: Person | None = None,
) -> SignOff:
    """`hashed` is the hash of what is signed; `step` is that of a route, `for_whom` who is away."""
    row = SignOff(
        paper_version=version,
        user=by,
        name=name.strip(),
        is_approved=is_approved,
        comment=comment,
        content_hash=hashed,
        as_step=step.name if step else "",
        step_kind=step.kind if step else "",
        for_whom=for_whom,
        at=clock.now(),
    )
    save_recorded(row, by=by, reason=comment)
    icb: IntegratedCareBoard = version.paper.icb
    words = f", {step.name}" if step else ""
    ledger.record(
        "paper.signature",
        by=by,
        icb=icb,
        subject=version,
        summary=f"{row}{words} – “{version.paper.title}”, version {version.number}",
        reason=comment,
        after={
            "content_hash": hashed,
            "name": row.name,
            "is_approved": is_approved,
            **({"step": step.name} if step else {}),
            **({"for": str(for_whom)} if for_whom else {}),
        },
    )
    return row
