"""Choices of a meeting at work."""

from django.db.models import TextChoices


class Capacity(TextChoices):
    """How somebody is at the table (LP77)."""

    MEMBER = "member", "Member"
    DEPUTY = "deputy", "Deputy"
    IN_ATTENDANCE = "in_attendance", "In attendance"
    OBSERVER = "observer", "Observer"


class Reply(TextChoices):
    """What somebody answered to the invitation; a forecast, never a presence."""

    NONE = "", "No reply"
    COMING = "coming", "Will attend"
    REMOTE = "remote", "Will attend remotely"
    APOLOGIES = "apologies", "Apologies"


class Heard(TextChoices):
    """Can all hear each other? (R173)"""

    UNKNOWN = "", "Not noted"
    YES = "yes", "Yes"
    NO = "no", "No"


class WhyOut(TextChoices):
    """Why somebody was out of the meeting for a time."""

    LEFT = "left", "Left"
    CONFLICT = "conflict", "Conflict of interest"
    CONNECTION = "connection", "Connection lost"


class ConflictWay(TextChoices):
    """How a conflict at an item came to be known."""

    ADVANCE = "advance", "Declared before the meeting"
    MEETING = "meeting", "Declared at the meeting"
    REGISTER = "register", "From the register of interests"
    OTHER = "other", "Raised by somebody else"


class QuorumMoment(TextChoices):
    """When the quorum was looked at and written down."""

    START = "start", "Start of the meeting"
    CHANGE = "change", "Somebody came or went"
    ITEM = "item", "An item was opened"
    RULING = "ruling", "A ruling on a conflict"
    DECISION = "decision", "A decision"
    END = "end", "End of the meeting"


class DecisionWay(TextChoices):
    """Where it was decided (G16, LP68)."""

    MEETING = "meeting", "At a meeting"
    URGENT = "urgent", "Chair’s action, between meetings"
    OFFICER = "officer", "Officer’s decision under the scheme"


class DecisionStanding(TextChoices):
    """What it is in law. A recommendation binds nobody; an override is marked for good (R90, R191)."""

    DECISION = "decision", "Decision"
    RECOMMENDATION = "recommendation", "Recommendation to who can decide"
    NOTED = "noted", "Noted, nothing decided"
    OVERRIDE = "override", "Decision recorded against a missing condition"


class DecisionOutcome(TextChoices):
    """What became of what was put (R64)."""

    ACCEPTED = "accepted", "Accepted"
    AMENDED = "amended", "Accepted as amended"
    DEFERRED = "deferred", "Deferred"
    REFUSED = "refused", "Refused"
    REFERRED = "referred", "Referred"
    NOTED = "noted", "Noted"


class DecisionMethod(TextChoices):
    """R167: consensus first; a vote only if required."""

    CONSENSUS = "consensus", "By consensus"
    VOTE = "vote", "By vote"
    ALONE = "alone", "By the person or persons named"


class VoteKind(TextChoices):
    NAMED = "named", "Each vote by name"
    COUNTED = "counted", "Counted by show of hands"


class VoteChoice(TextChoices):
    FOR = "for", "For"
    AGAINST = "against", "Against"
    ABSTAIN = "abstain", "Abstain"
    NO_VOTE = "no_vote", "No vote cast"
