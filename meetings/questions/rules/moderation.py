"""What has to be true before a question or petition is accepted, refused or taken with another."""

from __future__ import annotations

from governance.foundation.outcome import Outcome, met, not_met


def check_wording(wording: str) -> Outcome:
    if wording.strip():
        return met("question.wording")
    return not_met("question.wording_missing", "Give the wording that is published.", field="wording")


def check_title(title: str, *, is_petition: bool) -> Outcome:
    if title.strip() or not is_petition:
        return met("petition.title")
    return not_met("petition.title_missing", "Give the title of the petition.", field="title")


def check_name(name: str) -> Outcome:
    """Once the details are removed, nobody knows any more under which name to publish."""
    if name:
        return met("question.name")
    return not_met("question.details_gone", "What was sent is not kept any more, so it cannot be accepted.")


def check_place(*, at_meeting: bool, item_is_public: bool, has_place: bool) -> Outcome:
    """A question for the meeting is taken at an item in public, or in the public forum (R176, R185)."""
    if not item_is_public:
        return not_met(
            "question.item_private", "Choose an item that is taken in public.", "R185", field="item"
        )
    if at_meeting and not has_place:
        return not_met(
            "question.no_place",
            "The agenda has no public forum. Choose the item at which it is taken, or add a public forum.",
            "R176",
            field="item",
        )
    return met("question.place")


def check_accepted(state: str) -> Outcome:
    if state == "accepted":
        return met("question.is_accepted")
    return not_met("question.not_accepted", "This was not accepted. Accept it first.")


def check_ground(*, ground_icb: int, icb: int) -> Outcome:
    if ground_icb == icb:
        return met("question.ground")
    return not_met("question.ground_elsewhere", "Choose a ground of this ICB.", "LP57", field="ground")


def check_merge(
    *, same: bool, same_meeting: bool, same_kind: bool, other_state: str, has_merged: bool
) -> Outcome:
    """Two of one kind and meeting; the other one stands, and nothing is taken with this one already."""
    if same or not same_meeting or not same_kind or other_state not in ("confirmed", "accepted"):
        return not_met(
            "question.merge_unfit", "Choose another one of this meeting that still stands.", field="into"
        )
    if has_merged:
        return not_met(
            "question.merge_has_others",
            "Others are taken with this one already. Take the other one with this instead.",
            field="into",
        )
    return met("question.merge")


def check_not_signed(answer_state: str) -> Outcome:
    """What was answered under a name is not looked at again before that answer is opened."""
    if answer_state != "signed_off":
        return met("question.not_answered")
    return not_met("question.answered", "It was answered. Open the answer again first.")
