"""May this person hold a seat of this rule? Each answer is met, not met, or cannot be told from what is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from membership.composition.rules.composition import is_of_kind
from membership.composition.rules.facts import (
    KIND,
    ONCE,
    Area,
    HolderFacts,
    HolderRule,
    JobFacts,
    RequiredSeat,
)

NOT_MET, UNKNOWN = "not_met", "unknown"
SENIORITY: Mapping[str, tuple[int, str]] = {
    "staff": (0, "a member of staff"),
    "manager": (1, "a manager"),
    "director": (2, "a director"),
    "executive_director": (3, "an executive director"),
    "chief_executive": (4, "a chief executive"),
}
"""Codes of `membership.enums.Seniority` from the lowest, with words for a sentence."""
DEPENDENT_KINDS = frozenset(
    {
        "icb",
        "ccg",
        "nhs_trust",
        "foundation_trust",
        "local_authority",
        "pcn",
        "gp_federation",
        "provider_collaborative",
        "private_provider",
    }
)
"""Bodies that make decisions with the ICB or sell to it: who works for another of them is not independent (R111)."""
BEHIND_AN_OFFICE = (",", " (", ":", " of ", " and ", " for ")


@dataclass(frozen=True)
class Finding:
    """What stands in the way of a full and proper membership. `state` is not_met, or unknown: cannot be told.

    Codes: `seat.…`, `holder.…`, `rule.…`, `icp.…`; the same code ends in `_unknown` where it cannot be told.
    """

    state: str
    code: str
    reason: str
    clause: str = ""
    rule: int | None = None
    seat: int | None = None
    person: int | None = None

    @property
    def is_unknown(self) -> bool:
        return self.state == UNKNOWN


@dataclass(frozen=True)
class Elsewhere:
    """Who sits in the seats of other rules on the day: ids of people by rule, and what each rule is called."""

    sitting: Mapping[int, frozenset[int]] = field(default_factory=dict)
    rule_names: Mapping[int, str] = field(default_factory=dict)


Told = tuple[str, str, str]  # state, code, reason


def check_holder(
    wanted: RequiredSeat, holder: HolderFacts, *, area: Area, own: int, elsewhere: Elsewhere
) -> list[Finding]:
    """Everything that is wrong, or cannot be told, about somebody in a seat that a rule asks for.

    `own` is the organisation that is the ICB: an independent member may work for it as a non-executive.
    """
    rule = wanted.rule.holder
    told = [
        *_comes_from(wanted, holder, area),
        *_office(wanted, rule, holder),
        *_seniority(rule.minimum_seniority, "seniority", holder, wanted),
        *_independence(rule, holder, own),
        *_excluded(rule, holder, elsewhere),
        *_entailed(rule, holder, elsewhere),
        *_basis(rule, holder),
        *_nomination(rule, holder, area),
    ]
    return [
        Finding(state, code, reason, wanted.rule.clause, rule=wanted.rule.id, person=holder.person)
        for state, code, reason in told
    ]


def _comes_from(wanted: RequiredSeat, holder: HolderFacts, area: Area) -> Iterator[Told]:
    """The organisation that the seat stands for, or one of those, kinds and sectors that the rule names (R148)."""
    rule = wanted.rule
    names_one = wanted.organisation is not None or (rule.per == ONCE and rule.organisations)
    names_kind = rule.per != KIND and (rule.kinds or rule.sectors)
    if not names_one and not names_kind:
        return
    if not holder.bodies:
        yield UNKNOWN, "holder.origin_unknown", f"For whom {holder.name} works is not recorded."
        return
    allowed = {wanted.organisation} if wanted.organisation is not None else set(rule.organisations)
    if names_one and not any(body.organisation in allowed for body in holder.bodies):
        names = sorted(area.organisations[key].name for key in allowed if key in area.organisations)
        yield (
            NOT_MET,
            "holder.organisation",
            f"{holder.name} comes from {_names(holder)}, not from {_or(names)}.",
        )
    if names_kind and not any(is_of_kind(body.kind, body.sector, rule) for body in holder.bodies):
        yield (
            NOT_MET,
            "holder.sector",
            f"{holder.name} comes from {_names(holder)}, which is not of the kind or sector that the rule names.",
        )


def _office(wanted: RequiredSeat, rule: HolderRule, holder: HolderFacts) -> Iterator[Told]:
    """The holder of the named office, or a nominee where the rule allows one (R35)."""
    wants = rule.post_title or rule.office
    if not wants or _holds_office(rule, holder):
        return
    if rule.nominee_allowed:
        yield from _seniority(rule.nominee_seniority, "nominee_seniority", holder, wanted)
    elif rule.post is None and not holder.titles:
        yield UNKNOWN, "holder.office_unknown", f"Which office {holder.name} holds is not recorded."
    else:
        yield NOT_MET, "holder.office", f"{holder.name} is not {wants}, and the rule allows no nominee."


def _holds_office(rule: HolderRule, holder: HolderFacts) -> bool:
    if rule.post is not None:
        return rule.post in holder.posts
    office = rule.office.casefold()
    return any(
        title == office or title.startswith(tuple(office + mark for mark in BEHIND_AN_OFFICE))
        for title in (title.casefold() for title in holder.titles)
    )


def _seniority(wanted: str, what: str, holder: HolderFacts, seat: RequiredSeat) -> Iterator[Told]:
    """At least this senior in one of the jobs: in the organisation that the seat stands for, where they work there."""
    if not wanted:
        return
    least, words = SENIORITY[wanted]
    there = [job for job in holder.jobs if job.organisation == seat.organisation]
    jobs: Iterable[JobFacts] = there or holder.jobs
    ranks = [SENIORITY[job.seniority][0] for job in jobs if job.seniority in SENIORITY]
    if any(rank >= least for rank in ranks):
        return
    if not ranks or any(not job.seniority for job in jobs):
        yield (
            UNKNOWN,
            f"holder.{what}_unknown",
            f"How senior {holder.name} is, is not recorded: the seat asks for {words} or equivalent at least.",
        )
        return
    is_now = next(words for rank, words in SENIORITY.values() if rank == max(ranks))
    yield (
        NOT_MET,
        f"holder.{what}",
        f"{holder.name} is {is_now}: the seat asks for {words} or equivalent at least.",
    )


def _independence(rule: HolderRule, holder: HolderFacts, own: int) -> Iterator[Told]:
    """Holds no executive office of the ICB and works for no other body that decides or provides with it (R111)."""
    if not rule.is_independent:
        return
    tied = [body.name for body in holder.bodies if body.organisation != own and body.kind in DEPENDENT_KINDS]
    offices = [title for key, title in holder.posts.items() if key != rule.post]
    if tied:
        reason = f"{holder.name} works for {_and(tied)}: the seat is for an independent member."
        yield NOT_MET, "holder.independence", reason
    elif offices:
        reason = f"{holder.name} holds the office of {_and(offices)}: the seat is for an independent member."
        yield NOT_MET, "holder.independence", reason
    elif not holder.bodies:
        reason = f"Whether {holder.name} is independent cannot be told: for whom they work is not recorded."
        yield UNKNOWN, "holder.independence_unknown", reason


def _excluded(rule: HolderRule, holder: HolderFacts, elsewhere: Elsewhere) -> Iterator[Told]:
    """Not the holder of another office or seat that the rule shuts out (R151)."""
    for post in sorted(rule.excluded_posts & set(holder.posts)):
        reason = f"{holder.name} is {holder.posts[post]}, whose holder may not have this seat."
        yield NOT_MET, "holder.excluded", reason
    for other in sorted(rule.excluded_rules):
        if holder.person in elsewhere.sitting.get(other, ()):
            name = elsewhere.rule_names.get(other, "another seat")
            reason = f"{holder.name} also sits as {name}, whose holder may not have this seat."
            yield NOT_MET, "holder.excluded", reason


def _entailed(rule: HolderRule, holder: HolderFacts, elsewhere: Elsewhere) -> Iterator[Told]:
    """One seat entails another: only who sits there sits here (R132)."""
    if rule.follows is None:
        return
    there = elsewhere.sitting.get(rule.follows, frozenset())
    name = elsewhere.rule_names.get(rule.follows, "another seat")
    if not there:
        reason = f"The seat goes with {name}, which nobody holds: by what right {holder.name} sits here cannot be told."
        yield UNKNOWN, "holder.not_entailed_unknown", reason
    elif holder.person not in there:
        yield NOT_MET, "holder.not_entailed", f"The seat goes with {name}, which {holder.name} does not hold."


BASIS_WORDS = {
    "ex_officio": "ex officio",
    "nominated": "nominated",
    "elected": "elected",
    "co_opted": "co-opted",
    "appointed": "appointed",
}


def _basis(rule: HolderRule, holder: HolderFacts) -> Iterator[Told]:
    """Elected, nominated or ex officio, as the rule says (R134). A post's own appointment is ex officio here."""
    basis = "ex_officio" if holder.way == "post" else holder.basis
    if not rule.basis or basis == rule.basis:
        return
    if not basis:
        yield UNKNOWN, "holder.basis_unknown", f"On what basis {holder.name} sits here is not recorded."
        return
    is_now, wanted = BASIS_WORDS.get(basis, basis), BASIS_WORDS.get(rule.basis, rule.basis)
    yield (
        NOT_MET,
        "holder.basis",
        f"{holder.name} is recorded as {is_now}: the rule wants a member who is {wanted}.",
    )


