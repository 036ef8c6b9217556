"""Records of interests and of offers removed once their years in the private record are over (LP39)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from governance.foundation import actions, clock, ledger
from governance.foundation.audit import Recorded, delete_recorded
from governance.foundation.errors import RuleNotMet
from governance.models import IntegratedCareBoard
from membership.interests.actions.gifts import locked_offer
from membership.interests.actions.interests import locked
from membership.interests.models import GiftOrHospitality, Interest
from membership.interests.removal import rows_resting_on
from membership.interests.rules.interests import private_term_over
from membership.interests.rules.policy import in_force_of
from membership.interests.selectors.gifts import offer_term
from membership.interests.selectors.interests import interest_facts, redactions_of
from membership.interests.selectors.policy import versions_of
from membership.interests.selectors.removals import past_term

REASON = "Its term in the private record is over."


def purge_all(*, on: date | None = None) -> int:
    """Remove what is past its private term in every ICB; returns how many records. Safe to run again."""
    day = on or clock.today()
    return sum(purge_past_term(icb, on=day) for icb in IntegratedCareBoard.objects.all())


def purge_past_term(icb: IntegratedCareBoard, *, on: date) -> int:
    """Each record in a transaction of its own; one that was changed in between and no longer is due is left."""
    removed = 0
    for found in past_term(icb, on=on):
        record = found.record
        try:
            if isinstance(record, Interest):
                purge_interest(record, on=on)
            else:
                purge_offer(record, on=on)
        except (RuleNotMet, ObjectDoesNotExist):
            continue
        removed += 1
    return removed


@transaction.atomic
def purge_interest(interest: Interest, *, on: date) -> None:
    """Remove the record, all that rests on it and the words of its history; the ledger keeps that it was there.

    Done by the portal itself, by the policy in force on that day. Raises RuleNotMet while the term lasts.
    """
    current = locked(interest)
    icb = current.person.icb
    actions.obey(private_term_over(interest_facts(current), in_force_of(versions_of(icb), on), on))
    summary = f"Removed at the end of its private term: {current}"
    ledger.record("interest.purged", by=None, icb=icb, subject=current, summary=summary)
    for row in (*rows_resting_on(current), *redactions_of(current)):
        erase(row)
    erase(current)


@transaction.atomic
def purge_offer(offer: GiftOrHospitality, *, on: date) -> None:
    """The same for a gift, hospitality or sponsorship. Raises RuleNotMet while its term lasts."""
    current = locked_offer(offer)
    actions.obey(offer_term(current, on=on))
    icb = current.person.icb
    summary = f"Removed at the end of its private term: {current}"
    ledger.record("offer.purged", by=None, icb=icb, subject=current, summary=summary)
    erase(current)


def erase(row: Recorded) -> None:
    """Delete a row and, of its history, all but the line that says that it was deleted, freed of private values.

    That line is what the database asks for (`governance.foundation.triggers`), and who reads it learns no more.
    """
    key = row.pk
    history: Any = type(row).history
    delete_recorded(row, by=None, reason=REASON)
    for record in history.filter(id=key):
        if record.history_type != "-":
            record.delete()
            continue
        for name in row.kept_out_of_ledger:
            field = record._meta.get_field(name)
            setattr(record, field.attname, None if field.is_relation or field.null else "")
        record.save()
