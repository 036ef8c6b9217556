"""May a rule of composition be entered as it is?"""

from __future__ import annotations

from collections.abc import Mapping

from governance.foundation.outcome import Outcome, first_not_met, met, not_met
from membership.composition.rules.composition import UNIT
from membership.composition.rules.facts import DISTRICT, KIND, LISTED, ONCE, RuleFacts


def check_rule(rule: RuleFacts) -> Outcome:
    """A rule says clearly what it counts, and asks nothing that cannot be."""
    return first_not_met(_title(rule), _units(rule), _holder(rule))


def _title(rule: RuleFacts) -> Outcome:
    if rule.per == ONCE and UNIT in rule.seat_title:
        reason = (
            f"The seats are for the committee as a whole: there is no name to put in the place of {UNIT}."
        )
        return not_met("composition_rule.title_without_unit", reason, field="seat_title")
    return met("composition_rule.title")


def _units(rule: RuleFacts) -> Outcome:
    if rule.per == LISTED and not rule.organisations:
        reason = "List the organisations that have a seat each."
        return not_met("composition_rule.nothing_listed", reason, clause="R34", field="organisations")
    if rule.per == KIND and not (rule.kinds or rule.sectors):
        reason = "Choose the kinds or the sectors of the organisations that have a seat each."
        return not_met("composition_rule.no_kind", reason, clause="R34", field="kinds")
    if rule.organisations and rule.per not in (LISTED, KIND, ONCE):
        reason = "This rule counts places or councils, which are known already: leave the list empty."
        return not_met("composition_rule.list_not_used", reason, clause="R34", field="organisations")
    if rule.per == DISTRICT and rule.kinds and "local_authority" not in rule.kinds:
        reason = "A district council is a local authority: nobody could hold these seats."
        return not_met("composition_rule.kind_cannot_be", reason, field="kinds")
    return met("composition_rule.units")


def _holder(rule: RuleFacts) -> Outcome:
    holder = rule.holder
    if holder.nominee_allowed and not (holder.post or holder.office):
        reason = "Say whose nominee: choose a post or write an office."
        return not_met("composition_rule.nominee_of_nobody", reason, clause="R35", field="office")
    if holder.post is not None and holder.post in holder.excluded_posts:
        reason = "The holder of this post is to hold the seat and is shut out as well."
        return not_met("composition_rule.shuts_itself_out", reason, clause="R151", field="excluded_posts")
    if holder.follows is not None and holder.follows in holder.excluded_rules:
        reason = "Who sits by that rule is to hold the seat and is shut out as well."
        return not_met("composition_rule.shuts_itself_out", reason, clause="R132", field="excluded_rules")
    if rule.id and rule.id in holder.excluded_rules:
        reason = "A rule cannot shut out its own holders."
        return not_met("composition_rule.shuts_itself_out", reason, clause="R151", field="excluded_rules")
    return met("composition_rule.holder")


def check_no_circle(rule: int, follows: int | None, *, others: Mapping[int, int | None]) -> Outcome:
    """A seat that goes with a seat that goes with the first could never be filled. `others`: rule → what it follows."""
    seen = {rule}
    while follows is not None:
        if follows in seen:
            return not_met(
                "composition_rule.circle",
                "These seats would go with each other in a circle: nobody could be the first to sit.",
                clause="R132",
                field="follows",
            )
        seen.add(follows)
        follows = others.get(follows)
    return met("composition_rule.no_circle", clause="R132")
