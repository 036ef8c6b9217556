"""From the facts of an ICB, a place or a committee on a day to the snapshot of its public page.

Names of people in seats are public; what else is known of them is never read here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.html import escape

from delegation.selectors import entries_in_force, scope_of
from governance.form_catalogue import form_words
from governance.foundation import words
from governance.foundation.text import render_markdown
from governance.models import Committee, IntegratedCareBoard, Place, TermsOfReference
from governance.presenters import parameter_rows
from governance.selectors.places import authorities_of, committees_at, parts_of
from governance.selectors.procedure import rules_of_procedure, terms_in_force
from governance.selectors.structure import parts_of as committee_parts
from membership.people.selectors import Member, members
from reports.enums import PublicationKind
from reports.headings import settle_headings
from reports.publication.gather_scheme import held_groups, scope_groups
from reports.publication.selectors import subject_key
from reports.publication.shapes import Draft


def profile_draft(subject: Any, *, on: date) -> Draft:
    """The snapshot of the page of an ICB, a place or a committee. What has closed is shown as on its last day."""
    body = subject.organisation if isinstance(subject, IntegratedCareBoard) else subject
    on = min(on, getattr(body, "effective_to", None) or on)
    if isinstance(subject, IntegratedCareBoard):
        return _draft(PublicationKind.ICB, subject, subject.short_name, subject, _icb(subject, on=on))
    if isinstance(subject, Place):
        return _draft(PublicationKind.PLACE, subject, subject.name, subject.icb, _place(subject, on=on))
    if isinstance(subject, Committee):
        return _draft(
            PublicationKind.COMMITTEE, subject, subject.name, subject.icb, _committee(subject, on=on)
        )
    raise TypeError(f"{type(subject).__name__} has no public page of its own")


def _draft(kind: str, subject: Any, title: str, icb: IntegratedCareBoard, content: dict[str, Any]) -> Draft:
    return Draft(
        kind=kind,
        subject_key=subject_key(subject),
        slug=subject.slug,
        title=title,
        icb_id=icb.pk,
        icb_slug=icb.slug,
        content={"name": title, "icb": {"name": icb.short_name, "slug": icb.slug}} | content,
    )


def _icb(icb: IntegratedCareBoard, *, on: date) -> dict[str, Any]:
    organisation = icb.organisation
    places = icb.places.in_force(on).filter(parent__isnull=True)
    committees = icb.committees.in_force(on)
    return {
        "about_html": _html(icb.about),
        "facts": _facts(
            ("Legal name", organisation.name),
            ("ODS code", organisation.ods_code),
            ("ONS code", organisation.ons_code),
            ("In being", words.period(organisation.effective_from, organisation.effective_to)),
        ),
        "places": [_neighbour(place.name, place.slug, place.get_kind_display()) for place in places],
        "committees": [_neighbour(row.name, row.slug, row.get_kind_display()) for row in committees],
    }


def _place(place: Place, *, on: date) -> dict[str, Any]:
    authorities = [
        link.authority.name if link.is_whole else f"{link.authority.name} (part)"
        for link in authorities_of(place, on=on)
    ]
    above = [_neighbour(place.parent.name, place.parent.slug, "")] if place.parent else []
    return {
        "kind": place.get_kind_display(),
        "about_html": _html(place.about),
        "facts": _facts(
            ("Integrated care board", place.icb.short_name),
            ("Lies in", above[0]["name"] if above else ""),
            ("Local authorities", "; ".join(authorities)),
            ("Basis of its boundary", place.footprint_basis),
            ("In being", words.period(place.effective_from, place.effective_to)),
        ),
        "places": [
            _neighbour(part.name, part.slug, part.get_kind_display()) for part in parts_of(place, on=on)
        ],
        "committees": [
            _neighbour(row.name, row.slug, f"{row.get_form_display()}, {row.get_status_display().lower()}")
            for row in committees_at(place, on=on)
        ],
        "scheme": scope_groups(scope_of(place, on=on)),
    }


def _committee(committee: Committee, *, on: date) -> dict[str, Any]:
    place, parent = committee.place, committee.parent
    parts = [f"{part} ({part.get_openness_display().lower()})" for part in committee_parts(committee, on=on)]
    convening = [organisation.name for organisation in committee.convening_organisations.order_by("name")]
    return {
        "place": {"name": place.name, "slug": place.slug} if place else None,
        "purpose_html": _html(committee.purpose),
        "public_voice_html": _html(committee.public_voice),
        "facts": _facts(
            ("Kind", committee.get_kind_display()),
            ("Governance form", committee.get_form_display()),
            ("What this form is", _form_meaning(committee.form)),
            ("Moving to", _target(committee)),
            ("Status", committee.get_status_display()),
            ("Place", place.name if place else ""),
            ("Reports to", parent.name if parent else ""),
            ("Convened by", "; ".join(convening)),
            ("Parts", "; ".join(parts)),
            ("Secretariat", committee.secretariat),
            ("Usual venue", committee.venue),
        ),
        "members": _member_groups(members(committee, on=on)),
        "scheme": held_groups(entries_in_force(committee.icb, on=on, holder=committee)),
        "terms": _terms(committee, terms_in_force(committee, on=on), on=on),
    }


def _form_meaning(form: str) -> str:
    """What the form is and helps with, for the public (R87)."""
    words_of = form_words(form)
    helps = f" Helpful for {words_of.helpful_for}" if words_of.helpful_for else ""
    return f"{words_of.definition}{helps}"


def _target(committee: Committee) -> str:
    if not committee.target_form:
        return ""
    by = f" by {words.day(committee.target_form_by)}" if committee.target_form_by else ""
    return f"{committee.get_target_form_display()}{by}"


def _member_groups(rows: Iterable[Member]) -> list[dict[str, Any]]:
    """Members of the whole committee, then those of each part (R158)."""
    ordered = sorted(rows, key=lambda member: member.seat.part.number if member.seat.part else 0)
    return [
        {"heading": str(part) if part else "", "rows": [_member(member) for member in group]}
        for part, group in groupby(ordered, key=lambda member: member.seat.part)
    ]


def _member(member: Member) -> dict[str, Any]:
    return {
        "seat": member.seat.title,
        "holders": [str(person) for person in member.people],
        "people": [{"slug": person.slug, "name": str(person)} for person in member.people],
        "organisation": member.organisation.name if member.organisation else "",
        "votes": member.is_voting,
    }


def _terms(committee: Committee, terms: TermsOfReference | None, *, on: date) -> dict[str, Any] | None:
    if terms is None:
        return None
    rows = [
        (row.label, row.value) for row in parameter_rows(rules_of_procedure(committee, on=on)) if row.value
    ]
    return {
        "facts": _facts(
            ("Version", f"{terms.label}{' (interim)' if terms.is_interim else ''}"),
            ("In force", words.period(terms.effective_from, terms.effective_to)),
            ("Approved", ", ".join(filter(None, [words.day(terms.approved_on, ""), terms.approved_by]))),
            ("Review due", words.day(terms.review_due, "")),
            *rows,
        ),
        "html": _html(terms.text, numbering="decimal"),
    }


def _html(text: str, *, numbering: Any = "none") -> str:
    return settle_headings(str(render_markdown(text, numbering=numbering)), top=3) if text.strip() else ""


def _facts(*rows: tuple[str, str]) -> list[dict[str, str]]:
    """Rows with a value; text is escaped here because pages print the value as HTML."""
    return [{"label": label, "html": escape(value)} for label, value in rows if value]


def _neighbour(name: str, slug: str, about: str) -> dict[str, str]:
    return {"name": name, "slug": slug, "about": about}
