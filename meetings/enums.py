"""Choices of the meetings floor."""

from django.db.models import IntegerChoices, TextChoices


class MeetingKind(TextChoices):
    """R178: a workshop is neither a public nor a private meeting."""

    PUBLIC = "public", "Public meeting"
    PRIVATE = "private", "Private meeting"
    WORKSHOP = "workshop", "Workshop"


class MeetingMode(TextChoices):
    IN_PERSON = "in_person", "In person"
    REMOTE = "remote", "Remote"
    HYBRID = "hybrid", "In person and remote"


class DeadlineKind(TextChoices):
    """What has to be done by a day that is counted from a meeting (R194), in the order of the work."""

    COMMISSIONING = "commissioning", "Papers commissioned"
    DRAFTS = "drafts", "Drafts due"
    SIGN_OFF = "sign_off", "Papers signed off"
    PAPERS_OUT = "papers_out", "Papers out to members"
    PUBLICATION = "publication", "Papers published"
    NOTICE = "notice", "Public notice of the meeting"
    QUESTIONS = "questions", "Questions from the public close"
    ACTIONS = "actions", "Actions sent out"
    MINUTES = "minutes", "Minutes to members"
    OTHER = "other", "Another deadline, with a name of its own"


class DeadlineUnit(TextChoices):
    """How a deadline is counted; `meetings.planning.rules.deadlines` says what each means."""

    TERMS = "terms", "as the terms of reference or standing orders say"
    CALENDAR = "calendar", "calendar days"
    CLEAR = "clear", "clear days"
    WORKING = "working", "working days"
    CLEAR_WORKING = "clear_working", "clear working days"
    WEEKS = "weeks", "weeks"
    WEEKDAY = "weekday", "a day of the week"


class SeriesPattern(TextChoices):
    """How often a committee meets; "aligned" follows the dates of another body (R177)."""

    MONTHLY_WEEKDAY = "monthly_weekday", "On a weekday of the month, such as the fourth Thursday"
    MONTHLY_DAY = "monthly_day", "On a day of the month, such as the 15th or the last"
    WEEKLY = "weekly", "On a weekday, every week or every few weeks"
    ALIGNED = "aligned", "Following the dates of another body"


class SeriesOpenness(TextChoices):
    """Which meetings of a series are held in public (R149, R175)."""

    PUBLIC = "public", "Every meeting in public"
    ALTERNATE_PUBLIC_FIRST = "alternate_public_first", "Alternately, the first one in public"
    ALTERNATE_PRIVATE_FIRST = "alternate_private_first", "Alternately, the first one in private"
    QUARTERLY_PUBLIC = "quarterly_public", "The first of each quarter in public"
    PRIVATE = "private", "Every meeting in private"


class SeriesShift(TextChoices):
    KEEP = "keep", "It stays on that day"
    BEFORE = "before", "The working day before"
    AFTER = "after", "The working day after"


class SeriesNth(IntegerChoices):
    FIRST = 1, "First"
    SECOND = 2, "Second"
    THIRD = 3, "Third"
    FOURTH = 4, "Fourth"
    LAST = -1, "Last"


class Weekday(IntegerChoices):
    MONDAY = 0, "Monday"
    TUESDAY = 1, "Tuesday"
    WEDNESDAY = 2, "Wednesday"
    THURSDAY = 3, "Thursday"
    FRIDAY = 4, "Friday"
    SATURDAY = 5, "Saturday"
    SUNDAY = 6, "Sunday"


class Month(IntegerChoices):
    APRIL = 4, "April"
    MAY = 5, "May"
    JUNE = 6, "June"
    JULY = 7, "July"
    AUGUST = 8, "August"
    SEPTEMBER = 9, "September"
    OCTOBER = 10, "October"
    NOVEMBER = 11, "November"
    DECEMBER = 12, "December"
    JANUARY = 1, "January"
    FEBRUARY = 2, "February"
    MARCH = 3, "March"


class InvitationMethod(TextChoices):
    """iTIP (RFC 5546): what a mailed invitation asks of a calendar."""

    REQUEST = "REQUEST", "Invited"
    CANCEL = "CANCEL", "Taken out of the calendar"


class ItemKind(TextChoices):
    BUSINESS = "business", "Business"
    STANDING = "standing", "Standing item"
    MATTERS_ARISING = "matters_arising", "Matters arising"
    MINUTES = "minutes", "Minutes of the last meeting"
    CONSENT = "consent", "Taken without discussion"
    PUBLIC_FORUM = "public_forum", "Public forum"
    EXCLUSION = "exclusion", "Exclusion of the press and public"
    READMISSION = "readmission", "Re-admission of the public"
    AOB = "aob", "Any other business"
    NEXT_MEETING = "next_meeting", "Date of next meeting"


