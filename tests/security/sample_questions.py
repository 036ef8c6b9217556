"""What the public sent to the meeting that is published: an accepted question, one to be looked at, a petition."""

from __future__ import annotations

from typing import Any

from governance.actions.terms_of_reference import change_terms_of_reference
from governance.models import TermsOfReference
from meetings.models import Meeting, PublicQuestion, RefusalGround
from meetings.planning.actions.deadlines import create_deadline_rule
from meetings.questions.actions import answering, moderation, sending
from meetings.questions.actions.grounds import create_ground
from meetings.questions.links import token_of
from tests.fixtures.people import START
from tests.reports.conftest import Board, pdf_upload
from tests.security.samples import Samples

SETTINGS = {"questions_taken": "public", "petitions_taken": "yes", "question_keep_days": 30}
ABOUT_SENT = ("accept", "refuse")
ABOUT_ACCEPTED = ("wording", "supplementary", "move")


def ask(s: Samples, board: Board) -> None:
    """Before the meeting is published, so that the search for leaks reads what becomes public of them."""
    terms = TermsOfReference.objects.get(pk=s["terms-of-reference"].pk)
    change_terms_of_reference(terms, SETTINGS, by=s.lead, reason="Questions are taken")
    create_deadline_rule(
        icb=s.world.north, kind="questions", unit="calendar", amount=3, effective_from=START, by=s.lead
    )
    board.item("forum", "Public forum", kind="public_forum", minutes=15)
    meeting = Meeting.objects.get(pk=board.meeting.pk)
    taken = _sent(s, meeting, "taken", shown_as="initials")
    taken = moderation.accept_question(taken, wording="When does the clinic open?", by=s.lead)
    answering.write_answer(taken, text="In May.", by=s.lead)
    answering.sign_answer(taken, name="Dee Lead, Governance", by=s.lead, tell=True)
    draft = _sent(s, meeting, "drafted")
    draft = moderation.accept_question(draft, wording="Is there parking?", by=s.lead)
    answering.write_answer(draft, text=s.canary("draft", "answer"), by=s.lead)
    title = s.canary("draft", "petitiontitle")
    upload = pdf_upload("Signatures", pages=1, canary=s.canary("contact", "signatures"))
    petition = _sent(s, meeting, "petition", kind="petition", title=title, signatures=9, upload=upload)
    ground = create_ground(
        icb=s.world.north,
        title="Not our matter",
        words="It is not our matter.",
        effective_from=START,
        by=s.lead,
    )
    s.rows |= {
        "question": PublicQuestion.objects.get(pk=taken.pk),
        "draft-answer": PublicQuestion.objects.get(pk=draft.pk),
        "petition": petition,
        "refusal-ground": RefusalGround.objects.get(pk=ground.pk),
    }


def _sent(s: Samples, meeting: Meeting, key: str, **values: Any) -> PublicQuestion:
    """With a canary in everything that only those who keep the agenda may read."""
    given = {
        "kind": "question",
        "name": s.canary("contact", f"{key}name"),
        "email": f"{s.canary('contact', f'{key}mail')}@home.example",
        "organisation": s.canary("contact", f"{key}organisation"),
        "text": s.canary("draft", f"{key}text"),
        "shown_as": "resident",
        "reading": "attend",
        "interest": s.canary("contact", f"{key}interest"),
    }
    return sending.confirm_question(sending.send_question(meeting=meeting, **(given | values)))


def add(s: Samples) -> None:
    issued = s["issued"]
    # Whoever has the link of this one reads what they sent: nothing of it is a secret from them.
    own = sending.send_question(
        meeting=issued,
        kind="question",
        name="Ada Outside",
        email="ada@outside.example",
        text="Where is the notice?",
        shown_as="resident",
        reading="attend",
    )
    waiting, taken, draft = s["petition"].public_id, s["question"].public_id, s["draft-answer"].public_id
    s.addresses |= {
        ("meetings:*", "question"): taken,
        **{
            (f"meetings:question-{verb}", "question"): waiting
            for verb in (*ABOUT_SENT, "detail", "signatures")
        },
        **{(f"meetings:question-{verb}", "question"): taken for verb in ABOUT_ACCEPTED},
        ("meetings:question-detail@accepted", "question"): draft,
        ("meetings:answer-ask", "question"): draft,
        ("meetings:answer-write", "question"): draft,
        ("meetings:answer-sign", "question"): draft,
        **{
            (f"meetings:refusal-ground-{verb}", "pk"): s["refusal-ground"].pk
            for verb in ("detail", "history", "edit", "end")
        },
        ("meetings:meeting-questions", "pk"): issued.slug,
        ("meetings:questions-keep", "pk"): issued.slug,
        ("questions:ask", "slug"): issued.slug,
        ("questions:petition", "slug"): issued.slug,
        ("questions:sent", "slug"): issued.slug,
        ("questions:sent", "reference"): own.reference,
        ("questions:ask@not-published", "slug"): s["meeting"].slug,
        ("questions:own", "token"): token_of(own),
        ("questions:own@made-up", "token"): f"{own.public_id.hex}.made-up",
    }
