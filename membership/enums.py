"""Choices of the membership floor."""

from django.db.models import TextChoices

from governance.foundation.lifecycle import Lifecycle, Transition


class AppointmentBasis(TextChoices):
    EX_OFFICIO = "ex_officio", "Ex officio"
    NOMINATED = "nominated", "Nominated"
    ELECTED = "elected", "Elected"
    CO_OPTED = "co_opted", "Co-opted"
    APPOINTED = "appointed", "Appointed"


class EndReason(TextChoices):
    TERM_ENDED = "term_ended", "Term ended"
    RESIGNED = "resigned", "Resigned"
    LEFT_POST = "left_post", "Left the post"
    REPLACED = "replaced", "Replaced by the nominating body"
    BODY_CLOSED = "body_closed", "The body closed"
    LEFT_ORGANISATION = "left_organisation", "Left the organisation"
    OTHER = "other", "Other"


class Seniority(TextChoices):
    """How senior a job is, from the lowest; no value means that it is not recorded."""

    STAFF = "staff", "Member of staff"
    MANAGER = "manager", "Manager"
    DIRECTOR = "director", "Director"
    EXECUTIVE_DIRECTOR = "executive_director", "Executive director"
    CHIEF_EXECUTIVE = "chief_executive", "Chief executive"


class LeavingReason(TextChoices):
    """Why somebody stopped working for an organisation."""

    RESIGNED = "resigned", "Resigned"
    RETIRED = "retired", "Retired"
    CONTRACT_ENDED = "contract_ended", "The contract or secondment ended"
    MOVED = "moved", "Moved to another employer"
    BODY_CLOSED = "body_closed", "The organisation closed or was merged"
    OTHER = "other", "Other"


class DeputyKind(TextChoices):
    STANDING = "standing", "Standing deputy"
    ONE_MEETING = "one_meeting", "For one meeting day"


class InterestCategory(TextChoices):
    """The four categories of NHS England's guidance (LP35)."""

    FINANCIAL = "financial", "Financial"
    PROFESSIONAL = "professional", "Non-financial professional"
    PERSONAL = "personal", "Non-financial personal"
    INDIRECT = "indirect", "Indirect"


class ConflictKind(TextChoices):
    """Whether judgement is, could be or could seem to be affected (LP36)."""

    ACTUAL = "actual", "Actual"
    POTENTIAL = "potential", "Potential"
    PERCEIVED = "perceived", "Perceived"


class InterestSource(TextChoices):
    """How an interest came into the register."""

    SELF = "self", "Declared by the person"
    OFFICE = "office", "Entered by the governance team"
    IMPORTED = "imported", "Brought in from a file"
    PORTAL = "portal", "Taken from an outside portal (R174)"
    MEETING = "meeting", "Declared at a meeting"


INTEREST_LIFECYCLE = Lifecycle(
    noun="interest",
    states={
        "declared": "Declared, to be looked at",
        "questioned": "Sent back with a question",
        "confirmed": "Confirmed",
        "withdrawn": "Entered in error",
    },
    initial="declared",
    transitions=(
        Transition("confirm", ("declared", "questioned"), "confirmed", "confirm this interest"),
        Transition("question", ("declared", "confirmed"), "questioned", "send this interest back"),
        Transition("answer", ("questioned",), "declared", "answer a question about this interest"),
        Transition("reopen", ("confirmed", "questioned", "declared"), "declared", "change this interest"),
        Transition(
            "withdraw",
            ("declared", "questioned", "confirmed"),
            "withdrawn",
            "mark this interest as entered in error",
        ),
    ),
)


INTEREST_IMPORT_LIFECYCLE = Lifecycle(
    noun="interest_import",
    states={
        "ready": "To be looked through",
        "applied": "Applied",
        "undone": "Undone",
        "abandoned": "Given up",
    },
    initial="ready",
    transitions=(
        Transition("apply", ("ready",), "applied", "apply this import"),
        Transition("undo", ("applied",), "undone", "undo this import"),
        Transition("abandon", ("ready",), "abandoned", "give this import up"),
    ),
)


class RedactionScope(TextChoices):
    """What of an interest is kept off the public register."""

    DETAILS = "details", "The details: the category is shown, the party and nature are not"
    ENTRY = "entry", "The whole entry"


class DeclarationOccasion(TextChoices):
    """When somebody is asked (LP38)."""

    APPOINTMENT = "appointment", "On appointment"
    YEARLY = "yearly", "Yearly review"
    MEETING = "meeting", "At a meeting"
    PROCUREMENT = "procurement", "For a procurement"
    CHANGE = "change", "A change in between"


DECLARATION_LIFECYCLE = Lifecycle(
    noun="declaration",
    states={
        "asked": "Asked for",
        "returned": "Returned",
        "sent_back": "Sent back with a question",
        "reviewed": "Reviewed",
        "waived": "No longer asked for",
    },
    initial="asked",
    transitions=(
        Transition("return", ("asked", "sent_back"), "returned", "return this declaration"),
        Transition("send_back", ("returned",), "sent_back", "send this declaration back"),
        Transition("review", ("returned",), "reviewed", "mark this declaration as reviewed"),
        Transition("waive", ("asked", "sent_back"), "waived", "stop asking for this declaration"),
    ),
)


CAMPAIGN_LIFECYCLE = Lifecycle(
    noun="declaration_campaign",
    states={"draft": "Being prepared", "open": "Open", "closed": "Closed"},
    initial="draft",
    transitions=(
        Transition("open", ("draft",), "open", "ask everybody"),
        Transition("close", ("open",), "closed", "close this campaign"),
    ),
)


class OfferKind(TextChoices):
    GIFT = "gift", "Gift"
    HOSPITALITY = "hospitality", "Hospitality"
    SPONSORSHIP = "sponsorship", "Sponsorship"


class SponsoredThing(TextChoices):
    """What somebody offers to sponsor."""

    EVENT = "event", "Event or meeting"
    POST = "post", "Post"
    TRAINING = "training", "Training or a conference"
    RESEARCH = "research", "Research"
    OTHER = "other", "Something else"


class SponsorshipAnswer(TextChoices):
    """What a policy asks of sponsorship, whatever its value."""

    DECLARE = "declare", "Declared"
    APPROVE = "approve", "Declared, and refused unless it is approved"
    REFUSE = "refuse", "Refused"


class OfferResponse(TextChoices):
    """What became of an offer."""

    ACCEPTED = "accepted", "Accepted"
    FOR_ORGANISATION = "for_organisation", "Accepted for the organisation"
    DECLINED = "declined", "Declined"
    PENDING = "pending", "Waiting for approval"


class SeatsFor(TextChoices):
    """What a rule of composition asks its seats for."""

    ONCE = "once", "The committee as a whole"
    PLACE = "place", "Each place"
    DELIVERY_UNIT = "delivery_unit", "Each delivery unit or sector"
    SUB_PLACE = "sub_place", "Each sub-place"
    NEIGHBOURHOOD = "neighbourhood", "Each neighbourhood"
    AUTHORITY = "authority", "Each social-care authority"
    DISTRICT = "district", "Each district council"
    LISTED = "listed", "Each organisation that is listed"
    KIND = "kind", "Each organisation of a kind or sector that convenes the committee or is listed"
