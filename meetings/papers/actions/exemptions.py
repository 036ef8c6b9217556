"""Reviews of what is kept private: kept for longer, given other grounds, or released to the public."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from governance.actions.files import store_upload
from governance.enums import Permission
from governance.foundation import actions, clock
from governance.foundation.actions import allow, obey
from governance.foundation.audit import save_recorded
from governance.foundation.files.sniff import PDF
from governance.foundation.permissions import require
from meetings.enums import ExemptionEnd
from meetings.papers.actions.exempting import Exempt, change_row, end_row
from meetings.papers.models import Annex, Exemption, ExemptionReview, RedactedCopy
from meetings.papers.rules.exemptions import check_kept, check_open_row, check_release
from meetings.papers.selectors.exemptions import may_reason, opened_texts, release_facts


@transaction.atomic
def give_grounds(row: Exemption, given: Exempt, *, by: Any) -> Exemption:
    """Name other grounds, reasoning or day of review. Raises NotPermitted, or RuleNotMet as the statute asks."""
    row = _locked(row)
    obey(check_open_row(row.is_open))
    allow(may_reason(row, by, on=clock.today()))
    change_row(row, given, by=by)
    return row


@transaction.atomic
def keep_private(row: Exemption, *, why: str, next_review: date | None, by: Any) -> ExemptionReview:
    """It was looked at and stays private until another day."""
    row = _locked(row)
    obey(check_open_row(row.is_open), check_kept(why=why, next_review=next_review, on=clock.today()))
    review = actions.create(
        ExemptionReview(
            exemption=row, reviewed_on=clock.today(), why=why, next_review=next_review, reviewed_by=by
        ),
        by=by,
        permission=Permission.REVIEW_EXEMPTION,
        event="exemption.reviewed",
        summary=f"Kept private for longer: {row}",
    )
    row.review_on = next_review
    save_recorded(row, by=by, reason="Reviewed")
    return review


@transaction.atomic
def release(
    row: Exemption,
    *,
    because: str,
    by: Any,
    is_redacted: bool = False,
    copies: Mapping[str, Any] | None = None,
) -> Exemption:
    """Open it to the public from today; what the members read stays as it is.

    `copies`: redacted PDFs by the key of `selectors.exemptions.opened_texts`, where people were named. The meeting is
    published anew by who listens to the row (reports). Raises NotPermitted, RuleNotMet (exemption.release.…).
    """
    row = _locked(row)
    require(by, Permission.REVIEW_EXEMPTION, row)
    given = {key: upload for key, upload in (copies or {}).items() if upload}
    facts = release_facts(row, on=clock.today(), is_redacted=is_redacted, redacted=given)
    obey(check_release(facts))
    for text in opened_texts(row):
        if facts.needs_redaction:
            _keep_copy(row, text, given[text.key], by=by)
    _open(row, by=by)
    review = ExemptionReview(
        exemption=row, reviewed_on=clock.today(), is_released=True, why=because, reviewed_by=by
    )
    save_recorded(review, by=by, reason="Released")
    end_row(row, ExemptionEnd.RELEASED, by=by, because=because)
    return row


def _locked(row: Exemption) -> Exemption:
    """Two people who review one thing at once wait for each other."""
    return (
        Exemption.objects.select_for_update(of=("self",))
        .select_related("meeting", "item", "paper")
        .get(pk=row.pk)
    )


def _keep_copy(row: Exemption, text: Any, upload: Any, *, by: Any) -> None:
    stored = store_upload(
        upload=upload, icb=row.icb, by=by, media_types=frozenset({PDF}), field=f"copy_{text.key}"
    )
    copy = RedactedCopy(
        exemption=row,
        paper=text.paper,
        annex_family=text.annex.family if text.annex is not None else None,
        file=stored,
    )
    save_recorded(copy, by=by, reason="Redacted for the public")


def _open(row: Exemption, *, by: Any) -> None:
    """The mark on the thing itself. How it was taken at the meeting stays; since when it is public is added."""
    things: list[Any] = [row.item]
    if row.annex_family is not None:
        things = list(Annex.objects.filter(family=row.annex_family))
    elif row.paper is not None:
        things = [row.paper]
    for thing in things:
        thing.released_on = clock.today()
        save_recorded(thing, by=by, reason="Released to the public")
