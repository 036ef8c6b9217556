"""Words, tags and columns about declared interests, their register and the policy."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.foundation import words
from governance.foundation.outcome import Outcome
from governance.foundation.screens import Ask, Column, Link, Tag
from membership.enums import INTEREST_LIFECYCLE, InterestCategory
from membership.interests.models import Interest, InterestPolicy
from membership.interests.selectors.interests import Judged
from membership.interests.selectors.register import RegisterRow

KEPT_BACK = "Kept back by a decision"
STATE_COLOURS = {"declared": "yellow", "questioned": "orange", "confirmed": "green", "withdrawn": "grey"}
TIMING = {
    "interest.in_time": ("Declared in time", "green"),
    "interest.late": ("Declared late", "red"),
    "interest.time_undetermined": ("In time or late: undetermined", "grey"),
}
NO_POLICY = (
    "No policy on interests is in force in this ICB on this day. Nothing is public, and nobody can say what was "
    "declared late or how long records are kept, until a policy is entered."
)


NO_PUBLIC_TERM = (
    "The policy in force does not say how long an ended interest stays public: nothing is public."
)
NO_PRIVATE_TERM = "No policy in force says for how many years the private record is kept: nothing is removed."
NO_GIFT_PUBLIC_TERM = "The policy in force does not say how long a gift stays public: none is."
NO_GIFT_PRIVATE_TERM = "No policy in force says for how many years gifts are kept: none is removed."
NO_DAYS = "The policy in force does not say how soon an interest is declared: nothing is told as late."


def register_notes(policy: InterestPolicy | None) -> list[str]:
    """What is unset, and what follows; where else declarations are made (R174)."""
    if policy is None:
        return [NO_POLICY]
    notes = []
    if policy.public_months_after is None:
        notes.append(NO_PUBLIC_TERM)
    if policy.declare_within_days is None:
        notes.append(NO_DAYS)
    if policy.portal_name or policy.portal_url:
        said = ", ".join(part for part in (policy.portal_name, policy.portal_url) if part)
        notes.append(
            f"Declarations are made at an outside portal: {said}. What is here was brought in from it."
        )
    return notes


def state_tag(state: str) -> Tag:
    return Tag(INTEREST_LIFECYCLE.states[state], STATE_COLOURS[state])


def timing_tag(timing: Outcome) -> Tag:
    return Tag(*TIMING[timing.code])


def publicity_tag(publicity: Outcome) -> Tag:
    if not publicity.ok:
        return Tag("Not public", "grey")
    return (
        Tag("Public without details", "orange") if publicity.details.get("scope") else Tag("Public", "blue")
    )


def tags_of(told: Judged) -> list[Tag]:
    """State, timing and publicity of one interest; one entered in error has its state alone."""
    state = state_tag(told.interest.state)
    if told.interest.state == "withdrawn":
        return [state]
    return [state, timing_tag(told.timing), publicity_tag(told.publicity)]


def declared_interest(row: RegisterRow) -> str | None:
    """LP37's third column: the organisation and what the person is there; or why there is nothing to say."""
    entry = row.entry
    if entry is None:
        return nothing_words(row)
    if entry.is_kept_back:
        return KEPT_BACK
    said = [entry.party, entry.position and f"({entry.position})"]
    return " ".join(part for part in said if part) or "No organisation named"


def nothing_words(row: RegisterRow) -> str:
    if row.nil is not None:
        return f"Nothing to declare (return of {words.day(row.nil.returned_on)})"
    return "Nothing declared and no nil return" if row.is_open else "Nothing on the public register"


def directness(row: RegisterRow) -> str | None:
    if row.entry is None:
        return None
    if row.entry.is_direct:
        return "Direct"
    return f"Indirect: {row.entry.relation}" if row.entry.relation else "Indirect"


def _of_entry(name: str) -> Any:
    """What the entry says under that name, or that it is kept back."""

    def value(row: RegisterRow) -> Any:
        if row.entry is None:
            return None
        said = getattr(row.entry, name)
        return KEPT_BACK if said is None and row.entry.is_kept_back else said

    return value


# The order of registers in use (LP37).
REGISTER_COLUMNS = (
    Column("Name", lambda row: str(row.person)),
    Column("Position(s)", lambda row: list(row.positions) or row.person.job_title, unset="None on this day"),
    Column("Declared interest", declared_interest),
    Column("Type", lambda row: row.entry.category_label if row.entry else None),
    Column("Direct or indirect", directness),
    Column("Nature of the interest", _of_entry("nature")),
    Column("From", lambda row: row.entry.effective_from if row.entry else None),
    Column("To", lambda row: row.entry.effective_to if row.entry else None),
    Column("Action taken", _of_entry("action")),
)


