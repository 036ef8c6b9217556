"""Choices and permission names of the ground floor. Codes are ours and stable; words are the field's."""

from django.db.models import TextChoices

from governance.foundation.lifecycle import Lifecycle, Transition


class OrganisationKind(TextChoices):
    ICB = "icb", "Integrated care board"
    CCG = "ccg", "Clinical commissioning group"
    NHS_ENGLAND = "nhs_england", "NHS England"
    NHS_TRUST = "nhs_trust", "NHS trust"
    FOUNDATION_TRUST = "foundation_trust", "NHS foundation trust"
    LOCAL_AUTHORITY = "local_authority", "Local authority"
    PCN = "pcn", "Primary care network"
    GP_FEDERATION = "gp_federation", "GP federation or alliance"
    REPRESENTATIVE_COMMITTEE = "representative_committee", "Local representative committee"
    HEALTHWATCH = "healthwatch", "Healthwatch"
    VCSE = "vcse", "Voluntary, community or social enterprise"
    HOSPICE = "hospice", "Hospice"
    CIC = "cic", "Community interest company"
    PRIVATE_PROVIDER = "private_provider", "Private provider"
    PROVIDER_COLLABORATIVE = "provider_collaborative", "Provider collaborative"
    CANCER_ALLIANCE = "cancer_alliance", "Cancer alliance"
    OTHER = "other", "Other"


class Sector(TextChoices):
    COMMISSIONER = "commissioner", "NHS commissioner"
    LOCAL_GOVERNMENT = "local_government", "Local government"
    ACUTE = "acute", "Acute"
    MENTAL_HEALTH = "mental_health", "Mental health"
    COMMUNITY = "community", "Community services"
    AMBULANCE = "ambulance", "Ambulance"
    PRIMARY_CARE = "primary_care", "Primary care"
    VCSE = "vcse", "Voluntary and community"
    PUBLIC_VOICE = "public_voice", "Public and patient voice"
    NATIONAL = "national", "National body"
    OTHER = "other", "Other"


class AuthorityTier(TextChoices):
    COUNTY = "county", "County"
    DISTRICT = "district", "District"
    UNITARY = "unitary", "Unitary"
    METROPOLITAN = "metropolitan", "Metropolitan"
    LONDON_BOROUGH = "london_borough", "London borough"
    NOT_APPLICABLE = "", "Not an authority"


class SuccessionKind(TextChoices):
    MERGER = "merger", "Merger"
    SPLIT = "split", "Split"
    ACQUISITION = "acquisition", "Acquisition"
    RENAME = "rename", "Rename"
    CLOSURE = "closure", "Closure"
    FOOTPRINT = "footprint", "Same footprint"
    ICB_TRANSFER = "icb_transfer", "Move to another ICB"


class PlaceKind(TextChoices):
    PLACE = "place", "Place"
    DELIVERY_UNIT = "delivery_unit", "Delivery unit or sector"
    SUB_PLACE = "sub_place", "Sub-place"
    NEIGHBOURHOOD = "neighbourhood", "Neighbourhood"


class CommitteeKind(TextChoices):
    BOARD = "board", "ICB board"
    EXECUTIVE = "executive", "Executive committee"
    PLACE_PARTNERSHIP = "place_partnership", "Place-based partnership committee"
    COMMITTEE = "committee", "Committee"
    SUB_COMMITTEE = "sub_committee", "Sub-committee or sub-group"
    ICP = "icp", "Integrated care partnership"
    HWB = "hwb", "Health and wellbeing board"
    SCRUTINY = "scrutiny_committee", "Scrutiny committee"
    LMNS = "lmns", "Local maternity and neonatal system"
    PROGRAMME_BOARD = "programme_board", "Programme board or network"
    OTHER = "other", "Other"


