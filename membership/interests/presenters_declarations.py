"""Words and tags of declarations and campaigns."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.foundation import words
from governance.foundation.models import Job
from governance.foundation.outcome import Outcome
from governance.foundation.screens import Tag
from membership.interests.models import Declaration, DeclarationCampaign
from membership.interests.rules.declarations import is_overdue
from membership.interests.selectors.declarations import Listed
from membership.interests.selectors.erasure import Found

COLOURS = {
    "asked": "blue",
    "returned": "yellow",
    "sent_back": "orange",
    "reviewed": "green",
    "waived": "grey",
}
CAMPAIGN_COLOURS = {"draft": "grey", "open": "blue", "closed": "green"}


def declaration_tag(row: Declaration, *, on: date) -> Tag:
    if row.state in ("asked", "sent_back") and is_overdue(row.due_on, on=on):
        return Tag("Overdue", "red")
    return Tag(row.get_state_display(), COLOURS[row.state])


def campaign_tag(row: DeclarationCampaign) -> Tag:
    return Tag(row.get_state_display(), CAMPAIGN_COLOURS[row.state])


def occasion_words(row: Declaration) -> str:
    """Yearly review; For a procurement: community beds."""
    said = row.get_occasion_display()
    return f"{said}: {row.subject}" if row.subject else said


def due_words(row: Declaration) -> str:
    return f"Due {words.day(row.due_on)}" if row.due_on else "No day is set"


def answer_words(row: Declaration) -> str:
    """Nil return, 3 interests, or nothing while the answer is not there."""
    if row.is_nil == "yes":
        return "Nil return"
    if not row.is_nil:
        return ""
    number = len(row.listed)
    return f"{number} {'interest' if number == 1 else 'interests'}"


def interest_lines(row: Any) -> dict[str, str]:
    """One interest, or a row of its history, in the words of the register's columns (LP37)."""
    party = row.organisation.name if row.organisation_id else row.party
    return {
        "heading": party or row.position or row.get_category_display(),
        "category": row.get_category_display(),
        "position": row.position,
        "nature": row.nature,
        "relation": row.relation,
        "when": words.period(row.effective_from, row.effective_to),
    }


def listed_lines(rows: list[Listed]) -> list[dict[str, Any]]:
    return [interest_lines(row.then) | {"pk": row.now.pk, "has_changed": row.has_changed} for row in rows]


def mail_tag(mail: Outcome) -> Tag | str:
    """How the letter reaches somebody, by the outcome of `may_be_mailed`."""
    if mail.ok:
        return "By mail"
    return (
        Tag("On paper", "yellow")
        if mail.code == "mail.no_address"
        else Tag("By mail, answers on paper", "yellow")
    )


def day_offsets(days: list[int]) -> list[str]:
    """−7 as "7 days before the due day", 0 as "on the due day"."""
    return [_offset(number) for number in sorted(days)]


def _offset(number: int) -> str:
    if number == 0:
        return "On the due day"
    count = f"{abs(number)} {'day' if abs(number) == 1 else 'days'}"
    return f"{count} {'before' if number < 0 else 'after'} the due day"


def asking_words(row: DeclarationCampaign, job: Job | None, *, on: date) -> str:
    """How far the work of asking is, from its job."""
    if job is None:
        return f"Begins on {words.day(row.opens_on)}" if row.opens_on > on else "Waiting to start"
    if job.state == "running":
        return f"{job.message or 'Running'} ({job.progress_done} of {job.progress_total})"
    if job.state == "done":
        return f"Done on {words.moment(job.finished_at)}; who joins is asked as well"
    return f"{job.get_state_display()}. {job.error}".strip()


def erasure_lines(found: Found) -> tuple[list[str], list[str]]:
    """What goes and what is kept on an erasure request, each as sentences with their reason."""
    goes = []
    if found.has_contact:
        goes.append("E-mail address and telephone in the register of people.")
    if found.past_contact:
        goes.append(f"The same in the history of the person ({_rows(found.past_contact)}).")
    if found.mails:
        goes.append(f"Address and text of mail that was sent to them ({_rows(found.mails)}).")
    years = (
        f"{found.private_years} years after each ended"
        if found.private_years
        else "as long as the policy says"
    )
    return goes, [
        f"Name and terms in seats and posts ({_rows(found.appointments)}): the record of who decided what.",
        f"Declared interests ({_rows(found.interests)}) and declarations ({_rows(found.declarations)}): the private "
        f"record of conflicts of interest is kept {years}.",
        "The ledger: an unbroken record of what was done; it never held contact data.",
        "The account, with its own address: its system administrator closes it.",
    ]


def _rows(number: int) -> str:
    return f"{number} {'row' if number == 1 else 'rows'}"
