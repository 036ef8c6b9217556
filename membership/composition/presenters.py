"""Words, tags and columns about rules of composition and what they ask for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from governance.foundation import words
from governance.foundation.screens import Ask, Column, Link, Panel, Tag
from membership.composition.models import CompositionRule
from membership.composition.rules.facts import RequiredSeat
from membership.composition.rules.holders import Finding
from membership.composition.rules.seats import Ending
from membership.composition.selectors.composition import Composition, Leaving, RuleReport, Slot
from membership.enums import SeatsFor
from membership.people.presenters import member_columns, person_link, vacancy

TAGS = {
    "seat.missing": Tag("No such seat", "orange"),
    "seat.vacant": Tag("Vacant", "orange"),
    "seat.unit_gone": Tag("Nothing to stand for", "red"),
    "seat.rule_over": Tag("Rule is over", "red"),
    "seat.over": Tag("One too many", "red"),
}
NOT_MET, UNKNOWN, MET = Tag("Not as required", "red"), Tag("Cannot be told", "grey"), Tag("In order", "green")
NOT_MADE = "The committee has no such seat yet"


def finding_tag(finding: Finding) -> Tag:
    return UNKNOWN if finding.is_unknown else TAGS.get(finding.code, NOT_MET)


def asks_for(rule: CompositionRule) -> str:
    """At least 2, for the committee as a whole; 1 for each sub-place."""
    number = f"At least {rule.count}" if rule.is_minimum else str(rule.count)
    unit = rule.get_per_display()
    if rule.per == SeatsFor.ONCE:
        return f"{number}, for the committee as a whole"
    return f"{number} for {unit[:1].lower()}{unit[1:]}"


def held_by_words(rule: CompositionRule) -> list[str]:
    """Who may hold its seats, a line for each demand."""
    office = rule.post.title if rule.post else rule.office
    said = [
        f"The {office}{_or_nominee(rule)}" if office else "",
        f"At least {_low(rule.get_minimum_seniority_display())} or equivalent"
        if rule.minimum_seniority
        else "",
        "An independent member" if rule.is_independent else "",
        f"Whoever sits by this rule: {rule.follows}" if rule.follows else "",
    ]
    return [line for line in said if line]


def _or_nominee(rule: CompositionRule) -> str:
    if not rule.nominee_allowed:
        return ""
    least = f", at least {_low(rule.get_nominee_seniority_display())}" if rule.nominee_seniority else ""
    return f" or a nominee{least}"


def _low(text: str) -> str:
    return text[:1].lower() + text[1:]


def chosen(field: str) -> Any:
    """Words of the codes in an array of choices."""

    def value(rule: CompositionRule) -> list[str]:
        choices = dict(rule._meta.get_field(field).base_field.choices)  # type: ignore[union-attr]
        return [str(choices.get(code, code)) for code in getattr(rule, field)]

    return value


RULE_COLUMNS = (
    Column("Seats", "seats_told", link=True),
    Column("Holds for", "holds_for"),
    Column("Asks for", asks_for),
    Column("Held by", held_by_words, unset="Not said"),
    Column("Vote", lambda rule: "Votes" if rule.is_voting else "No vote"),
    Column("Document and clause", "clause"),
)
PARTICULARS = (
    Column("Title of its seats", "seat_title"),
    Column("Holds for", "holds_for"),
    Column("Part", "part", unset="Every part"),
    Column("Only in", "only_place", unset="Everywhere"),
    Column("Asks for", asks_for),
    Column("Category", "category"),
    Column("Vote", lambda rule: "Votes" if rule.is_voting else "No vote"),
    Column("Organisations", "organisations", unset="None listed"),
    Column("Kinds of organisation", chosen("kinds"), unset="Any"),
    Column("Sectors", chosen("sectors"), unset="Any"),
    Column("Held by", held_by_words, unset="Not said"),
    Column("Basis", "basis", unset="Not said"),
    Column("Elected by", "electorate", unset="Not said"),
    Column("Nominated jointly by", "nominators", unset="Not said"),
    Column("Not a holder of", "excluded_posts", unset="Nobody is shut out"),
    Column("Not who sits by", "excluded_rules", unset="Nobody is shut out"),
    Column("Document and clause", "clause"),
    Column("Note", "note"),
)


def link_columns(ask: Ask) -> tuple[Column, ...]:
    """The rules for which one seat stands."""
    return (
        Column(
            "Rule",
            lambda link: Link(str(link.rule), ask.link("membership:composition-rule-detail", link.rule.pk)),
        ),
        Column(
            "Stands for",
            lambda link: link.unit_place or link.unit_organisation,
            unset="The committee as a whole",
        ),
        Column("Document and clause", "rule.clause"),
        Column("From", "rule.effective_from"),
        Column("To (last day)", "rule.effective_to", unset="Open"),
    )


def slot_columns(ask: Ask, *, rule: bool) -> tuple[Column, ...]:
    """Required seats with who sits in them; with the rule, or (on the rule's page) with the committee."""
    first = (
        Column("Asked for by", lambda row: row.asked_by, unset="No rule")
        if rule
        else Column("Committee", "where")
    )
    return (
        Column("Seat", lambda row: row.seat),
        first,
        Column("Held by", lambda row: row.held_by, unset="Nobody"),
        Column("State", lambda row: row.tags),
        Column("What to look at", lambda row: row.reasons, unset="Nothing"),
    )


@dataclass(frozen=True)
class SlotRow:
    """A required seat as cells."""

    pk: int
    seat: Link | str
    asked_by: Link | str
    where: Link | str
    held_by: list[Any]
    tags: list[Tag]
    reasons: list[str]


def slot_rows(found: Composition, ask: Ask, *, only_rule: int | None = None) -> list[SlotRow]:
    """The required seats of a committee, rule by rule."""
    return [
        _slot_row(found, report, slot, ask)
        for report in found.rules
        if only_rule is None or report.rule.pk == only_rule
        for slot in report.slots
    ]


def _slot_row(found: Composition, report: RuleReport, slot: Slot, ask: Ask) -> SlotRow:
    member = slot.member
    tags = list(dict.fromkeys(finding_tag(finding) for finding in slot.findings))
    if member is None:
        tags = [TAGS["seat.missing"]]
    seat: Link | str = slot.required.title
    if member is not None:
        seat = Link(member.seat.title, ask.link("governance:seat-detail", member.seat.pk))
    return SlotRow(
        pk=report.rule.pk,
        seat=seat,
        asked_by=Link(report.rule.clause, ask.link("membership:composition-rule-detail", report.rule.pk)),
        where=committee_link(found, ask),
        held_by=_held_by(slot, ask),
        tags=tags or [MET],
        reasons=[f.reason for f in slot.findings] or ([NOT_MADE] if member is None else []),
    )


def committee_link(found: Composition, ask: Ask) -> Link:
    return Link(found.committee.name, ask.link("membership:composition-detail", found.committee.pk))


def _held_by(slot: Slot, ask: Ask) -> list[Any]:
    if slot.member is None:
        return []
    if (since := vacancy(slot.member)) is not None:
        return [since]
    return [person_link(holder.person, ask) for holder in slot.member.holders]


def rule_report_columns(ask: Ask) -> tuple[Column, ...]:
    """A committee's rules with how many of their seats are filled."""
    return (
        Column(
            "Rule",
            lambda row: Link(
                row.rule.seats_told,
                ask.link("membership:composition-rule-detail", row.rule.pk),
            ),
        ),
        Column("Asks for", lambda row: asks_for(row.rule)),
        Column("Required", "required"),
        Column("Filled", "filled"),
        Column("Document and clause", "rule.clause"),
    )


def panels_of(found: Composition, ask: Ask) -> list[Panel]:
    """The tables of the page of one committee."""
    slots = slot_rows(found, ask)
    panels = [
        Panel(
            "Required seats",
            slot_columns(ask, rule=True),
            slots,
            empty="No rule asks for a seat on this day.",
            note=f"{found.required} required, {found.filled} filled." if slots else "",
        )
    ]
    columns = [
        c for c in member_columns(ask) if c.label in ("Seat", "Category", "Vote", "Held by", "Organisation")
    ]
    if found.loose:
        note = "Made by a rule that asks for them no more on this day."
        panels.append(
            Panel("Seats that have lost their rule or unit", columns, found.loose, empty="", note=note)
        )
    if found.spare:
        note = "Local additional members and roles are allowed; nothing is wrong with these seats."
        panels.append(Panel("Seats that no rule asks for", columns, found.spare, empty="", note=note))
    return panels


@dataclass(frozen=True)
class FindingLine:
    """One line of the list above the tables."""

    tag: Tag
    text: str
    clause: str
    href: str


def finding_lines(found: Sequence[Finding], ask: Ask) -> list[FindingLine]:
    """What to look at: first what is not as required, then what cannot be told."""
    ordered = sorted(found, key=lambda finding: finding.is_unknown)
    return [
        FindingLine(
            finding_tag(f),
            f.reason,
            f.clause,
            ask.link("governance:seat-detail", f.seat) if f.seat else "",
        )
        for f in ordered
    ]


def counted(found: Iterable[Finding]) -> str:
    """3 things are not as required, 2 cannot be told."""
    rows = list(found)
    unknown = sum(finding.is_unknown for finding in rows)
    wrong = len(rows) - unknown
    if not rows:
        return "Every seat that the rules require is there, and held as they say."
    said = []
    if wrong:
        said.append(f"{wrong} {'thing is' if wrong == 1 else 'things are'} not as required")
    if unknown:
        said.append(f"{unknown} cannot be told from what is recorded")
    return f"{', '.join(said)}."


@dataclass(frozen=True)
class EndingLine:
    """A seat that the plan ends, and who leaves with it."""

    title: str
    why: str
    last_day: str
    leaving: tuple[str, ...]


WHY = {
    "unit_gone": "{unit} is named no more by the rule",
    "rule_over": "The rule that made it is over",
}


def ending_lines(endings: Iterable[tuple[Ending, Leaving]]) -> list[EndingLine]:
    lines = []
    for ending, leaving in endings:
        names = [str(row.person) for row in leaving.appointments]
        names += [f"{row.person} (deputy)" for row in leaving.deputies]
        unit = ending.loose.link.unit.name or "The committee as a whole"
        lines.append(
            EndingLine(
                ending.loose.seat.title,
                WHY[ending.loose.why].format(unit=unit),
                words.day(ending.last_day),
                tuple(names),
            )
        )
    return lines


def new_seat_words(wanted: RequiredSeat) -> str:
    """The seat's title, with its last day where one is known."""
    until = f", until {words.day(wanted.until)}" if wanted.until else ""
    return f"{wanted.title}{until}"


CSV_COLUMNS = (
    Column("Committee", "where"),
    Column("Seat", "seat"),
    Column("Document and clause", "asked_by"),
    Column("Held by", "held_by"),
    Column("State", "tags"),
    Column("What to look at", "reasons"),
)