class GovernanceForm(TextChoices):
    """Codes apart from numbers, because the seeds number the forms differently (R89)."""

    STATUTORY_BOARD = "statutory_board", "Statutory board"
    CONSULTATIVE_FORUM = "consultative_forum", "Consultative forum"
    COMMITTEE = "committee", "Committee of one body"
    INDIVIDUAL_EXECUTIVES = "individual_executives", "Individual executives"
    JOINT_COMMITTEE = "joint_committee", "Joint committee"
    LEAD_PROVIDER = "lead_provider", "Lead provider"
    COMMITTEES_IN_COMMON = "committees_in_common", "Committees in common"
    SUB_COMMITTEE = "sub_committee", "Sub-committee"


class OptionStanding(TextChoices):
    """What became of an option in an appraisal (R131)."""

    CONSIDERED = "", "Considered"
    KEPT = "kept", "Kept open"
    NOT_TAKEN = "not_taken", "Not taken"
    CHOSEN = "chosen", "Chosen"


class OptionMarker(TextChoices):
    """The arrow across the options: where a partnership could start, and where it aims (R88)."""

    NONE = "", "None"
    START = "start", "Could start here"
    AIM = "aim", "Aim for here"


class StepKind(TextChoices):
    """What a partnership asks for as its next step (R76, R104)."""

    FORM = "form", "A governance form"
    DELEGATION = "delegation", "A delegation"


STEP_REQUEST_LIFECYCLE = Lifecycle(
    noun="step_request",
    states={
        "draft": "Being prepared",
        "submitted": "With the ICB",
        "signed_off": "Signed off",
        "returned": "Returned",
        "withdrawn": "Withdrawn",
    },
    initial="draft",
    transitions=(
        Transition("submit", ("draft", "returned"), "submitted", "submit this request"),
        Transition("sign_off", ("submitted",), "signed_off", "sign off this request"),
        Transition("return", ("submitted",), "returned", "return this request"),
        Transition("withdraw", ("draft", "submitted", "returned"), "withdrawn", "withdraw this request"),
    ),
)


class BodyStatus(TextChoices):
    """Bodies can exist before their legal start (R109)."""

    PROPOSED = "proposed", "Proposed"
    SHADOW = "shadow", "Shadow"
    ESTABLISHED = "established", "Established"
    CLOSED = "closed", "Closed"


class PostStatus(TextChoices):
    DESIGNATE = "designate", "Designate"
    SUBSTANTIVE = "substantive", "Substantive"
    INTERIM = "interim", "Interim"
    ACTING = "acting", "Acting"


class SeatCategory(TextChoices):
    CHAIR = "chair", "Chair"
    DEPUTY_CHAIR = "deputy_chair", "Deputy chair"
    EXECUTIVE = "executive", "Executive"
    NON_EXECUTIVE = "non_executive", "Non-executive or lay"
    PARTNER = "partner", "Partner member"
    MEMBER_ORGANISATION = "member_organisation", "Member organisation"
    CLINICAL = "clinical", "Clinical"
    PUBLIC_VOICE = "public_voice", "Public voice"
    ATTENDEE = "attendee", "In attendance"
    OBSERVER = "observer", "Observer"


class Openness(TextChoices):
    PUBLIC = "public", "Public"
    PRIVATE = "private", "Private"


class DayCount(TextChoices):
    CALENDAR = "calendar", "calendar days"
    CLEAR = "clear", "clear days"
    WORKING = "working", "working days"
    CLEAR_WORKING = "clear_working", "clear working days"


class QuorumState(TextChoices):
    NOT_SET = "not_set", "Not set: to be decided by the committee"
    NUMBER = "number", "A number of members"
    FRACTION = "fraction", "A share of members"


class VoteUnit(TextChoices):
    PERSON = "person", "One vote per member"
    ORGANISATION = "organisation", "One vote per organisation"


class MajorityBase(TextChoices):
    PRESENT = "present", "Majority of members present"
    PRESENT_AND_VOTING = "present_and_voting", "Majority of members present and voting"
    VOTES_CAST = "votes_cast", "Majority of votes cast"


class CastingVote(TextChoices):
    NONE = "none", "No casting vote"
    SECOND = "second_and_deciding", "Chair has a second and deciding vote"


