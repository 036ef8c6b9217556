"""Addresses of questions and petitions from the public, under /workspace/."""

from __future__ import annotations

from django.urls import path

from meetings.questions import panels as question_panels
from meetings.questions.views import answers, moderation, moving
from meetings.questions.views.grounds import RefusalGrounds

# importing the panels adds them to the meeting's page
__all__ = ["question_panels", "urlpatterns"]

ONE = "questions/<uuid:question>"

urlpatterns = [
    path("meetings/<slug:pk>/questions/", moderation.MeetingQuestions.as_view(), name="meeting-questions"),
    path("answers/", answers.AnswersDue.as_view(), name="answer-list"),
    path("meetings/<slug:pk>/questions/keep/", moving.KeepForNext.as_view(), name="questions-keep"),
    path(f"{ONE}/", moderation.QuestionPage.as_view(), name="question-detail"),
    path(f"{ONE}/accept/", moderation.Accept.as_view(), name="question-accept"),
    path(f"{ONE}/wording/", moderation.Reword.as_view(), name="question-wording"),
    path(f"{ONE}/refuse/", moderation.Refuse.as_view(), name="question-refuse"),
    path(f"{ONE}/merge/", moderation.Merge.as_view(), name="question-merge"),
    path(f"{ONE}/reopen/", moderation.Reopen.as_view(), name="question-reopen"),
    path(f"{ONE}/withdraw/", moderation.Withdraw.as_view(), name="question-withdraw"),
    path(f"{ONE}/move/", moderation.Move.as_view(), name="question-move"),
    path(f"{ONE}/supplementary/", moderation.Supplementary.as_view(), name="question-supplementary"),
    path(f"{ONE}/signatures/", moderation.Signatures.as_view(), name="question-signatures"),
    path(f"{ONE}/answer/ask/", answers.AskForAnswer.as_view(), name="answer-ask"),
    path(f"{ONE}/answer/", answers.WriteAnswer.as_view(), name="answer-write"),
    path(f"{ONE}/answer/sign/", answers.SignAnswer.as_view(), name="answer-sign"),
    path(f"{ONE}/answer/revise/", answers.ReviseAnswer.as_view(), name="answer-revise"),
    *RefusalGrounds().urls(),
]