def record_words(row: RegisterRow) -> list[Tag]:
    """What only readers of the whole record are told beside an entry."""
    if row.publicity is None or row.timing is None:
        return []
    if row.state == "withdrawn":
        return [state_tag(row.state)]
    late = [timing_tag(row.timing)] if row.timing.code != "interest.in_time" else []
    return [state_tag(row.state), *late, publicity_tag(row.publicity)]


RECORD_COLUMN = Column("Record (not public)", record_words)


def linked_register_columns(ask: Ask) -> tuple[Column, ...]:
    """The register's columns on a page: the declared interest leads to its record, where the reader may open it."""

    def interest(row: RegisterRow) -> Any:
        said = declared_interest(row)
        return Link(said or "", ask.link("membership:interest-detail", row.key)) if row.key else said

    name, positions, _, *rest = REGISTER_COLUMNS
    return (name, positions, Column("Declared interest", interest), *rest)


def extract_columns(ask: Ask) -> tuple[Column, ...]:
    """The register's extract on a committee's page, which has less room."""
    name, _, interest, kind, _, _, *_, action = linked_register_columns(ask)
    return (name, interest, kind, action)


def interest_columns(ask: Ask) -> tuple[Column, ...]:
    """A person's own list."""
    return (
        Column(
            "Interest",
            lambda told: Link(
                interest_words(told.interest), ask.link("membership:interest-detail", told.interest.pk)
            ),
        ),
        Column("Type", "interest.category"),
        Column("From", "interest.effective_from"),
        Column("To", "interest.effective_to", unset="Open"),
        Column("Record", tags_of),
    )


def interest_words(interest: Interest) -> str:
    return interest.party_name or interest.position or interest.nature[:80]


INTEREST_PARTICULARS = (
    Column("Person", "person"),
    Column("Type", "category"),
    Column("Kind of conflict", "kind"),
    Column("Direct or indirect", lambda row: "Direct" if row.is_direct else f"Indirect: {row.relation}"),
    Column("Organisation or person", "party_name"),
    Column("Position held there", "position"),
    Column("Nature of the interest", "nature"),
    Column("From", "effective_from"),
    Column("To", "effective_to", unset="Open"),
    Column("Action taken", "mitigation"),
    Column("Declared on", "declared_on"),
    Column("Source", "source"),
    Column("Reviewed by", "reviewed_by", unset="Not reviewed"),
    Column("Reviewed on", "reviewed_on", unset="Not reviewed"),
)
REVIEW_NOTES = (
    Column("Note or question of the review (private)", "review_note", unset="None"),
    Column("Answer (private)", "answer", unset="None"),
)


def told_rows(told: Judged) -> tuple[Column, ...]:
    """What the rules say of an interest, in a sentence each."""
    return (
        Column("In time?", lambda row: told.timing.reason),
        Column("Public on this day?", lambda row: told.publicity.reason),
    )


def counted(number: int | None, noun: str) -> str | None:
    return None if number is None else f"{number} {noun}{'' if number == 1 else 's'}"


def pounds(value: Any) -> str | None:
    return None if value is None else words.money(value)


POLICY_PARTICULARS = (
    Column("Document and clause", "source"),
    Column("An interest is declared within", lambda row: counted(row.declare_within_days, "day")),
    Column("Everybody confirms their interests every", lambda row: counted(row.review_every_months, "month")),
    Column("An ended interest stays public for", lambda row: counted(row.public_months_after, "month")),
    Column("and in the private record for", lambda row: counted(row.private_years_after, "year")),
    Column("A gift stays public for", lambda row: counted(row.gift_public_months, "month")),
    Column("A gift stays in the private record for", lambda row: counted(row.gift_private_years, "year")),
    Column("Conflicts of interest guardian", "guardian_post"),
    Column("Reminders, days from the due day", lambda row: ", ".join(map(signed, row.remind_days))),
    Column(
        "Whoever has not answered is named to the guardian after",
        lambda row: counted(row.escalate_after_days, "day"),
    ),
    Column("Gifts of suppliers are accepted up to", lambda row: pounds(row.supplier_gift_limit)),
    Column("Other gifts are declared above", lambda row: pounds(row.gift_declare_over)),
    Column("Hospitality needs no declaration up to", lambda row: pounds(row.hospitality_free_to)),
    Column(
        "Hospitality is declared, without approval, up to", lambda row: pounds(row.hospitality_declare_to)
    ),
    Column("Sponsorship, whatever its value, is", "sponsorship"),
    Column("Outside portal for declarations", lambda row: portal_link(row)),
)


