"""What people are written about their declarations. No letter says what anybody has declared."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.urls import reverse

from governance.foundation.words import day
from membership.enums import DeclarationOccasion
from membership.interests.models import Declaration

CLOSING = """
This mail was sent by {portal}. If you have no account there, your governance team gives you the form on paper.
"""

ASKED = """Dear {name},

{icb} asks you for your declaration of interests{about}.{due}

It takes about two minutes: look at each interest that is recorded, say whether it is still right, add what is
missing, or say that you have none.

{address}
{message}"""

REMINDED = """Dear {name},

{icb} asked you on {asked} for your declaration of interests{about}. It {when}, and your answer is not there yet.

{address}
"""

SENT_BACK = """Dear {name},

your declaration of interests{about} was looked at, and there is a question about it. Read the question and answer it
here, after signing in:

{address}
"""

ESCALATED = """{number} of {icb} had not returned their declaration of interests by {day}:

{names}

{address}
"""

ABOUT = {
    DeclarationOccasion.APPOINTMENT: " on your appointment",
    DeclarationOccasion.YEARLY: ", as everybody is asked each year",
    DeclarationOccasion.MEETING: " for a meeting",
    DeclarationOccasion.PROCUREMENT: " for a procurement",
    DeclarationOccasion.CHANGE: "",
}


def address(name: str, *args: object) -> str:
    return settings.SITE_URL.rstrip("/") + reverse(name, args=args)


def _words(declaration: Declaration) -> dict[str, str]:
    about = ABOUT[DeclarationOccasion(declaration.occasion)]
    return {
        "name": str(declaration.person),
        "icb": str(declaration.person.icb),
        "about": f"{about} ({declaration.subject})" if declaration.subject else about,
        "address": address("membership:declaration-answer", declaration.pk),
        "asked": day(declaration.asked_on),
    }


def _closed(text: str) -> str:
    return text.rstrip() + "\n" + CLOSING.format(portal=settings.PORTAL_NAME)


def asking(declaration: Declaration) -> tuple[str, str]:
    """Subject and text of the letter that asks."""
    due = f" Please answer by {day(declaration.due_on)}." if declaration.due_on else ""
    campaign = declaration.campaign
    message = f"\n{campaign.message.strip()}\n" if campaign is not None and campaign.message.strip() else ""
    text = ASKED.format(**_words(declaration), due=due, message=message)
    return f"Your declaration of interests{_by(declaration.due_on)}", _closed(text)


def reminder(declaration: Declaration, *, on: date) -> tuple[str, str]:
    """Subject and text of a reminder; after the due day it says so."""
    due: date = declaration.due_on  # type: ignore[assignment]  # nobody is reminded without one
    is_late = on > due
    when = f"was due on {day(due)}" if is_late else f"is due on {day(due)}"
    subject = (
        "Overdue: your declaration of interests" if is_late else "Reminder: your declaration of interests"
    )
    return f"{subject}{_by(due)}", _closed(REMINDED.format(**_words(declaration), when=when))


def question(declaration: Declaration) -> tuple[str, str]:
    """Subject and text of the mail that says there is a question; the question itself stays in the portal."""
    return "A question about your declaration of interests", _closed(SENT_BACK.format(**_words(declaration)))


def escalation(icb: object, rows: list[Declaration], *, on: date, where: str) -> tuple[str, str]:
    """Subject and text of the one mail that names to the guardian who has not answered."""
    names = "\n".join(f"- {row.person}, due {day(row.due_on)}" for row in rows)
    number = f"{len(rows)} {'person' if len(rows) == 1 else 'people'}"
    text = ESCALATED.format(number=number, icb=icb, day=day(on), names=names, address=where)
    return f"Declarations of interests outstanding: {number}", text.rstrip() + "\n"


def _by(due: date | None) -> str:
    return f", by {day(due)}" if due else ""
