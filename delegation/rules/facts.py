"""What the rules of delegation read: plain, frozen facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from governance.foundation.periods import Period

RESERVED = "reserved"
DELEGATED = "delegated"
LED_ELSEWHERE = "led_elsewhere"
DISCUSSED = "discussed_not_delegated"
UNDETERMINED = "undetermined"
NOT_LISTED = "not_listed"

CONSULTATIVE_FORUM = "consultative_forum"
INDIVIDUAL_EXECUTIVES = "individual_executives"
LEAD_PROVIDER = "lead_provider"

DECIDE = "decide"
SPEND = "spend"
VIREMENT = "virement"
PAYMENT_ENVELOPE = "payment_envelope"
IN_BUDGET = "in_budget"
OUTSIDE_BUDGET = "outside_budget"


@dataclass(frozen=True)
class HolderFacts:
    """A committee, a post or a body; `kind` keeps their ids apart.

    `form` is the governance form of a committee, the kind of organisation of a body.
    """

    kind: str
    id: int
    name: str
    form: str = ""

    def is_same_as(self, other: HolderFacts | None) -> bool:
        return other is not None and (self.kind, self.id) == (other.kind, other.id)


@dataclass(frozen=True)
class VersionFacts:
    """What a version says as a whole, beside its rows."""

    kind_words: str
    passes_upward: bool
    residual_clause: str = ""


@dataclass(frozen=True)
class Limit:
    """A ceiling in pounds; an `amount` of None is expressly no ceiling.

    `basis` is per_decision, per_year or cumulative; the `…_words` are read. `above` makes a band: only over that
    amount. `joint` decides together with the holder. `set_by` is the partner whose own limit it is (R41, R128).
    """

    amount: Decimal | None
    basis: str
    basis_words: str
    vat_words: str = ""
    above: Decimal | None = None
    kind: str = SPEND
    kind_words: str = ""
    budget: str = ""
    budget_words: str = ""
    joint: HolderFacts | None = None
    set_by: int | None = None
    set_by_name: str = ""

    def covers(self, amount: Decimal) -> bool:
        """Whether the amount lies in the band, both ends of the ceiling included."""
        over_floor = self.above is None or amount > self.above
        return over_floor and (self.amount is None or amount <= self.amount)


@dataclass(frozen=True)
class DelegatorFacts:
    """A body whose function it is, and its own scheme's row; `is_own` when this scheme is its own."""

    id: int
    name: str
    scheme_reference: str = ""
    is_own: bool = False


@dataclass(frozen=True)
class EntryFacts:
    """One row of an adopted version. `period` is the span in which row and version are both in force.

    `passes_upward`: its scheme lets whoever stands higher decide what a lower holder may (LP100).
    """

    key: int
    function: int
    function_title: str
    place: int | None
    place_name: str
    treatment: str
    treatment_words: str
    period: Period
    source: str
    holder: HolderFacts | None = None
    limits: tuple[Limit, ...] = ()
    lead_body: str = ""
    conditions: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()
    verb: str = DECIDE
    parent: int | None = None
    may_sub_delegate: bool = False
    delegators: tuple[DelegatorFacts, ...] = ()
    reference: str = ""
    theme: str = ""
    wording: str = ""
    statutory_basis: str = ""
    version: int = 0
    version_name: str = ""
    passes_upward: bool = False

    def in_force(self, on: date) -> bool:
        return self.period.covers(on)

    @property
    def carries_authority(self) -> bool:
        """Delegated or reserved, to somebody who decides rather than recommends or is consulted."""
        return self.treatment in (DELEGATED, RESERVED) and self.verb == DECIDE and self.holder is not None

    @property
    def name(self) -> str:
        """UEC-4 Urgent care, held by the Place Director."""
        held = f", held by {self.holder.name}" if self.holder else ""
        return f"{self.reference} {self.function_title}{held}".strip()


@dataclass(frozen=True)
class FunctionFacts:
    """A function and the functions it is part of, nearest first (R29).

    `citation` says why the law holds it, when it does; `legal_source` where the function comes from.
    """

    id: int
    title: str
    within: tuple[int, ...] = ()
    non_delegable_by_law: bool = False
    citation: str = ""
    legal_source: str = ""

    @property
    def path(self) -> tuple[int, ...]:
        return (self.id, *self.within)


@dataclass(frozen=True)
class PlaceFacts:
    """A place and the places it lies in, nearest first."""

    id: int
    name: str
    within: tuple[int, ...] = ()

    @property
    def path(self) -> tuple[int | None, ...]:
        return (self.id, *self.within, None)


WHOLE_ICB: tuple[int | None, ...] = (None,)


@dataclass(frozen=True)
class SchemeFacts:
    """A version in force, by its name; `residual_clause` says where everything unlisted goes (LP97)."""

    version: int
    name: str
    residual_clause: str = ""


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What is to be decided: a function at a place (None = the whole ICB) on a day, for `amount` pounds.

    `in_budget` None: not said. `used_in_year` and `used_in_total`: pounds committed before under the same authority
    in the financial year and altogether; None: not said, never zero. `kind` is spend or virement.
    `jointly_with`: who decides together with the holder.
    """

    function: FunctionFacts
    place: PlaceFacts | None
    on: date
    amount: Decimal | None = None
    in_budget: bool | None = None
    used_in_year: Decimal | None = None
    used_in_total: Decimal | None = None
    kind: str = SPEND
    jointly_with: tuple[HolderFacts, ...] = ()

    @property
    def places(self) -> tuple[int | None, ...]:
        return self.place.path if self.place else WHOLE_ICB

    @property
    def where(self) -> str:
        return self.place.name if self.place else "the whole ICB"

    def is_reached_by(self, row: EntryFacts) -> bool:
        return row.function in self.function.path and row.place in self.places


@dataclass(frozen=True, kw_only=True)
class Question(Matter):
    """May `holder` decide on it?"""

    holder: HolderFacts
