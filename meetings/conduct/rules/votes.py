"""Who has a vote on an item, and what a count of votes means (R165–R168, LP9, LP67, LP71, LP72).

One vote a person or one vote an organisation, as the terms of reference say. Two representatives of one organisation
who disagree cast no vote until it is settled. Abstentions never count for or against; whether they count among the
votes of which a majority is needed is the base.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from governance.foundation.outcome import Outcome, met, not_met
from governance.rules.majorities import Special
from meetings.conduct.rules.facts import DEPUTY, Attendee, Table
from meetings.conduct.rules.quorum import ORGANISATION, PERSON
from meetings.conduct.rules.states import MAYBE, NO, YES, unknown
from membership.people.rules.facts import Body

FOR, AGAINST, ABSTAIN, NO_VOTE = "for", "against", "abstain", "no_vote"
CHOICES = (FOR, AGAINST, ABSTAIN)
SECOND = "second_and_deciding"
BASES = ("present", "present_and_voting", "votes_cast")
BASE_WORDS = {
    "present": "of the members present",
    "present_and_voting": "of those present and voting",
    "votes_cast": "of the votes cast",
}


@dataclass(frozen=True)
class VoteRight:
    """One vote: of a person, or of an organisation that its representatives share. `voters` are attendance keys."""

    name: str
    voters: tuple[int, ...]
    body: Body | None = None


@dataclass(frozen=True)
class Electorate:
    """The votes around the table, who has none and why, and what has to be asked before a vote can be counted."""

    unit: str
    rights: tuple[VoteRight, ...]
    without: tuple[tuple[str, str], ...] = ()
    open: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Count:
    """Votes counted by right. `split` are organisations whose representatives disagree; they cast no vote."""

    for_: int
    against: int
    abstained: int
    silent: int
    split: tuple[str, ...] = ()
    by_right: tuple[tuple[str, str], ...] = ()

    @property
    def present(self) -> int:
        return self.for_ + self.against + self.abstained + self.silent

    @property
    def cast(self) -> int:
        return self.for_ + self.against

    def __str__(self) -> str:
        return f"{self.for_} for, {self.against} against, {self.abstained} abstained"


@dataclass(frozen=True)
class Ballot:
    """How the vote is to be judged: base, casting vote, and what is special. "" is unset."""

    base: str = ""
    casting: str = ""
    clause: str = ""
    special: Special = field(default_factory=Special)


def electorate(table: Table) -> Electorate:
    """Who may vote at this moment. Barred, absent, and deputies without a vote are named with their reason."""
    unit = table.says("vote_unit") or PERSON
    entitled: list[Attendee] = []
    without: list[tuple[str, str]] = []
    questions: list[tuple[str, str]] = []
    if not table.says("vote_unit"):
        questions.append((table.committee, "Nothing says whether members or organisations have a vote."))
    for person in (row for row in table.people if row.is_present and row.sits):
        value, why = may_vote(person, table)
        if value == YES:
            entitled.append(person)
        elif value == NO:
            without.append((person.name, why))
        else:
            questions.append((person.name, why))
    if unit == ORGANISATION:
        questions += [
            (person.name, f"Speaks for {_listed(person.bodies)}: for which of them, here?")
            for person in entitled
            if len(person.speaks_for) > 1
        ]
        rights = _by_organisation([person for person in entitled if len(person.speaks_for) < 2])
    else:
        rights = [VoteRight(person.name, (person.key,)) for person in entitled]
    return Electorate(unit, tuple(rights), tuple(without), tuple(questions))


def may_vote(person: Attendee, table: Table) -> tuple[str, str]:
    """Yes, no or open, and why: the room, the ruling on a conflict, the deputy, the line."""
    if not person.bars.may_stay:
        return NO, "is out of the meeting for this item"
    if not person.bars.may_vote:
        return NO, "is barred from the decision by a conflict of interest"
    if person.capacity == DEPUTY and person.deputy_votes.value != YES:
        return person.deputy_votes.value, person.deputy_votes.why
    if person.is_remote:
        says = table.says("remote_counts")
        if says == MAYBE:
            return MAYBE, "takes part remotely: nothing says whether they may vote"
        if says == NO:
            return NO, "takes part remotely, which gives no vote here"
        if person.hears != YES:
            return person.hears, "takes part remotely: can all hear each other?"
    return YES, ""


def _by_organisation(people: Sequence[Attendee]) -> list[VoteRight]:
    shared: dict[Body, list[int]] = {}
    alone = []
    for person in people:
        if person.speaks_for:
            shared.setdefault(person.speaks_for[0], []).append(person.key)
        else:
            alone.append(VoteRight(person.name, (person.key,)))
    return [VoteRight(body.name, tuple(keys), body) for body, keys in sorted(shared.items())] + alone


def _listed(bodies: Iterable[Body]) -> str:
    return _names([body.name for body in bodies])


def count(rights: Iterable[VoteRight], cast: Mapping[int, str]) -> Count:
    """`cast` is attendance key → choice; who is not in it was silent. Whoever has no right is not counted."""
    tally = dict.fromkeys((*CHOICES, NO_VOTE), 0)
    split: list[str] = []
    shown: list[tuple[str, str]] = []
    for right in rights:
        said = {choice for key in right.voters if (choice := cast.get(key, NO_VOTE)) != NO_VOTE}
        if len(said) > 1:
            split.append(right.name)
        choice = said.pop() if len(said) == 1 else NO_VOTE
        tally[choice] += 1
        shown.append((right.name, choice))
    return Count(tally[FOR], tally[AGAINST], tally[ABSTAIN], tally[NO_VOTE], tuple(split), tuple(shown))


def result(counted: Count, ballot: Ballot, *, second: str = "", may_cast_second: str = YES) -> Outcome:
    """Carried, lost, tied, or open. `second` is the chair's second vote, "" while it was not given.

    `may_cast_second`: does who presides have a vote of their own here? A base that is not set is tried in every way.
    """
    bases = (ballot.base,) if ballot.base else BASES
    answers = [_result(counted, base, ballot, second, may_cast_second) for base in bases]
    if len({answer.code for answer in answers}) == 1:
        return answers[0]
    return unknown(
        "vote.base_unset",
        "Nothing says of whom a majority is needed, and the result depends on it: "
        + " ".join(answer.reason for answer in answers),
        "R168",
        **_figures(counted, second),
    )


def _result(counted: Count, base: str, ballot: Ballot, second: str, may_cast_second: str) -> Outcome:
    figures = _figures(counted, second) | {"base": base}
    if counted.cast + counted.abstained == 0:
        return not_met("vote.none_cast", "No vote was cast.", ballot.clause, **figures)
    tied = counted.for_ == counted.against > 0
    has_second = bool(second) and ballot.casting == SECOND and may_cast_second == YES
    if tied and not has_second and not _is_special(ballot.special):
        return _tie(counted, ballot, may_cast_second, figures)
    in_favour = counted.for_ + (1 if tied and second == FOR else 0)
    against = counted.against + (1 if tied and second == AGAINST else 0)
    of = counted.present if base == "present" else in_favour + against
    if _is_special(ballot.special):
        return _special(counted, of, ballot, figures)
    words = f"{counted}{_second_words(tied, second)}: {in_favour} of {of} is"
    if 2 * in_favour > of:
        return met("vote.carried", f"{words} a majority {BASE_WORDS[base]}.", ballot.clause, **figures)
    return not_met("vote.lost", f"{words} no majority {BASE_WORDS[base]}.", ballot.clause, **figures)


def _tie(counted: Count, ballot: Ballot, may_cast_second: str, figures: dict) -> Outcome:
    if ballot.casting == "none":
        return not_met(
            "vote.lost",
            f"{counted}: equal votes, and the chair has no second vote.",
            ballot.clause,
            **figures,
        )
    if not ballot.casting:
        return unknown(
            "vote.casting_unset",
            f"{counted}: equal votes, and nothing says whether the chair has a second vote.",
            "R168",
            **figures,
        )
    if may_cast_second != YES:
        return not_met(
            "vote.lost",
            f"{counted}: equal votes, and who presides has no vote on this item, so no second one.",
            ballot.clause,
            **figures,
        )
    return unknown(
        "vote.tied",
        f"{counted}: equal votes. The chair has a second and deciding vote.",
        ballot.clause,
        **figures,
    )


def _is_special(special: Special) -> bool:
    return special.share is not None or special.is_unanimous or bool(special.must_agree)


def _special(counted: Count, of: int, ballot: Ballot, figures: dict) -> Outcome:
    """A special majority is reached by the votes themselves: the chair's second vote settles ties only."""
    special = ballot.special
    clause = special.clause or ballot.clause
    choices = dict(counted.by_right)
    missing = [name for name in special.must_agree if choices.get(name) != FOR]
    if missing:
        words = f"{counted}. {special.matter}: not agreed by {', '.join(missing)}."
        return not_met("vote.not_agreed_by", words, clause, missing=missing, **figures)
    if special.is_unanimous and (counted.for_ != of or counted.against):
        return not_met(
            "vote.not_unanimous", f"{counted}: {special.matter} asks for every vote.", clause, **figures
        )
    if special.share is not None and counted.for_ < special.share * of:
        words = f"{counted}: {special.matter} asks for {special.share} of {of}."
        return not_met("vote.special_not_reached", words, clause, **figures)
    if special.share is None and not special.is_unanimous and 2 * counted.for_ <= of:
        return not_met("vote.lost", f"{counted}: no majority.", clause, **figures)
    return met(
        "vote.carried", f"{counted}. {special.matter}: what it asks for is reached.", clause, **figures
    )


