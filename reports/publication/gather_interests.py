"""The public rows of what people have declared: interests (LP37), gifts and hospitality (LP41).

`membership.interests.rules.interests.public_on` says which interest is public,
`membership.interests.rules.gifts.offer_public_on` which offer.
The cells of an interest are those of the register in the workspace for a reader without rights.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from governance.models import IntegratedCareBoard, Seat
from membership.interests.presenters import REGISTER_COLUMNS
from membership.interests.rules.interests import public_on
from membership.interests.rules.policy import in_force_of
from membership.interests.selectors.gifts import offer_publicity, policies_of
from membership.interests.selectors.interests import Judged, interest_facts, judged, redaction_facts
from membership.interests.selectors.policy import versions_of
from membership.interests.selectors.register import RegisterRow, positions_of, register_rows
from membership.models import GiftOrHospitality, Interest
from membership.people.selectors.committees import fill
from reports.publication.register_shapes import Gathered, Kept, Row, body, iso, named

CELLS = ("name", "positions", "interest", "type", "direct", "nature", "from", "to", "action")
REASONS = {
    "interest.withdrawn": "entered in error",
    "interest.policy_unset": "no policy in force says how long interests stay public",
    "interest.not_confirmed": "not looked at and confirmed yet",
    "interest.not_declared_yet": "not declared by this day",
    "interest.not_begun": "begin after this day",
    "interest.no_longer_public": "ended so long ago that they are no longer public",
    "interest.kept_back": "kept off the register by a decision",
    "interest.details": "shown by their category alone, by a decision",
    "offer.policy_unset": "no policy in force says how long gifts stay public",
    "offer.not_declared_yet": "not declared by this day",
    "offer.pending": "wait for approval",
    "offer.needs_no_declaration": "need no declaration by the policy",
    "offer.term_over": "declared so long ago that they are no longer public",
}


def interest_rows(icb: IntegratedCareBoard, on: date) -> Gathered:
    """Everybody who holds something that day, with each interest that is public then, or that there is none."""
    found = register_rows(icb, on=on, viewer=None, rights_on=on)
    tables = tables_of(icb, on)
    rows = [_interest(row, tables[row.person.pk]) for row in found]
    told = judged(
        Interest.objects.filter(person__icb=icb).select_related("person", "organisation"), icb=icb, on=on
    )
    codes = Counter(one.publicity.code for one in told if not one.publicity.ok)
    codes["interest.details"] = sum(one.publicity.details.get("scope") == "details" for one in told)
    return Gathered(rows, kept(codes), frozenset(_waiting(told, icb, on)))


def _waiting(told: list[Judged], icb: IntegratedCareBoard, on: date) -> Iterator[str]:
    """Entries that only wait to be looked at: without that they would be public in full."""
    policy = in_force_of(versions_of(icb), on)
    for one in told:
        if one.publicity.code == "interest.not_confirmed":
            redactions = [redaction_facts(one.redaction)] if one.redaction else []
            facts = replace(interest_facts(one.interest), state="confirmed")
            if public_on(facts, redactions, policy, on).code == "interest.public":
                yield f"interest-{one.interest.pk}"


def kept(codes: Counter[str]) -> list[Kept]:
    """Counts by reason, the most frequent first; never which."""
    return [Kept(REASONS[code], number) for code, number in codes.most_common() if number]


def tables_of(icb: IntegratedCareBoard, on: date) -> dict[int, list[dict[str, str]]]:
    """The committees at whose table each person is that day, as a member or a deputy, by the person's key."""
    seats = Seat.objects.in_force(on).filter(committee__in=icb.committees.in_force(on))
    found: dict[int, dict[str, dict[str, str]]] = defaultdict(dict)
    for member in fill(seats, on=on):
        around = [*member.people, *(arrangement.person for arrangement in member.deputies)]
        for person in around:
            found[person.pk][member.seat.committee.slug] = body(member.seat.committee)
    by_name = {pk: sorted(told.values(), key=lambda one: one["name"]) for pk, told in found.items()}
    return defaultdict(list, by_name)


def _interest(row: RegisterRow, committees: list[dict[str, str]]) -> Row:
    """The columns of LP37. Of an entry whose details are kept back only category, directness and dates are told."""
    entry = row.entry
    told = {key: column.of(row) for key, column in zip(CELLS, REGISTER_COLUMNS, strict=True)}
    return {
        "anchor": f"interest-{row.reference}" if entry else f"person-{row.person.slug}",
        "is_entry": entry is not None,
        "kept_back": entry is not None and entry.is_kept_back,
        "person": named(row.person),
        "positions": told["positions"] if isinstance(told["positions"], list) else [told["positions"]],
        "committees": committees,
        **{key: told[key] or "" for key in ("interest", "type", "direct", "nature", "action")},
        "from": iso(told["from"]),
        "to": iso(told["to"]),
    }


def gift_rows(icb: IntegratedCareBoard, on: date) -> Gathered:
    """What was offered and is public on that day, the latest first."""
    policies = policies_of(icb.pk)
    offers = GiftOrHospitality.objects.filter(person__icb=icb).select_related("person__icb", "offered_by")
    codes: Counter[str] = Counter()
    public = []
    for offer in offers.order_by("-offered_on", "pk"):
        outcome = offer_publicity(offer, on=on, policies=policies)
        if outcome.ok:
            public.append(offer)
        else:
            codes[outcome.code] += 1
    people = {offer.person_id for offer in public}
    positions, tables = positions_of(people, on=on), tables_of(icb, on)
    rows = [_offer(row, positions[row.person_id], tables[row.person_id]) for row in public]
    return Gathered(rows, kept(codes))


def _offer(offer: GiftOrHospitality, positions: tuple[str, ...], committees: list[dict[str, str]]) -> Row:
    """The reason of an approval stays private."""
    return {
        "anchor": f"offer-{offer.pk}",
        "person": named(offer.person),
        "positions": list(positions),
        "committees": committees,
        "kind": offer.kind_words,
        "offered_on": iso(offer.offered_on),
        "offered_by": _giver(offer),
        "description": offer.description,
        "value": f"{offer.value:.2f}" if offer.value is not None else "",
        "response": offer.get_response_display(),
        "approved_by": offer.approved_by,
        "declared_on": iso(offer.declared_on),
    }


def _giver(offer: GiftOrHospitality) -> str:
    """Organisations and suppliers are named; somebody else, who may be a patient, is not."""
    if offer.offered_by is not None or offer.is_supplier == "yes":
        return offer.giver
    return "Not named: neither an organisation on record nor a supplier"