class PlanCycle(TextChoices):
    """How often something comes back; `meetings.planning.rules.plan` says into which months each falls."""

    ONCE = "once", "Once, in the month it begins"
    YEARLY = "yearly", "Every year"
    HALF_YEARLY = "half_yearly", "Every six months"
    QUARTERLY = "quarterly", "Every three months"
    MONTHS = "months", "In chosen months, every year"
    EVERY_PUBLIC = "every_public", "At every public meeting"
    EVERY_MEETING = "every_meeting", "At every meeting"


class PlanSource(TextChoices):
    """Why something is on the forward plan."""

    DUTY = "duty", "A duty"
    FUNCTION = "function", "A function of the scheme"
    ACTION = "action", "An action"
    DECISION = "decision", "An earlier decision"
    CYCLE = "cycle", "The cycle of business"


class Purpose(TextChoices):
    """The union of purposes in the seeds (R146); each ICB's cover sheet picks its own."""

    DECISION = "decision", "Decision"
    DISCUSSION = "discussion", "Discussion"
    INFORMATION = "information", "Information"
    ENDORSEMENT = "endorsement", "Endorsement"
    NOTING = "noting", "Noting"
    APPROVAL = "approval", "Approval"
    COMMENT = "comment", "Comment"
    ASSURANCE = "assurance", "Assurance"


class PrivateReason(TextChoices):
    """Why business is taken in private; the words are printed in public."""

    COMMERCIAL = "commercial", "Commercially confidential information"
    PERSONAL = "personal", "Information about identifiable people"
    LEGAL = "legal", "Legal advice"
    NEGOTIATION = "negotiation", "Negotiations in progress"
    EARLY_POLICY = "early_policy", "Proposals not yet ready for publication"
    OTHER = "other", "Other special reason stated in the resolution"


class ExemptionOf(TextChoices):
    ITEM = "item", "Item"
    PAPER = "paper", "Paper"
    ANNEX = "annex", "Annex"


class ExemptionEnd(TextChoices):
    """How something stopped being kept private."""

    RELEASED = "released", "Released after a review"
    OPENED = "opened", "Made public before the meeting"
    TAKEN_OUT = "taken_out", "Taken out of the paper"


class PaperKind(TextChoices):
    PAPER = "paper", "Paper"
    VERBAL = "verbal", "Verbal item, no paper"
    PRESENTATION = "presentation", "Slides"
    TABLED = "tabled", "Tabled at the meeting"


class FileUse(TextChoices):
    """What becomes of a file of a folder."""

    PAPER = "paper", "The paper itself"
    ANNEX = "annex", "An annex of the paper"
    LEAVE_OUT = "leave_out", "Leave it out"


class AcceptanceWay(TextChoices):
    """How the chair said yes or no to something late."""

    PORTAL = "portal", "In the portal"
    PERSON = "person", "In person"
    PHONE = "phone", "By telephone"
    MAIL = "mail", "By e-mail"
    WRITING = "writing", "In another writing"


class BodyKind(TextChoices):
    MARKDOWN = "markdown", "Written here"
    PDF = "pdf", "Uploaded PDF"
    DOCX = "docx", "Uploaded Word document"
    NONE = "none", "Cover sheet only"


class ConflictOption(TextChoices):
    """The six options of seed 000 (R8, LP44), in its words; our numbers 0 to 5 are the order."""

    NONE = "none", "No conflict identified"
    DISCUSS_AND_DECIDE = (
        "discuss_and_decide",
        "Conflict noted: conflicted party can participate in discussion and decision",
    )
    DISCUSS_ONLY = (
        "discuss_only",
        "Conflict noted, conflicted party can participate in discussion but not decision",
    )
    REMAIN_SILENT = (
        "remain_silent",
        "Conflict noted, conflicted party can remain but not participate in discussion",
    )
    PAPER_WITHHELD = (
        "paper_withheld",
        "Conflict noted, supported paper withheld from conflicted party e.g., pecuniary benefit",
    )
    EXCLUDED = "excluded", "Conflicted party is excluded from discussion"


class RecommendationKind(TextChoices):
    APPROVE = "approve", "Approve"
    ENDORSE = "endorse", "Endorse"
    NOTE = "note", "Note"
    DISCUSS = "discuss", "Discuss"
    COMMENT = "comment", "Comment"
    AGREE = "agree", "Agree"
    RECEIVE_ASSURANCE = "assurance", "Receive assurance"
    TIMETABLE = "timetable", "Timetable statement"


class QuestionKind(TextChoices):
    QUESTION = "question", "Question"
    PETITION = "petition", "Petition"


class QuestionCourse(TextChoices):
    """Where a question from the public goes: one that came too late may take another way (LP57)."""

    MEETING = "meeting", "For this meeting"
    WRITTEN = "written", "For a written answer"
    NEXT_MEETING = "next_meeting", "For the next meeting"


class QuestionReading(TextChoices):
    ATTEND = "attend", "I will attend and ask it myself"
    READ_OUT = "read_out", "Please read it out for me"


class ShownAs(TextChoices):
    """How a questioner is named in public."""

    NAME = "name", "By my name"
    INITIALS = "initials", "By my initials"
    RESIDENT = "resident", "As “a resident”, without my name"
