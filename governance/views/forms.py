"""Screens of governance forms: journeys and appraisals, and what a committee's page says of its form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from governance.actions import forms as actions
from governance.enums import GovernanceForm, OptionMarker, OptionStanding
from governance.form_catalogue import form_words
from governance.forms.forms import AppraisalFilters, FormAppraisalForm, FormStepFilters, FormStepForm
from governance.foundation.screens import Action, Ask, Column, Panel, Register, Tag
from governance.models import FormAppraisal, FormStep
from governance.presenters import caution_panel, step_tag
from governance.selectors.forms import appraisals_of, cautions_of, form_checks, steps_of
from governance.views.committees import DATES, PAGES

STANDINGS = {
    OptionStanding.CHOSEN: "green",
    OptionStanding.KEPT: "blue",
    OptionStanding.NOT_TAKEN: "grey",
    OptionStanding.CONSIDERED: "yellow",
}


def option_columns() -> tuple[Column, ...]:
    return (
        Column("Option", lambda option: option["label"]),
        Column("Governance form", lambda option: GovernanceForm(option["form"]).label),
        Column("What became of it", standing_tags),
        Column("Possible from", lambda option: _day(option.get("possible_from"))),
        Column("For", lambda option: option.get("reasons_for"), unset="None given"),
        Column("Against", lambda option: option.get("reasons_against"), unset="None given"),
        Column("What the form is", lambda option: form_words(option["form"]).definition),
    )


def standing_tags(option: dict[str, str]) -> list[Tag]:
    """What became of an option, and the marker that it carries on the journey (R88)."""
    standing, marker = OptionStanding(option.get("standing", "")), OptionMarker(option.get("marker", ""))
    tags = [Tag(str(standing.label), STANDINGS[standing])]
    return tags + ([Tag(str(marker.label), "purple")] if marker else [])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def chosen_words(row: FormAppraisal) -> list[str]:
    """The chosen options, or those kept open, by their label and form."""
    for standing in (OptionStanding.CHOSEN, OptionStanding.KEPT):
        found = [option for option in row.options if option.get("standing") == standing]
        if found:
            verb = "" if standing == OptionStanding.CHOSEN else " (kept open)"
            return [f"{o['label']}: {GovernanceForm(o['form']).label}{verb}" for o in found]
    return []


class FormSteps(Register):
    app = "governance"
    noun, plural = "form step", "form steps"
    title = "Journeys of governance forms"
    model = FormStep
    form, filters = FormStepForm, FormStepFilters
    search_fields = ("committee__name", "note", "approved_by")
    related = ("committee__icb",)
    pages = PAGES
    intro = (
        "Which governance form each committee had, has and is next expected to have, with who approved it."
    )
    empty = (
        "No step is recorded for this day. Add the form that a committee has, then the one it is heading for."
    )
    columns = (
        Column("Committee", "committee.name"),
        Column("Governance form", "form", link=True),
        Column("Approved by", "approved_by", unset="Not approved"),
        Column("Approved on", "approved_on"),
        *DATES,
    )
    particulars = (
        Column("Committee", "committee.name"),
        Column("Governance form", "form"),
        Column("What this form is", lambda row: form_words(row.form).definition),
        Column("Helpful for", lambda row: form_words(row.form).helpful_for),
        *columns[2:],
        Column("Why it changes", "note"),
        Column("Source", "source"),
    )

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(committee__icb=ask.icb)

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        return [step_tag(row, ask.on)]

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> FormStep:
        return actions.create_form_step(by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> FormStep:
        return actions.change_form_step(row, values, by=ask.user, reason=reason, expected_version=version)

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> FormStep:
        return actions.end_form_step(row, last_day=last_day, by=ask.user, reason=reason)


class FormAppraisals(Register):
    app = "governance"
    noun, plural = "form appraisal", "form appraisals"
    title = "Appraisals of governance forms"
    model = FormAppraisal
    form, filters = FormAppraisalForm, AppraisalFilters
    search_fields = ("title", "committee__name", "source", "decided_by")
    related = ("icb", "committee")
    pages = PAGES
    intro = "Options for the form of a partnership: what was considered, the reasons, and what was chosen."
    empty = "No appraisal is recorded. Add the first, with the options under the labels of its document."
    columns = (
        Column("Appraisal", "title", link=True),
        Column("Committee", "committee.name", unset="Every place partnership"),
        Column("Considered on", "considered_on"),
        Column("Options", lambda row: len(row.options)),
        Column("Chosen", chosen_words, unset="Not chosen"),
        Column("Chosen on", "decided_on"),
    )
    particulars = (
        Column("Committee", "committee.name", unset="Every place partnership"),
        Column("Considered by", "considered_by"),
        Column("Considered on", "considered_on"),
        Column("Chosen", chosen_words, unset="Not chosen"),
        Column("Chosen by", "decided_by"),
        Column("Chosen on", "decided_on"),
        Column("Terms and scope set by", "set_by"),
        Column("Set on", "set_on"),
        Column("Agreed by the committee on", "agreed_on"),
        Column("Source", "source"),
        Column("Note", "note"),
    )

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        options = Panel("Options", option_columns(), row.options, empty="No option is recorded.")
        return [*caution_panel(cautions_of(row)), options]

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> FormAppraisal:
        return actions.create_form_appraisal(icb=ask.own_icb, by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> FormAppraisal:
        return actions.change_form_appraisal(
            row, values, by=ask.user, reason=reason, expected_version=version
        )


@dataclass(frozen=True)
class FormLine:
    """A form on the committee's page: the one it has, or the one it is heading for."""

    when: str
    form: str


