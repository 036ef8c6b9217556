"""Choices of the delegation floor."""

from django.db.models import TextChoices

from governance.foundation.lifecycle import Lifecycle, Transition


class Treatment(TextChoices):
    """What a scheme says about a function at a place; not listed never means delegated (R24)."""

    RESERVED = "reserved", "Reserved"
    DELEGATED = "delegated", "Delegated"
    LED_ELSEWHERE = "led_elsewhere", "Led elsewhere, interface only"
    DISCUSSED = "discussed_not_delegated", "Discussed at place, not delegated"
    UNDETERMINED = "undetermined", "Undetermined"


class SchemeKind(TextChoices):
    RESERVATION_AND_DELEGATION = "sord", "Scheme of reservation and delegation"
    OPERATIONAL = "operational", "Operational scheme of delegation"
    FINANCIAL = "financial", "Financial scheme of delegation"


class Verb(TextChoices):
    """What the holder does; only who decides has authority (LP104)."""

    DECIDE = "decide", "Decides"
    RECOMMEND = "recommend", "Recommends"
    CONSULTED = "consulted", "Is consulted"
    INFORMED = "informed", "Is informed"


class LimitKind(TextChoices):
    SPEND = "spend", "to commit or spend"
    VIREMENT = "virement", "to move between budgets"
    PAYMENT_ENVELOPE = "payment_envelope", "payment envelope"


class Budget(TextChoices):
    IN_BUDGET = "in_budget", "within budget only"
    OUTSIDE_BUDGET = "outside_budget", "outside budget"


class LimitBasis(TextChoices):
    PER_DECISION = "per_decision", "for each decision"
    PER_YEAR = "per_year", "in a financial year"
    CUMULATIVE = "cumulative", "in total"


class VatBasis(TextChoices):
    INCLUDING = "including", "including VAT"
    EXCLUDING = "excluding", "excluding VAT"


SCHEME_VERSION_LIFECYCLE = Lifecycle(
    noun="scheme_version",
    states={"draft": "Draft", "in_review": "In review", "adopted": "Adopted", "withdrawn": "Withdrawn"},
    initial="draft",
    transitions=(
        Transition("submit", ("draft",), "in_review", "put this version to review"),
        Transition("return", ("in_review",), "draft", "return this version to drafting"),
        Transition("adopt", ("draft", "in_review"), "adopted", "adopt this version"),
        Transition("withdraw", ("draft", "in_review"), "withdrawn", "withdraw this draft"),
    ),
)
