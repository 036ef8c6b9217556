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


class LimitBasis(TextChoices):
    PER_DECISION = "per_decision", "for each decision"
    PER_YEAR = "per_year", "in a financial year"
    CUMULATIVE = "cumulative", "in total"


class VatBasis(TextChoices):
    INCLUDING = "including", "including VAT"
    EXCLUDING = "excluding", "excluding VAT"


SCHEME_VERSION_LIFECYCLE = Lifecycle(
    noun="scheme_version",
    states={"draft": "Draft", "adopted": "Adopted", "withdrawn": "Withdrawn"},
    initial="draft",
    transitions=(
        Transition("adopt", ("draft",), "adopted", "adopt this version"),
        Transition("withdraw", ("draft",), "withdrawn", "withdraw this draft"),
    ),
)
