"""No form breaks: each field in turn is sent what nobody means to send, and the page says what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, cycle, islice
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.client import BOUNDARY, encode_multipart

from delegation.actions import create_function, create_scheme, create_version
from governance.actions.committees import create_committee, create_committee_part
from governance.actions.icbs import create_cover_sheet_template
from governance.actions.organisations import create_organisation
from governance.actions.places import create_place
from governance.actions.posts import create_post
from governance.actions.seats import create_seat
from meetings.papers.cover_sheets import layout
from membership.composition.actions.composition import create_composition_rule
from membership.people.actions import create_person
from tests.fixtures.people import START
from tests.reports.conftest import pdf_upload
from tests.security.filled_forms import Field, Page, Sent, lost
from tests.security.hostile import LONG, NUMBERS, ROUNDS, WORDS, visit
from tests.security.routes import address
from tests.security.samples import Samples
from tests.security.sweep import cases
from tests.security.table import Row
from tests.security.visitors import Visitors

OURS = ("governance", "membership", "delegation", "meetings", "paper-links", "action-links", "reports")
THIN = 4
STRANGER = 700_000  # the key of a row of the other ICB in every table that a choice offers
SENDERS = ("governance_lead", "system_administrator", "chair", "paper_author")

OMITTED = ("omitted",)
REPEATED = ("twice", "again")
HUGE = "9" * 5000
CHOICES = (str(STRANGER), str(10**30), "-1", "abc", "\0", LONG, HUGE, "²", REPEATED, OMITTED, "")
DAYS = ("", "0", "99", str(10**30), HUGE, "-1", "\0", "first", "١", "1_0", LONG, OMITTED, REPEATED)
HOSTILE: dict[str, tuple[Any, ...]] = {
    "choice": CHOICES,
    "tick": CHOICES,
    "day": DAYS,
    "number": ("", *NUMBERS, "\0", "many", LONG, OMITTED, REPEATED),
    "text": ("", *WORDS, str(10**30), OMITTED, REPEATED),
}
# What a field never takes, whatever it is for.
NEVER: dict[str, tuple[Any, ...]] = {
    "choice": (str(STRANGER), str(10**30), "-1", "abc", "\0", LONG, HUGE, "²"),
    "tick": (str(STRANGER), str(10**30), "-1", "abc", "\0", LONG, HUGE, "²"),
    "day": ("0", "99", str(10**30), HUGE, "-1", "\0", "first", "1_0", LONG),
    "number": (str(10**30), HUGE, "NaN", "²", "0x10", "1_0", "\0", "many", LONG),
    "text": ("\0", "before\0after"),
}
# Where "Sample words" or the first choice would not do.
FIRST, LAST = 0, -1
BY_FIELD: dict[str, str | int] = {"email": "nobody@north.example", "user": "nobody@north.example"}
GIVEN: dict[str, dict[str, str | int]] = {
    "governance:succession-create": {"from_organisation": FIRST, "to_organisation": LAST},
    "governance:cover-sheet-template-create": {
        "fields_in_order-0-key": "executive_summary",
        "fields_in_order-0-label": "Summary",
    },
    "governance:user-create": {"email": "new@north.example"},
    "membership:appointment-create": {"post": FIRST},
    "membership:deputy-create": {"person": LAST},
    "membership:composition-rule-create": {"committee": FIRST},
    "membership:gift-create": {
        "offered_on_day": "1",
        "offered_on_month": "4",
        "offered_on_year": "2021",
        "offered_by_name": "Sample giver",
    },
    "delegation:scheme-entry-create": {"holder_committee": FIRST},
    # Of a day that has come.
    "delegation:indicator-reading-create": {"read_on_year": "2020"},
    "delegation:milestone-note-create": {"noted_on_year": "2020"},
    "delegation:stance-create": {"stated_on_year": "2020"},
    "meetings:meeting-create": {"date_note": "To be confirmed"},
    "meetings:planned-item-create": {"committee": FIRST, "cycle": "once"},
    "meetings:standing-item-create": {"committee": FIRST},
    "meetings:annex-add": {"body_markdown": "Some text"},
    "meetings:deadline-rule-create": {"amount": "2"},
    "meetings:commission-add": {"author": LAST, "title": "Another paper"},
    "meetings:sign-off-route-create": {"steps-0-kind": "sponsor", "steps-0-signer": "sponsor"},
    "meetings:stand-in-create": {"absent": FIRST, "substitute": LAST},
    "meetings:late-detail": {"time": "14:00"},
    "meetings:together-detail": {"choice": "join"},
    "meetings:live-item-decision-add": {"amount": "500"},
    "meetings:live-item-decision-edit": {"amount": "500"},
    "meetings:live-item-decision-record": {"standing": "recommendation", "method": "consensus"},
    "meetings:live-item-send": {"to_body": "The council"},
    "meetings:decision-send": {"to_body": "The council"},
    "meetings:referral-place": {"month_day": "1", "month_month": "5", "month_year": "2031"},
    "meetings:referral-answer": {"words": "Yes, by May"},
    "meetings:obligation-create": {"to_body": "The council"},
    "meetings:obligation-fulfil": {"note": "Minute 4"},
    "meetings:assurance-start": {"to_body": "The council"},
    "meetings:minutes-mend": {"public_text": "The roads were looked at twice."},
    "meetings:minutes-answer": {"answer": "It was said otherwise."},
}
# Known to be refused by a rule whatever is typed, because the samples stand so: these are not counted. Of the others
# one form in SOME may be: a new rule or sample then fails nothing here, trials that no longer reach the actions do.
SOME = 10
REFUSED = {
    "paper-links:send",  # asks for a file
    "action-links:say",  # what is said is thanked for on the same page, without a form
    "governance:icb-lead",
    "delegation:scheme-version-close",
    "reports:pack-list",
    "reports:pack-list@planned",
    # A start that says nothing new, that needs a file or a holder, or whose row is in another state.
    "governance:form-step-create",
    "governance:form-appraisal-create",
    "governance:step-request-sign-off",
    "governance:step-request-return",
    "delegation:scheme-propose-row",
    "delegation:scheme-propose",
    "delegation:scheme-propose@review",
    "delegation:scheme-propose@adopted",
    "delegation:scheme-import-create",
    "delegation:scheme-comparison-create",
    "membership:interest-import-create",
    "meetings:meeting-folders",
    # The rules of the sample name nobody who decides between meetings, and its scheme gives no post anything.
    "meetings:between-urgent",
    "meetings:between-officers",
    # What was answered is not looked at again.
    "meetings:question-reopen",
    # It needs a workbook; and an import that was not applied is not undone.
    "meetings:plan-import-create",
    "meetings:plan-import-undo",
    # Another version of the policy is in force, and an import that was not applied is not undone.
    "membership:interest-import-undo",
    "membership:interest-policy-create",
    # Somebody is away in days to come, and a committee that brought something does not leave.
    "meetings:stand-in-end",
    "meetings:together-leave",
    # Minutes that say what went out last, that no later meeting has on its agenda, and that are not approved.
    "meetings:minutes-circulate",
    "meetings:minutes-to-meeting",
    "meetings:minutes-approve",
    "meetings:minutes-sign",
    # A review whose questions have no answer yet.
    "meetings:effectiveness-agree",
    # A vote is open at the item, and nothing says whose vote it is.
    "meetings:live-item-vote-open",
    "meetings:live-item-vote-close",
    # A term without a last day, one that has begun, and a deputy to whom nobody who presides has agreed.
    "membership:appointment-renew",
    "membership:appointment-withdraw",
    "membership:deputy-agree",
    # A declaration that was returned already, and a campaign that is still being prepared.
    "membership:declaration-answer",
    "membership:declaration-waive",
    "membership:campaign-close",
}
# Another committee may be asked to meet together, or be sent something, whichever ICB it belongs to.
ASKS_STRANGERS = {
    "meetings:together-ask",
    "meetings:live-item-send",
    "meetings:decision-send",
    "meetings:assurance-start",
}
# What these ask is answered on the page of the form itself, under the heading with this id.
ANSWERED = {
    "membership:committee-reconcile": "compared",
    # A meeting that is moved: which deadlines move is shown first.
    "meetings:meeting-edit": "what-changes",
    "meetings:meeting-edit@issued": "what-changes",
    # What will be made, or moved, is shown first.
    "meetings:series-year": "preview",
    "meetings:meeting-move": "preview",
}


@pytest.fixture
def strangers(visitors: Visitors) -> Visitors:
    """The other ICB has one row of everything that a form offers, each with the key STRANGER."""
    with connection.cursor() as cursor:
        for app in ("governance", "membership", "delegation", "meetings"):
            cursor.execute("SELECT sequencename FROM pg_sequences WHERE sequencename LIKE %s", [f"{app}_%"])
            for (sequence,) in cursor.fetchall():
                cursor.execute(f'ALTER SEQUENCE "{sequence}" RESTART WITH {STRANGER}')
    samples = visitors.samples
    icb, lead, other = samples.world.south, samples.people("other_icb"), {"effective_from": START}
    shared = {"icb": icb, "by": lead}
    place = create_place(**shared, name="Far shore", **other)
    board = create_committee(
        **shared,
        name="Far board",
        kind="place_partnership",
        form="committee",
        reference_prefix="FAR",
        **other,
    )
    function = create_function(**shared, title="Far function")
    made = [
        place,
        board,
        function,
        create_organisation(
            **shared, name="Far trust", slug="far", kind="nhs_trust", sector="acute", **other
        ),
        create_committee_part(committee=board, by=lead, number=1, title="Far part", **other),
        create_post(**shared, title="Far post", slug="far-post", **other),
        create_seat(committee=board, by=lead, title="Far seat", category="chair", **other),
        create_cover_sheet_template(**shared, **layout("plain")),
        create_person(**shared, name="Far Person", slug="far-person"),
        create_composition_rule(
            **shared, committee=board, seat_title="Far seat", category="chair", clause="1", **other
        ),
        scheme := create_scheme(**shared, title="Far scheme"),
        create_version(scheme=scheme, label="1.0", by=lead, **other),
    ]
    assert {row.pk for row in made} == {STRANGER}
    return visitors


def forms_of(of: str) -> Iterator[str]:
    """The rows of the table that show a form to one of the senders, who may send it."""
    for name, _, _, row in cases(of):
        if any(
            row.expected("get", role) == 200 and row.expected("post", role) in (200, 302) for role in SENDERS
        ):
            yield name


def sender(row: Row) -> str:
    return next(role for role in SENDERS if row.expected("get", role) == 200)


def broken(sent: Sent, field: Field, value: Any) -> Sent:
    """`sent` with this value in the field; ticks beside it stay."""
    if value is OMITTED:
        return {name: values for name, values in sent.items() if name != field.name}
    if value is REPEATED:
        return sent | {field.name: list(REPEATED)}
    kept = sent.get(field.name, []) if field.kind == "tick" else []
    return sent | {field.name: [*kept, value]}


class Trial:
    """One form: what it holds when it opens, and what became of what was sent to it."""

    def __init__(self, visitors: Visitors, samples: Samples, name: str, url: str, role: str) -> None:
        self.visitors, self.name, self.url, self.role = visitors, name, url, role
        opened, faults = visit(visitors, role, url)
        assert opened is not None
        assert not faults, faults
        self.page = Page(opened.text, url)
        given = BY_FIELD | GIVEN.get(name.partition("@")[0], {})
        self.start = self.page.filled(given) if self.page.form is not None else {}

    def send(self, sent: Sent, changed: frozenset[str], what: str, *, never: bool = False) -> list[str]:
        """What is wrong with the answer: an error of ours, a refusal that does not say why, words that are lost."""
        answer, faults = visit(self.visitors, self.role, self.url, "post", sent)
        if answer is None or faults:
            return [f"{self.name} {what}: {fault}" for fault in faults]
        if never and answer.status == 302:
            faults.append(f"was taken, and leads to {answer.location}")
        if answer.status == 200:
            faults += self.refusal_faults(Page(answer.text, self.url), sent, changed)
        elif answer.status not in (302, 400, 409):
            faults.append(f"answered {answer.status}")
        return [f"{self.name} {what}: {fault}" for fault in faults]

    def refusal_faults(self, page: Page, sent: Sent, changed: frozenset[str]) -> Iterator[str]:
        problems = page.problems()
        if not problems and not (self.name in ANSWERED and page.has(ANSWERED[self.name])):
            yield "is refused without a reason"
        yield from (f"the summary leads to {p}, which is not there" for p in problems if not page.has(p[1:]))
        if page.form is None:
            yield "the form is gone"
        elif gone := lost(sent, page.sent(), changed):
            yield f"what was typed is lost: {gone}"


def trial_of(visitors: Visitors, name: str) -> Trial:
    route, variant, row = next((r, v, row) for n, r, v, row in cases(name.rpartition(":")[0]) if n == name)
    return Trial(visitors, visitors.samples, name, address(route, visitors.samples, variant), sender(row))


def trials(visitors: Visitors, of: str) -> Iterator[Trial]:
    for name in forms_of(of):
        trial = trial_of(visitors, name)
        if trial.page.form is not None:
            yield trial


def hostile_to(field: Field) -> tuple[Any, ...]:
    values = HOSTILE.get(field.kind, ())
    return tuple(value for value in values if value not in field.offered or value == "")


def values_for(field: Field, turns: dict[str, Iterator[Any]], number: int) -> list[Any]:
    """What a field is sent by itself: a choice the stranger's key, and of the others one in THIN something; more
    with more ROUNDS."""
    if field.kind not in turns:
        return []
    always = [str(STRANGER)] if field.kind in ("choice", "tick") else []
    wanted = ROUNDS - 1 if always or number % THIN else ROUNDS
    return always + [value for value in islice(turns[field.kind], wanted) if value not in field.offered]


@pytest.mark.parametrize("of", OURS)
def test_each_field_in_turn(strangers: Visitors, of: str) -> None:
    """Where a noun has a form to add one, that of a change is left to the test below: their fields are the same."""
    faults, turns, number = [], {kind: cycle(values) for kind, values in HOSTILE.items()}, count()
    names = set(forms_of(of))
    for trial in trials(strangers, of):
        if "@" in trial.name or trial.name.replace("-edit", "-create") in names - {trial.name}:
            continue
        for field in trial.page.fields():
            for value in values_for(field, turns, next(number)):
                is_box = field.kind == "tick" and len(field.offered) == 1  # any other value is an empty box
                may_ask = trial.name in ASKS_STRANGERS and value == str(STRANGER)
                never = value in NEVER[field.kind] and not is_box and not may_ask
                sent = broken(trial.start, field, value)
                what = f"{field.name}={str(value)[:40]!r}"
                faults += trial.send(sent, frozenset([field.name]), what, never=never)
    assert next(number) > 1
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults[:100])


@pytest.mark.parametrize("of", OURS)
def test_all_fields_at_once(strangers: Visitors, of: str) -> None:
    faults, turns = [], count()
    for trial in trials(strangers, of):
        for turn in islice(turns, ROUNDS):
            sent, names = trial.start, set()
            for number, field in enumerate(trial.page.fields()):
                if values := hostile_to(field):
                    sent = broken(sent, field, values[(turn + number) % len(values)])
                    names.add(field.name)
            faults += trial.send(sent, frozenset(names), f"all, turn {turn}")
    assert next(turns) > 0
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults[:100])


# (name of the file as sent, its bytes or None for a real PDF, whether it is taken)
FILES: tuple[tuple[str, bytes | None, bool], ...] = (
    ("empty.pdf", b"", False),
    ("words.pdf", b"These are words and no PDF.", False),
    ("cut.pdf", b"%PDF-1.7\n1 0 obj", False),
    ("page.html", b"<html><script>alert(1)</script></html>", False),
    ("program.exe", b"MZ" + b"\0" * 500, False),
    ("sheet.docx", b"PK\x03\x04" + b"\0" * 200, False),
    (f"{'n' * 300}.pdf", None, True),
    ("../../../etc/passwd.pdf", None, True),
    ("..\\..\\windows\\plan.pdf", None, True),
    ("line\u202efdp.exe", None, True),
)

REAL_PDF = pdf_upload("Plan", pages=1).data


@pytest.mark.parametrize(("name", "content", "is_taken"), FILES, ids=[name[:12] for name, *_ in FILES])
def test_a_file_is_taken_for_what_it_holds_and_under_its_bare_name(
    visitors: Visitors, name: str, content: bytes | None, is_taken: bool
) -> None:
    for row in ("meetings:paper-text", "meetings:annex-add"):
        trial = trial_of(visitors, row)
        filled = {"source": ["upload"], "title": ["With a file"], "body_markdown": [""]}
        sent = {name: filled.get(name, values) for name, values in trial.start.items()}
        bytes_sent = REAL_PDF if content is None else content
        answer, faults = visit(visitors, trial.role, trial.url, "post", *multipart(sent, name, bytes_sent))
        assert answer is not None
        assert not faults, faults
        assert (answer.status == 302) is is_taken, Page(answer.text, trial.url).words()
        if not is_taken:
            page = Page(answer.text, trial.url)
            assert "#id_upload" in page.problems(), page.words()
            assert not lost(sent, page.sent(), frozenset())


def multipart(sent: Sent, name: str, content: bytes) -> tuple[bytes, str]:
    """The body as a browser sends it, and its type; the test client itself would take the folders from the name."""
    data = {key: values for key, values in sent.items() if key != "upload"}
    body = encode_multipart(BOUNDARY, {**data, "upload": SimpleUploadedFile("NAMED.pdf", content)})
    return body.replace(
        b"NAMED.pdf", name.encode()
    ), f"multipart/form-data; charset=utf-8; boundary={BOUNDARY}"


@pytest.mark.parametrize("of", OURS)
def test_what_the_form_itself_would_send_is_taken(strangers: Visitors, of: str) -> None:
    """Else the trials above would never reach the actions."""
    refused, counted = [], 0
    for trial in trials(strangers, of):
        counted += 1
        answer, faults = visit(strangers, trial.role, trial.url, "post", trial.start)
        assert answer is not None
        assert not faults, faults
        if answer.status == 200 and trial.name not in REFUSED:
            refused.append(f"{trial.name}: {Page(answer.text, trial.url).words()} {trial.start}")
    assert len(refused) <= counted // SOME, f"{len(refused)} of {counted} refused:\n" + "\n".join(refused)