def _second_words(tied: bool, second: str) -> str:
    return f", and the chair’s second vote {second}" if tied and second else ""


def _figures(counted: Count, second: str) -> dict:
    return {
        "for": counted.for_,
        "against": counted.against,
        "abstained": counted.abstained,
        "silent": counted.silent,
        "present": counted.present,
        "split": list(counted.split),
        "second": second,
    }


def share_read(kept: str | None) -> Fraction | None:
    """A share as a record keeps it: "3/4"."""
    return Fraction(kept) if kept else None


def check_may_close(*, electorate: Electorate, counted: Count, given: int | None) -> Outcome:
    """Is everything settled that a count needs? `given` are the votes of a show of hands, None for a named vote."""
    if electorate.open:
        name, why = electorate.open[0]
        return not_met("vote.open_question", f"{name}: {why}", "R166")
    if not electorate.rights:
        return not_met("vote.nobody", "Nobody at the table has a vote on this.", "R165")
    if counted.split:
        return not_met(
            "vote.split",
            f"The representatives of {_names(counted.split)} disagree. They have one vote: they agree, or record that "
            "no vote is cast.",
            "R165",
        )
    if given is not None and given > len(electorate.rights):
        return not_met(
            "vote.too_many",
            f"{given} votes were counted, and {len(electorate.rights)} may be cast.",
            "R165",
            field="votes_for",
        )
    return met("vote.may_close")


def check_may_cast(*, key: int, name: str, electorate: Electorate) -> Outcome:
    """Has this person a vote, or a share in one, on this question?"""
    if any(key in right.voters for right in electorate.rights):
        return met("vote.has_one", clause="R165")
    why = dict((*electorate.without, *electorate.open)).get(name, "has no vote here")
    return not_met("vote.has_none", f"{name} {why}" if not why.endswith("?") else f"{name}: {why}", "R165")


def _names(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
