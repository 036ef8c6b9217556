"""The slips of the seed documents are found in the papers of the loaded world, and nothing that is none."""

from __future__ import annotations

import pytest

from governance.foundation import clock
from governance.models import User
from meetings.models import Meeting
from meetings.papers.selectors.issues import AS_IT_STANDS
from meetings.papers.selectors.packs import pack_facts
from reports.checking import performing, selectors

pytestmark = pytest.mark.usefixtures("demo_world")


def found_at(slug: str) -> set[tuple[str, str]]:
    """(code, what it speaks of) of a meeting, but for mild notes."""
    on = clock.today()
    meeting = Meeting.objects.get(slug=slug)
    facts = pack_facts(meeting, on=on, of=AS_IT_STANDS)
    by = User.objects.get(name="Ottoline Ferraby")
    for subject in selectors.subjects_of(meeting, facts, on=on):
        performing.check(subject)
    checks = selectors.meeting_checks(meeting, by, on=on)
    assert checks.unchecked == ()
    return {(one.code, one.quote) for each in checks.papers for one in each.open if one.severity != "note"}


@pytest.mark.requirement("R162", "R178", "R187", "R188", "R196")
def test_bexleys_slips_are_found() -> None:
    assert found_at("2021-09-30-bexley-strategic-board") == {
        ("date.no_meeting", "29 October 2021"),
        ("date.year_slip", "February 2021"),
        ("word.spelled", "Frognaal"),
        ("list.spelled", "Bexley Voluntary Service Council"),
        ("list.spelled", "Local Pharmaceutical Committee"),
        ("list.only_in", "Bromley Healthcare"),
        ("list.only_in", "London Borough of Bexley and NHS South East London CCG"),
        ("list.only_in", "Borough Based lay member"),
        ("list.only_in", "Representative to the ICS Board to 31 March 2022"),
    }


@pytest.mark.requirement("R62", "R86", "R196")
def test_every_paper_of_the_other_systems_says_its_slips_and_no_more() -> None:
    on = clock.today()
    told: dict[str, set[str]] = {}
    for meeting in Meeting.objects.exclude(icb__people__user__name="Ottoline Ferraby").distinct():
        for subject in selectors.subjects_of(meeting, pack_facts(meeting, on=on, of=AS_IT_STANDS), on=on):
            codes = {one["code"] for one in performing.check(subject).findings if one["severity"] != "note"}
            if codes and not meeting.slug.endswith("bexley-strategic-board"):
                told[subject.paper.title] = codes
    assert told == {
        # The pack prints “Annex 1”, the text says “Annex A”.
        "BSW integrated care system: development and transition": {"reference.missing"},
        "Integrated care system developments and borough-based partnerships": {"reference.missing"},
        # A draft: rows of its cover sheet are blank, and 2.4 follows 2.2.
        "Lancashire: scale, districts and delivery units": {"number.gap", "paper.cover_incomplete"},
    }
