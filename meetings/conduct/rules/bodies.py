"""Whose decision it is in law, and the limb of each body that delegates (R90, R92, R127–R129)."""

from __future__ import annotations

from collections.abc import Sequence

from governance.foundation.outcome import Outcome, met
from meetings.conduct.rules.states import MET, NOT_MET, unknown

JOINT = "joint_committee"
CONSULTATIVE = "consultative_forum"
POSTS = "individual_executives"
PROVIDER = "lead_provider"
BOARD = "statutory_board"


def delegators(authority: Outcome) -> tuple[str, ...]:
    """The bodies whose function it is, as the scheme's answer names them, each once."""
    steps = (step["name"] for step in authority.details.get("path", ()) if step["kind"] == "delegator")
    return tuple(dict.fromkeys(steps))


def body_limbs(authority: Outcome, *, form: str) -> list[tuple[str, Outcome]]:
    """Of a joint committee: whether each delegating body's own scheme gives it this decision. All must (R128).

    One body, or another form, has no limbs beside the authority itself.
    """
    names = delegators(authority)
    if form != JOINT or len(names) < 2:
        return []
    told = [limb for limb in authority.details.get("limbs", ()) if limb["code"] == "delegator"]
    return [
        (name, _limb(name, [limb for limb in told if limb["reason"].startswith(f"{name} ")]))
        for name in names
    ]


def _limb(name: str, limbs: Sequence[dict[str, str]]) -> Outcome:
    open_ = [limb for limb in limbs if limb["state"] != MET]
    if not limbs or any(limb["state"] == NOT_MET for limb in open_):
        return unknown("authority.body_not_told", f"What {name} delegates cannot be told.", "R128")
    if open_:
        return unknown("authority.body_open", open_[0]["reason"], open_[0]["clause"])
    return met("authority.body", limbs[0]["reason"], limbs[0]["clause"])


def whose_decision(
    form: str, *, committee: str, owner: str, delegating: Sequence[str] = (), convening: Sequence[str] = ()
) -> str:
    """In one sentence. `owner` is the body whose committee it is; `delegating` are those of the scheme's answer,
    `convening` those that set up a joint committee."""
    if form == CONSULTATIVE:
        return f"{committee} advises. In law nothing is decided here: the bodies themselves decide."
    if form == POSTS:
        return f"In law the decision of the post that holds the delegation; {committee} supports it."
    if form == JOINT:
        bodies = list(delegating or convening)
        if len(bodies) < 2:
            return "A joint committee: which bodies decide by it cannot be told from the scheme."
        return f"In law a decision of each of {_listed(bodies)}, under the scheme of each."
    if form == PROVIDER:
        return f"In law a decision of the lead provider, under its contract with {owner}."
    body = delegating[0] if len(delegating) == 1 else owner
    if form == BOARD:
        return f"In law a decision of {body}."
    return f"In law a decision of {body}, taken by its committee."


def decision_of_posts(posts: Sequence[str], *, owner: str) -> str:
    """An officer decides for the body, as the holder of a post."""
    held = posts[0] if len(posts) == 1 else _listed(posts)
    return (
        f"In law a decision of {owner}, taken by the {'holder' if len(posts) == 1 else 'holders'} of {held}."
    )


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"
