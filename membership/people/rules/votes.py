"""How voting seats share out into votes where each organisation has one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from membership.people.rules.facts import Body, OrganisationVote, Voter, VotesByOrganisation


def votes_by_organisation(
    voters: Iterable[Voter], *, chosen: Mapping[int, int] | None = None
) -> VotesByOrganisation:
    """One vote per organisation, shared by its representatives (R165).

    A joint post-holder could stand for several organisations and is counted with one of them only (R166):
    `chosen` gives the organisation's id by person's id; until then they appear in `to_choose` and share no vote.
    A member as an individual (R164) has a vote of their own.
    """
    shared: dict[Body, set[str]] = {}
    individuals: list[str] = []
    to_choose: list[Voter] = []
    for voter in _one_entry_a_person(voters):
        if not voter.organisations:
            individuals.append(voter.person_name)
            continue
        counted_with = _counted_with(voter, chosen or {})
        if counted_with is None:
            to_choose.append(voter)
            for body in voter.organisations:
                shared.setdefault(body, set())
        else:
            shared.setdefault(counted_with, set()).add(voter.person_name)
    votes = [OrganisationVote(body, tuple(sorted(names))) for body, names in sorted(shared.items())]
    votes += [OrganisationVote(None, (name,)) for name in sorted(individuals)]
    return VotesByOrganisation(tuple(votes), tuple(sorted(to_choose, key=lambda voter: voter.person_name)))


def _counted_with(voter: Voter, chosen: Mapping[int, int]) -> Body | None:
    if len(voter.organisations) == 1:
        return voter.organisations[0]
    return next((body for body in voter.organisations if body.id == chosen.get(voter.person)), None)


def _one_entry_a_person(voters: Iterable[Voter]) -> list[Voter]:
    """Two seats of one person are one voter who could carry the votes of both organisations."""
    merged: dict[int, Voter] = {}
    for voter in voters:
        known = merged.get(voter.person)
        bodies = {*voter.organisations, *(known.organisations if known else ())}
        merged[voter.person] = Voter(voter.person, voter.person_name, tuple(sorted(bodies)))
    return list(merged.values())