def form_panels(row: Any, ask: Ask) -> list[Panel]:
    """What the committee's form is, how it came to it, and where it is heading (R87, R88, R18)."""
    may = FormSteps().may_change(row, ask)

    def add(text: str, name: str) -> tuple[Action, ...]:
        return (Action(text, ask.link(f"governance:{name}-create", committee=row.pk), may),)

    steps = (
        Column("On this day", lambda step: step_tag(step, ask.on)),
        Column("Governance form", "form", link=True),
        Column("Approved by", "approved_by", unset="Not approved"),
        *DATES,
        Column("Why it changes", "note"),
    )
    appraisals = (
        Column("Appraisal", "title", link=True),
        Column("Considered on", "considered_on"),
        Column("Chosen", chosen_words, unset="Not chosen"),
        Column("Chosen by", "decided_by"),
        Column("Chosen on", "decided_on"),
    )
    return [
        *caution_panel(form_checks(row, on=ask.on)),
        Panel("What its governance form is", FORM_COLUMNS, form_lines(row), empty=""),
        Panel(
            "Journey of its governance form",
            steps,
            steps_of(row),
            empty="No step is recorded. Add the form that it has, then the one it is heading for.",
            url_name="governance:form-step-detail",
            actions=add("Add step", "form-step"),
            note="Every step, whatever the day.",
        ),
        Panel(
            "Appraisals of its governance form",
            appraisals,
            appraisals_of(row),
            empty="No appraisal of options is recorded.",
            url_name="governance:form-appraisal-detail",
            actions=add("Add appraisal", "form-appraisal"),
        ),
    ]


FORM_COLUMNS = (
    Column("When", "when"),
    Column("Governance form", lambda line: GovernanceForm(line.form).label),
    Column("What it is", lambda line: form_words(line.form).definition),
    Column("Helpful for", lambda line: form_words(line.form).helpful_for, unset="–"),
)


def form_lines(row: Any) -> list[FormLine]:
    """The form of the committee's record, and its target where there is one."""
    aim = [FormLine("Aim", row.target_form)] if row.target_form else []
    return [FormLine("Now", row.form), *aim]
