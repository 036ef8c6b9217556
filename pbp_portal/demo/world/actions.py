"""What the Bexley board asked, sent on and owes again and again. Invented, but for the obligation (R183)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ActionRow:
    """`item` is its number. `due_in` are days from the day on which the world is loaded; `closed` is what came of it,
    "" while it is open."""

    key: str
    item: str
    text: str
    owner: str
    due_in: int
    closed: str = ""


@dataclass(frozen=True)
class Log:
    """Of one committee: actions at items of one agenda, a matter that it sends on, and what it owes."""

    committee: str
    meeting: str
    actions: tuple[ActionRow, ...]
    sent_item: str
    sent_title: str
    sent_asks: str
    sent_to: str
    owed_title: str
    owed_to: str
    owed_source: str


LOGS = {
    "sel": Log(
        committee="bexley-strategic-board",
        meeting="bsb-2021-09-30",
        actions=(
            ActionRow(
                "bsb-action-transport",
                "4",
                "Write to the transport authority about the bus to the new health centre.",
                "eleanor-adebayo-finch",
                21,
            ),
            ActionRow(
                "bsb-action-winter",
                "4",
                "Bring a plan for winter beds, with what each organisation can open.",
                "joanna-pellew",
                -14,
            ),
            ActionRow(
                "bsb-action-members",
                "1",
                "Ask every member organisation for its named deputy.",
                "rafael-dunmore",
                -30,
                "All have answered.",
            ),
        ),
        sent_item="4",
        sent_title="Winter beds in Bexley",
        sent_asks="To say by which day the money for winter beds will be known.",
        sent_to="sel-icb-board",
        owed_title="Report to the health and wellbeing board",
        owed_to="bexley-hwb",
        owed_source="Terms of reference, 10.1",
    )
}