class InquorateRoute(TextChoices):
    """Where an item goes for which conflicts of interest leave no quorum (LP43)."""

    PARENT = "parent", "To the parent body"
    PANEL = "panel", "To a panel of members without the conflict"
    NEXT_MEETING = "next_meeting", "To another meeting"


class MeetsInPublic(TextChoices):
    ALWAYS = "always", "Every meeting in public"
    ALTERNATE = "alternate", "Alternate meetings in public"
    AT_LEAST_QUARTERLY = "at_least_quarterly", "In public at least once a quarter"
    NEVER = "never", "Not in public"


class ExclusionStatute(TextChoices):
    """Under which power the public is excluded from private business (LP46, LP52)."""

    ACT_1960 = "act_1960", "Public Bodies (Admission to Meetings) Act 1960, section 1(2)"
    ACT_1972 = "act_1972", "Local Government Act 1972, section 100A and Schedule 12A"
    OWN_RULES = "own_rules", "The ICB’s own rules, no statute"


class MeetingFrequency(TextChoices):
    """How often a committee meets at least (R175); a rule reads it, so it is typed beside the words of the text."""

    WEEKLY = "weekly", "Every week"
    FORTNIGHTLY = "fortnightly", "Every two weeks"
    MONTHLY = "monthly", "Every month"
    TWO_MONTHLY = "two_monthly", "Every two months"
    QUARTERLY = "quarterly", "Every quarter"
    HALF_YEARLY = "half_yearly", "Every six months"
    YEARLY = "yearly", "Every year"


class YesNo(TextChoices):
    """A typed yes or no whose third state, unset, is the empty value."""

    YES = "yes", "Yes"
    NO = "no", "No"


class QuestionsTaken(TextChoices):
    """At which meetings the public may ask questions (R185, LP57)."""

    NO = "no", "They are not taken"
    PUBLIC = "public", "At every meeting in public"
    FORUM = "forum", "At meetings in public with a public forum on the agenda"


class LateQuestions(TextChoices):
    """What becomes of a question that comes after the closing time (LP57)."""

    REFUSED = "refused", "It is not taken"
    WRITTEN = "written", "It may be sent for a written answer"
    NEXT_MEETING = "next_meeting", "It may be sent for the next meeting"


class Permission:
    """Names of permissions, `<app>.<verb>_<noun>`; what each role holds is in `governance/roles.py`."""

    VIEW_WORKSPACE = "governance.view_workspace"
    CHANGE_STRUCTURE = "governance.change_structure"
    REQUEST_STEP = "governance.request_step"
    CHANGE_ICB = "governance.change_icb"
    GRANT_ROLES = "governance.grant_roles"
    VIEW_LEDGER = "governance.view_ledger"
    CREATE_ICB = "governance.create_icb"
    MANAGE_USERS = "governance.manage_users"
    VIEW_PEOPLE = "membership.view_people"
    CHANGE_PEOPLE = "membership.change_people"
    AGREE_DEPUTY = "membership.agree_deputy"
    VIEW_INTERESTS = "membership.view_interests"
    KEEP_INTERESTS = "membership.keep_interests"
    REVIEW_INTERESTS = "membership.review_interests"
    VIEW_SCHEME = "delegation.view_scheme"
    CHANGE_SCHEME = "delegation.change_scheme"
    PROPOSE_SCHEME_CHANGE = "delegation.propose_scheme_change"
    VIEW_MEETING = "meetings.view_meeting"
    VIEW_PRIVATE = "meetings.view_private"
    VIEW_DRAFTS = "meetings.view_drafts"
    PLAN_MEETING = "meetings.plan_meeting"
    CHANGE_AGENDA = "meetings.change_agenda"
    AGREE_AGENDA = "meetings.agree_agenda"
    REVIEW_EXEMPTION = "meetings.review_exemption"
    RUN_MEETING = "meetings.run_meeting"
    OVERRIDE_DECISION = "meetings.override_decision"
    WRITE_PAPER = "meetings.write_paper"
    SIGN_OFF_PAPER = "meetings.sign_off_paper"
    BUILD_PACK = "reports.build_pack"
    READ_PACK = "reports.read_pack"
    PUBLISH = "reports.publish"