def _nomination(rule: HolderRule, holder: HolderFacts, area: Area) -> Iterator[Told]:
    """Nominated jointly by those entitled to: none else, and all of them (R113)."""
    if not rule.nominators:
        return
    if not holder.nominated_by:
        reason = f"Who nominated {holder.name} is not recorded."
        yield UNKNOWN, "holder.nomination_unknown", reason
        return
    strangers = _organisation_names(holder.nominated_by - rule.nominators, area)
    if strangers:
        reason = f"{_and(strangers)} nominated {holder.name} and may not: the rule lists who nominates."
        yield NOT_MET, "holder.nominator", reason
    absent = _organisation_names(rule.nominators - holder.nominated_by, area)
    if absent:
        reason = (
            f"The nomination of {holder.name} is joint: that {_and(absent)} joined in it is not recorded."
        )
        yield UNKNOWN, "holder.joint_nomination_unknown", reason


def _organisation_names(keys: Iterable[int], area: Area) -> list[str]:
    return sorted(area.organisations[key].name for key in keys if key in area.organisations)


def _names(holder: HolderFacts) -> str:
    return _and(sorted({body.name for body in holder.bodies}))


def _and(names: Iterable[str]) -> str:
    return _joined(list(names), "and")


def _or(names: Iterable[str]) -> str:
    return _joined(list(names), "or")


def _joined(names: list[str], word: str) -> str:
    """A, B and C."""
    return (
        names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}" if names else "nobody"
    )
