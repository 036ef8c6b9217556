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


class Covers(TextChoices):
    DELEGATION = "delegation", "Delegation"
    BUDGET = "budget", "Delegated budget"


class Availability(TextChoices):
    NOT_SUPPORTED = "not_supported", "Not supported"
    UNLIKELY = "unlikely", "Unlikely"


class AgreementKind(TextChoices):
    SECTION_75 = "section_75", "Section 75 partnership agreement"
    SECTION_65Z5 = "section_65z5", "Section 65Z5 arrangement"
    DELEGATION = "delegation_agreement", "Delegation agreement"
    MEMORANDUM = "mou", "Memorandum of understanding"
    CONTRACT = "contract", "Contract with a lead provider"
    OTHER = "other", "Other agreement"


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


class ImportRowKind(TextChoices):
    """What a row of an imported file is to the version that it is compared with."""

    NEW = "new", "New"
    CHANGED = "changed", "Changed"
    SAME = "same", "Same"
    UNREADABLE = "unreadable", "Cannot be read"
    ABSENT = "absent", "Not in the file"
    RESIDUAL = "residual", "Everything else"


SCHEME_IMPORT_LIFECYCLE = Lifecycle(
    noun="scheme_import",
    states={
        "uploaded": "Being read",
        "failed": "Could not be read",
        "read": "Columns to check",
        "assessing": "Being compared",
        "ready": "To look through",
        "applying": "Being applied",
        "applied": "Applied",
        "undone": "Undone",
        "abandoned": "Given up",
    },
    initial="uploaded",
    transitions=(
        Transition("read", ("uploaded",), "read", "read the file"),
        Transition("fail", ("uploaded",), "failed", "say that the file cannot be read"),
        Transition("assess", ("read", "ready"), "assessing", "compare the rows"),
        Transition("compare", ("assessing",), "ready", "show the rows"),
        Transition("apply", ("ready",), "applying", "apply this import"),
        Transition("finish", ("applying",), "applied", "finish this import"),
        Transition("refuse", ("applying",), "ready", "look at this import again"),
        Transition("undo", ("applied",), "undone", "undo this import"),
        Transition(
            "abandon",
            ("uploaded", "failed", "read", "assessing", "ready"),
            "abandoned",
            "give up this import",
        ),
    ),
)


class ChangeKind(TextChoices):
    """What a proposal does to a row."""

    CHANGE = "change", "Change"
    ADD = "add", "New row"
    REMOVE = "remove", "Remove"


PROPOSAL_LIFECYCLE = Lifecycle(
    noun="proposal",
    states={"open": "Being written", "sent": "Sent", "decided": "Decided", "withdrawn": "Withdrawn"},
    initial="open",
    transitions=(
        Transition("send", ("open",), "sent", "send this proposal"),
        Transition("decide", ("sent",), "decided", "close this proposal"),
        Transition("withdraw", ("open", "sent"), "withdrawn", "withdraw this proposal"),
    ),
)

PROPOSED_CHANGE_LIFECYCLE = Lifecycle(
    noun="proposed_change",
    states={"proposed": "Proposed", "accepted": "Accepted", "returned": "Returned"},
    initial="proposed",
    transitions=(
        Transition("accept", ("proposed",), "accepted", "accept this change"),
        Transition("return", ("proposed",), "returned", "return this change"),
    ),
)


class Progress(TextChoices):
    """How far a milestone or deliverable is, as its newest note tells; without a note nothing is told (R103)."""

    NOT_STARTED = "not_started", "Not started"
    UNDERWAY = "underway", "Under way"
    COMPLETE = "complete", "Complete"
    DROPPED = "dropped", "Dropped"


class AssuranceCondition(TextChoices):
    """What a system wants to see evidenced when it delegates: accountability for each of these (R102)."""

    OUTCOMES = "outcomes", "Outcomes"
    DELIVERY = "delivery", "Delivery"
    RESOURCES = "resources", "Resources"
    QUALITY = "quality", "Quality"
    PERFORMANCE = "performance", "Performance"


class ReadingState(TextChoices):
    """What a reading says of an indicator (R77)."""

    NOT_MEASURED = "not_measured", "Not yet measured"
    TOWARDS = "towards", "Moving towards the target"
    AWAY = "away", "Not moving towards the target"
    REACHED = "reached", "Target reached"


class StanceKind(TextChoices):
    """How a group of stakeholders took a proposal (R74)."""

    WELCOMED = "welcomed", "Broadly welcomed"
    OPPORTUNITY = "opportunity", "Recognised as an opportunity"
    SOME_CONCERN = "some_concern", "Some concern"
    CONCERNS = "concerns", "Concerns"