def signed(day: int) -> str:
    """−7, 0, +7: before and after the due day."""
    return f"\u2212{-day}" if day < 0 else f"+{day}" if day else "0"


def portal_link(policy: InterestPolicy | None) -> Link | str | None:
    """The outside portal (R174), with its address where there is one."""
    if policy is None or not (policy.portal_name or policy.portal_url):
        return None
    name = policy.portal_name or policy.portal_url
    return Link(name, policy.portal_url) if policy.portal_url else name


def interest_link(redaction: Any, ask: Ask) -> Link:
    return Link(str(redaction.interest), ask.link("membership:interest-detail", redaction.interest_id))


REDACTION_PARTICULARS = (
    Column("Interest", "interest"),
    Column("What is kept back", "scope"),
    Column("Decided by", "decided_by"),
    Column("Decided on", "decided_on"),
    Column("From", "effective_from"),
    Column("To (last day)", "effective_to", unset="Open"),
    Column("Looked at again by", "review_due", unset="Not set"),
)
GROUND = Column("Reason (private)", "ground")


def redaction_columns(ask: Ask) -> tuple[Column, ...]:
    return (
        Column("What is kept back", "scope"),
        Column("Decided by", "decided_by"),
        Column("From", "effective_from"),
        Column("To (last day)", "effective_to", unset="Open"),
        Column("Looked at again by", "review_due", unset="Not set"),
        Column(
            "Decision", lambda row: Link("Open", ask.link("membership:interest-redaction-detail", row.pk))
        ),
    )


IMPORT_COLOURS = {"ready": "yellow", "applied": "green", "undone": "grey", "abandoned": "grey"}
KINDS = {
    "new": ("New", "green"),
    "changed": ("Changed", "blue"),
    "same": ("The same", "grey"),
    "nothing": ("Nothing to declare", "grey"),
    "unreadable": ("Cannot be read", "red"),
}


def import_tag(row: Any) -> Tag:
    return Tag(row.get_state_display(), IMPORT_COLOURS[row.state])


IMPORT_COLUMNS = (
    Column("File", "filename", link=True),
    Column("State", import_tag),
    Column("Rows", "row_count"),
    Column("Written", lambda row: len(row.done) or None, unset="None"),
    Column("Read on", "started_at"),
    Column("By", "started_by"),
)
IMPORT_PARTICULARS = (
    Column("File", "filename"),
    Column("Sheet", "sheet"),
    Column("Where the file comes from", "source"),
    Column("The register as on", "shown_on"),
    Column("Rows", "row_count"),
    Column("Entries written", lambda row: len(row.done) or None, unset="None"),
    Column("Read on", "started_at"),
    Column("By", "started_by"),
)
NAME_COLUMNS = (
    Column("Name in the file", "name"),
    Column("Rows", "rows"),
    Column(
        "Person in the register",
        lambda one: str(one.person) if one.person else None,
        unset="Not chosen yet: these rows are left out",
    ),
    Column("Like", lambda one: [str(person) for person in one.suggestions], unset="–"),
)
LINE_COLUMNS = (
    Column("Row", "row.number"),
    Column("Name", "row.name"),
    Column("What it would do", lambda line: Tag(*KINDS[line.compared.kind])),
    Column("Why", lambda line: line.compared.why, unset=""),
    Column("Organisation", "row.party"),
    Column("Type", lambda line: dict(InterestCategory.choices).get(line.row.category)),
    Column("Nature of the interest", "row.nature"),
    Column("From", lambda line: day_of(line.row.effective_from)),
    Column("To", lambda line: day_of(line.row.effective_to), unset="Open"),
)


def day_of(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def counts_words(counts: dict[str, int]) -> str:
    """3 new, 1 changed, 2 the same."""
    told = [f"{counts[kind]} {label.lower()}" for kind, (label, _) in KINDS.items() if counts.get(kind)]
    return f"{', '.join(told)}." if told else "The file holds no row."
