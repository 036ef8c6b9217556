"""Submitted papers on their route: which step waits with whom, since when and until when, and who may sign it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef

from governance.enums import Permission
from governance.foundation.bank_holidays import ENGLAND_AND_WALES
from governance.foundation.outcome import Outcome
from governance.foundation.permissions import can
from governance.models import User
from meetings.enums import DeadlineKind
from meetings.papers.models import Commission, Paper, PaperVersion, SignOffStep, StandIn
from meetings.papers.rules import signatures as rules
from meetings.papers.rules.signatures import Hand, Step
from meetings.planning.models import Meeting
from meetings.planning.rules.deadlines import Offset, deadline
from meetings.planning.selectors.deadline_rules import RuleBooks, occasion_of
from meetings.planning.selectors.deadlines import day_in_london
from meetings.planning.selectors.holders import nearest_holders
from membership.models import Appointment, Person


@dataclass(frozen=True)
class Signer:
    """Somebody who is asked for a signature, and who signs for them while they are away (None where nobody does)."""

    person: Person
    stand_in: StandIn | None = None

    @property
    def hands(self) -> tuple[Person, ...]:
        """Who may sign: they themselves, and who stands in."""
        return (self.person, *((self.stand_in.substitute,) if self.stand_in else ()))


@dataclass(frozen=True)
class Line:
    """One step of a submitted paper as it stands. `since` and `due` are days, None where they are not known or there
    is none; `signers` are the people asked, none where anybody with the right is, or a post is vacant."""

    step: SignOffStep
    state: str
    since: date | None
    due: date | None
    signers: tuple[Signer, ...]
    # User → the step that they signed, where another person is wanted here.
    apart: Mapping[int, str] = field(default_factory=dict)

    @property
    def is_waiting(self) -> bool:
        return self.state == rules.WAITING

    def late(self, *, today: date) -> int:
        """Calendar days since the last day in time; 0 when it is not late."""
        return max((today - self.due).days, 0) if self.is_waiting and self.due else 0


def key_of(step: SignOffStep) -> str:
    """Of whom a step asks its signature."""
    return f"{step.kind}:{step.signer}:{step.post_id or 0}:{step.person_id or 0}"


def as_rule(step: SignOffStep) -> Step:
    signed = step.signature.content_hash if step.signature else ""
    return Step(step.name, key_of(step), step.position, step.is_needed, signed)


def last_round(version: PaperVersion) -> list[SignOffStep]:
    """The steps of the last submission of this version on a route, in order; none where there was none."""
    rows = (
        SignOffStep.objects.filter(paper_version=version)
        .select_related("signature")
        .order_by("-round", "place")
    )
    found = list(rows)
    return [row for row in found if row.round == found[0].round]


def _rounds(papers: Iterable[int]) -> dict[int, list[SignOffStep]]:
    """Paper → the steps on which its newest version is, or was signed off."""
    newer = PaperVersion.objects.filter(
        paper=OuterRef("paper_version__paper"), number__gt=OuterRef("paper_version__number")
    )
    rows = (
        SignOffStep.objects.filter(paper_version__paper__in=papers, round=F("paper_version__sign_off_round"))
        .exclude(Exists(newer))
        .select_related("paper_version", "post", "person__user", "signature__for_whom")
    )
    found: dict[int, list[SignOffStep]] = defaultdict(list)
    for row in rows.order_by("place"):
        found[row.paper_version.paper_id].append(row)
    return found


def progress(papers: Sequence[Paper], *, on: date) -> dict[int, list[Line]]:
    """Paper → the lines of its route, for those that were submitted under one and are no draft.

    The count of queries does not grow with the papers, but with their meetings.
    """
    under_way = [paper for paper in papers if paper.state in ("submitted", "signed_off")]
    rounds = _rounds([paper.pk for paper in under_way]) if under_way else {}
    if not rounds:
        return {}
    meetings = list({paper.item.meeting_id: paper.item.meeting for paper in under_way}.values())
    days = _sign_off_days(meetings, on=on)
    who = _signers([step for steps in rounds.values() for step in steps], on=on)
    return {
        paper.pk: _lines(rounds[paper.pk], days.get(paper.item.meeting_id), who)
        for paper in under_way
        if paper.pk in rounds
    }


def lines_of(paper: Paper, *, on: date) -> list[Line]:
    return progress([paper], on=on).get(paper.pk, [])


def _lines(
    steps: Sequence[SignOffStep], last_day: date | None, who: Mapping[int, tuple[Signer, ...]]
) -> list[Line]:
    judged = rules.states([as_rule(step) for step in steps], steps[0].content_hash)
    return [
        Line(
            step,
            state,
            _since(step, steps) if state == rules.WAITING else None,
            due_of(step, last_day),
            who[step.pk],
            _apart(step, steps),
        )
        for step, state in zip(steps, judged, strict=True)
    ]


def _apart(step: SignOffStep, steps: Sequence[SignOffStep]) -> dict[int, str]:
    """Who signed a step that another person has to sign than this one; it holds both ways, as an earlier step may be
    signed again after a later one."""
    return {
        other.signature.user_id: other.name
        for other in steps
        if other.signature is not None and (other.place == step.apart_from or other.apart_from == step.place)
    }


def _since(step: SignOffStep, steps: Sequence[SignOffStep]) -> date:
    """The day on which its turn came: of the submission, or of the last signature before it."""
    before = [other.signature.at for other in steps if other.position < step.position and other.signature]
    return day_in_london(max([step.submitted_at, *before]))


def _sign_off_days(meetings: Sequence[Meeting], *, on: date) -> dict[int, date | None]:
    """Meeting → the day by which its papers are to be signed off, None where no rule says one."""
    books = RuleBooks()
    return {
        meeting.pk: next((due.day for due in dues if due.applied.kind == DeadlineKind.SIGN_OFF), None)
        for meeting in meetings
        for dues in [books.dues(occasion_of(meeting), on=on)]
    }


def due_of(step: SignOffStep, last_day: date | None) -> date | None:
    """So many working days before the day by which papers are signed off, as the meeting now stands."""
    if step.days is None or last_day is None:
        return None
    return deadline(last_day, Offset(step.days, "working"), ENGLAND_AND_WALES).day


def _signers(steps: Sequence[SignOffStep], *, on: date) -> dict[int, tuple[Signer, ...]]:
    """Step → the people asked on that day."""
    posts = {step.post_id for step in steps if step.post_id}
    held: dict[int, list[Person]] = defaultdict(list)
    if posts:
        rows = Appointment.objects.filter(post__in=posts).in_force(on).select_related("person__user")
        for row in rows.order_by("person__name"):
            held[row.post_id or 0].append(row.person)
    people = {
        step.pk: (step.person,) if step.person else tuple(held[step.post_id]) if step.post_id else ()
        for step in steps
    }
    away = stand_ins({person.pk for mine in people.values() for person in mine}, on=on)
    return {pk: tuple(Signer(person, away.get(person.pk)) for person in mine) for pk, mine in people.items()}


def stand_ins(people: Iterable[int], *, on: date) -> dict[int, StandIn]:
    """Who of these is away on that day, with who signs for them."""
    keys = set(people)
    if not keys:
        return {}
    rows = StandIn.objects.filter(absent__in=keys).in_force(on).select_related("substitute__user", "absent")
    return {row.absent_id: row for row in rows}


def hands(paper: Paper, lines: Sequence[Line], user: Any, *, on: date) -> list[Hand]:
    """What this person has to do with each step; the right is asked for each."""
    asked = [
        signs_as(line, user) is not None and can(user, line.step.permission, paper, on=on).ok
        for line in lines
    ]
    sponsors = [
        may and line.is_waiting and line.step.kind == "sponsor"
        for line, may in zip(lines, asked, strict=True)
    ]
    own = any(sponsors) and is_author(paper, lines[0].step.paper_version, user)
    return [
        Hand(
            line.step.name,
            line.state,
            who_words(line),
            may=may,
            is_author=own and as_sponsor,
            signed=line.apart.get(user.pk, ""),
        )
        for line, may, as_sponsor in zip(lines, asked, sponsors, strict=True)
    ]


def signs_as(line: Line, user: Any) -> tuple[Person | None] | None:
    """For whom they would sign the step: (None,) for themselves, (somebody away,); None when they are not asked."""
    if line.step.signer == "holder":
        return (None,)
    for signer in line.signers:
        if signer.person.user_id == user.pk:
            return (None,)
    for signer in line.signers:
        if signer.stand_in is not None and signer.stand_in.substitute.user_id == user.pk:
            return (signer.person,)
    return None


def who_words(line: Line) -> str:
    """With whom a step waits: Ann Other, or Ben Stand for Ann Other, who is away."""
    if line.step.signer == "holder":
        return (
            "whoever keeps the agenda"
            if line.step.kind == "secretariat"
            else "anybody who may sign papers off here"
        )
    names = " or ".join(_name(signer) for signer in line.signers)
    if line.step.post is None:
        return names
    return f"{line.step.post.title} ({names or 'nobody holds this post today'})"


def _name(signer: Signer) -> str:
    if signer.stand_in is None:
        return str(signer.person)
    return f"{signer.stand_in.substitute} for {signer.person}, away"


@dataclass(frozen=True)
class Asked:
    """Somebody who can be written to about a signature; `for_whom` is who is away."""

    name: str
    address: str
    user: User
    for_whom: Person | None = None


def asked_to_sign(
    line: Line, paper: Paper, *, on: date, holders: Callable[..., list[User]] = nearest_holders
) -> list[Asked]:
    """Those with an account whom a step waits for; who is away is not written to, but who stands in.

    Where anybody with the right signs, those nearest to the committee (`holders`).
    """
    if line.step.signer == "holder":
        found = holders(paper, line.step.permission, on=on)
        return [Asked(str(user), user.email, user) for user in found if user.pk not in line.apart]
    rows = []
    for signer in line.signers:
        person = signer.stand_in.substitute if signer.stand_in else signer.person
        if person.user is not None and person.user.is_active and person.user.pk not in line.apart:
            away = signer.person if signer.stand_in else None
            rows.append(Asked(str(person), person.email or person.user.email, person.user, away))
    return rows


def is_author(paper: Paper, version: PaperVersion, user: Any) -> bool:
    """Whether the paper was asked of this person or its cover names them as an author; where neither tells of
    anybody on record, whether they submitted it."""
    person = Person.objects.filter(user=user, icb=paper.icb).first()
    asked = Commission.objects.filter(paper=paper).exclude(state="withdrawn").first()
    if asked is not None and asked.author_id is not None:
        return person is not None and asked.author_id == person.pk
    given = [str(row.get("name", "")) for row in version.cover.get("authors") or ()]
    names = {name.strip().casefold() for name in (*given, asked.author_name if asked else "")} - {""}
    if names:
        return person is not None and bool(names & {person.name.casefold(), str(person).casefold()})
    return submitted_by(paper) == user.pk


def submitted_by(paper: Paper) -> int | None:
    """The key of whoever submitted it last."""
    rows = Paper.history.filter(id=paper.pk, state="submitted").order_by("-history_date", "-history_id")
    return rows.values_list("history_user", flat=True).first()


def may_sign(paper: Paper, user: Any, *, on: date, returns: bool = False) -> Outcome | None:
    """May this person sign the step that waits, or send the paper back from it? None where there is no route."""
    lines = lines_of(paper, on=on) if paper.state == "submitted" else []
    if not lines:
        return None
    found = hands(paper, lines, user, on=on)
    judged = rules.check_return(found) if returns else rules.check_signature(found)
    if judged.ok or _holds_a_right(paper, user, on=on):
        return judged
    return can(user, Permission.SIGN_OFF_PAPER, paper, on=on)


def _holds_a_right(paper: Paper, user: Any, *, on: date) -> bool:
    return any(
        can(user, right, paper, on=on).ok for right in (Permission.SIGN_OFF_PAPER, Permission.CHANGE_AGENDA)
    )


def turn_of(paper: Paper, user: Any, *, on: date) -> tuple[Line, Person | None] | None:
    """The first waiting step that this person may sign, and for whom who is away; None when there is none."""
    lines = lines_of(paper, on=on)
    for line, hand in zip(lines, hands(paper, lines, user, on=on), strict=True):
        if hand.may_sign:
            signs = signs_as(line, user)
            return line, signs[0] if signs else None
    return None
