"""Mail about signatures: each who is asked is told once, and the author of what became of the paper.

A private paper is not named in a mail, and nobody is told of a draft that they may not read.
"""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from governance.foundation import clock, outbox
from governance.foundation.words import day, period
from governance.models import User
from meetings.papers.models import Commission, Paper, StandIn
from meetings.papers.selectors.signing import Asked, Line, asked_to_sign, lines_of, submitted_by
from meetings.papers.selectors.withheld import may_read

TURN = """{hello},

{what} waits for your signature{as_step}{for_whom}.{due}

Read it, then sign it or send it back:
{address}

This mail was sent by {portal} for {icb}.
"""
BACK = """{hello},

{what} was sent back by {name}.
{comment}
{way}
This mail was sent by {portal} for {icb}.
"""
SIGNED = """{hello},

{what} is signed off. Its text stays as it is; a change needs a new version.

This mail was sent by {portal} for {icb}.
"""
STANDS_IN = """{hello},

You sign papers for {absent}, {period}.

What waits for your signature:
{address}

This mail was sent by {portal} for {icb}.
"""


def tell_whose_turn(paper: Paper) -> None:
    """A mail to everybody who is asked to sign now, each once for a step of a submission."""
    today = clock.today()
    for line in lines_of(paper, on=today):
        if line.is_waiting:
            for one in asked_to_sign(line, paper, on=today):
                if paper.pk in may_read(one.user, [paper.pk], on=today):
                    _post_turn(line, paper, one)


def _post_turn(line: Line, paper: Paper, one: Asked) -> None:
    body = TURN.format(
        hello=one.name,
        what=_what(paper),
        as_step="" if paper.is_private else f" ({line.step.name.lower()})",
        for_whom=f" for {one.for_whom}, who is away" if one.for_whom else "",
        due=f" Please sign by {day(line.due)}." if line.due else "",
        address=_page("meetings:paper-detail", paper.public_id),
        **_sender(paper),
    )
    outbox.post(
        recipient=one.address,
        subject="A paper waits for your signature",
        body=body,
        once_key=f"paper.turn:{line.step.pk}:{one.address.casefold()}",
    )


def tell_author(paper: Paper, *, event: str, name: str, comment: str = "") -> None:
    """Tell the author that the paper was sent back, or signed off; nobody where no address is known."""
    hello, address = _author(paper)
    if not address:
        return
    words = "" if paper.is_private else f"\n{comment.strip()}\n"
    is_back = event == "paper.sent_back"
    body = (BACK if is_back else SIGNED).format(
        hello=hello,
        what=_what(paper),
        name=name,
        comment=words,
        way=_way(paper),
        **_sender(paper),
    )
    outbox.post(
        recipient=address,
        subject="Your paper was sent back" if is_back else "Your paper is signed off",
        body=body,
        once_key=f"{event}:{paper.pk}:{paper.version}",
    )


def tell_substitute(row: StandIn) -> None:
    """Tell somebody that they sign for another, from when to when."""
    person = row.substitute
    if person.user is None:
        return
    body = STANDS_IN.format(
        hello=person,
        absent=row.absent,
        period=period(row.effective_from, row.effective_to),
        address=_page("meetings:my-signatures"),
        portal=settings.PORTAL_NAME,
        icb=row.icb.organisation.name,
    )
    outbox.post(
        recipient=person.email or person.user.email,
        subject=f"You sign papers for {row.absent}",
        body=body,
        once_key=f"stand_in.created:{row.pk}",
    )


def _author(paper: Paper) -> tuple[str, str]:
    """Name and address of whoever was asked for the paper, else of whoever submitted it."""
    asked = (
        Commission.objects.filter(paper=paper)
        .exclude(state="withdrawn")
        .select_related("author__user")
        .first()
    )
    if asked is not None and asked.address:
        return asked.author_words, asked.address
    user = User.objects.filter(pk=submitted_by(paper) or 0, is_active=True).first()
    return (str(user), user.email) if user is not None else ("", "")


def _way(paper: Paper) -> str:
    asked = Commission.objects.filter(paper=paper).exclude(state="withdrawn").first()
    if asked is not None and (asked.author is None or asked.author.user is None):
        return "\nSend the new text to whoever asked you for the paper.\n"
    return f"\nChange it, and submit it again:\n{_page('meetings:paper-detail', paper.public_id)}\n"


def _what(paper: Paper) -> str:
    return "A private paper" if paper.is_private else f"The paper “{paper.title}”"


def _sender(paper: Paper) -> dict[str, str]:
    return {"portal": settings.PORTAL_NAME, "icb": paper.icb.organisation.name}


def _page(name: str, *args: object) -> str:
    return settings.SITE_URL.rstrip("/") + reverse(name, args=args)
