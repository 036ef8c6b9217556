"""What a ruling on a conflict of interest means for voice, vote, room and paper, and who gives it (R8, R9, LP43, LP44).

The options are in the order of their weight, and each keeps what the one before forbids.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from governance.foundation.outcome import Outcome, met, not_met
from meetings.conduct.rules.facts import Bars
from meetings.conduct.rules.states import NOT_MET, state_of, unknown

NONE = "none"
EFFECTS: dict[str, Bars] = {
    NONE: Bars(),
    "discuss_and_decide": Bars(),
    "discuss_only": Bars(may_vote=False),
    "remain_silent": Bars(may_vote=False, may_speak=False),
    "paper_withheld": Bars(may_vote=False, may_speak=False, has_paper=False),
    "excluded": Bars(may_vote=False, may_speak=False, may_stay=False),
}
ORDER = tuple(EFFECTS)
DECLARED = "{name} declared {nature}. {chair} ruled that "
MINUTES = {
    NONE: "this is no conflict in this item.",
    "discuss_and_decide": "{name} could take part in the discussion and the decision.",
    "discuss_only": "{name} could take part in the discussion but not in the decision.",
    "remain_silent": "{name} could remain, and took no part in the discussion or the decision.",
    "paper_withheld": "the paper be withheld from {name}, who took no part in the discussion or the decision.",
    "excluded": "{name} be excluded from the discussion and the decision.",
}
NATURE_UNTOLD = "an interest"


@dataclass(frozen=True)
class Declared:
    """A conflict at one item. `ruling` is an option, "" while the chair has not ruled."""

    person: int
    name: str
    ruling: str = ""
    withholds_paper: bool = False
    has_left: bool = False
    nature: str = ""


def bars_of(ruling: str, *, withholds_paper: bool = False) -> Bars:
    """What the ruling leaves. Before the ruling nothing is taken away; the item waits instead."""
    bars = EFFECTS.get(ruling, Bars())
    if withholds_paper and bars.has_paper:
        return Bars(bars.may_stay, bars.may_speak, bars.may_vote, has_paper=False)
    return bars


def strictest(bars: Sequence[Bars]) -> Bars:
    """Of several conflicts of one person at one item, what all of them leave."""
    return Bars(
        may_stay=all(row.may_stay for row in bars),
        may_speak=all(row.may_speak for row in bars),
        may_vote=all(row.may_vote for row in bars),
        has_paper=all(row.has_paper for row in bars),
    )


def check_ruling(*, ruling: str, person: int, ruled_by: int, presiding: int | None, reason: str) -> Outcome:
    """May this ruling be recorded? Who presides rules, nobody on their own conflict, and with a reason."""
    if ruling not in EFFECTS:
        return not_met("ruling.not_an_option", "Choose one of the options.", "R8", field="ruling")
    if ruled_by == person:
        return not_met(
            "ruling.own",
            "Nobody rules on their own conflict: who presides next in the order rules on it.",
            "R8",
            field="ruled_by",
        )
    if presiding is not None and ruled_by != presiding:
        return not_met(
            "ruling.not_presiding", "Who presides at this item gives the ruling.", "R8", field="ruled_by"
        )
    if not reason.strip():
        return not_met("ruling.no_reason", "Say why: the minutes give the reason.", "R8", field="reason")
    return met("ruling.given", clause="R8")


def check_settled(declared: Sequence[Declared], *, to_look_at: int = 0) -> Outcome:
    """Is every conflict at this item ruled on and carried out? `to_look_at` are suggestions that nobody looked at."""
    waiting = [row.name for row in declared if not row.ruling]
    if waiting:
        return not_met(
            "conflicts.no_ruling",
            f"The chair has not ruled on the conflict of {_listed(waiting)}.",
            "R9",
            people=waiting,
        )
    inside = [row.name for row in declared if not EFFECTS[row.ruling].may_stay and not row.has_left]
    if inside:
        return not_met(
            "conflicts.still_in_the_room",
            f"{_listed(inside)} {'is' if len(inside) == 1 else 'are'} excluded and has to leave first.",
            "R9",
            people=inside,
        )
    if to_look_at:
        many = "possible interests have" if to_look_at > 1 else "possible interest has"
        return unknown(
            "conflicts.to_look_at", f"{to_look_at} {many} not been looked at.", "R10", number=to_look_at
        )
    words = f"{len(declared)} declared and ruled on." if declared else "None declared."
    return met("conflicts.settled", words, "R9")


def check_to_register(*, state: str, is_person: bool, has_interest: bool) -> Outcome:
    """May what was declared at an item be entered in the register of interests from here? (LP38)"""
    if has_interest:
        return not_met("conflict.in_register", "It is in the register of interests.", "LP38")
    if state == "withdrawn":
        return not_met("conflict.withdrawn", "The declaration was withdrawn.", "LP38")
    if not is_person:
        return not_met(
            "conflict.no_person", "The register is of people with a record; this is a name alone.", "LP38"
        )
    return met("conflict.to_register", clause="LP38")


def told_to_others(outcome: Outcome) -> Outcome:
    """What somebody hears who may read neither interests nor conflicts: no name, and no answer that rests on them."""
    if state_of(outcome) == NOT_MET:
        return not_met(outcome.code, "A conflict of interest is not settled yet.", outcome.clause)
    return unknown(
        "conflicts.not_shown",
        "Conflicts of interest are shown to who runs the meeting and to its chair.",
        "R9",
    )


def effect_words(ruling: str) -> str:
    """What a ruling means for the person, in one line (R8)."""
    bars = EFFECTS[ruling]
    if bars.is_none:
        return "Stays, speaks and votes."
    if not bars.may_stay:
        return "Leaves the meeting for this item: no voice and no vote."
    paper = " The papers of the item are withheld." if not bars.has_paper else ""
    voice = "speaks" if bars.may_speak else "does not speak"
    return f"Stays, {voice}, and does not vote.{paper}"


def minute(*, name: str, nature: str, ruling: str, chair: str, left: str = "", returned: str = "") -> str:
    """The sentence of the minutes. `left` and `returned` are clock times in words."""
    told = (DECLARED + MINUTES[ruling]).format(
        name=name, nature=nature or NATURE_UNTOLD, chair=chair or "The chair"
    )
    if left and returned:
        return f"{told} {name} left the meeting at {left} and returned at {returned}."
    return f"{told} {name} left the meeting at {left}." if left else told


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
