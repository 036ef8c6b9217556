"""Thin tasks: one call out."""

from celery import shared_task

from governance.foundation import clock
from meetings.questions.actions.purge import purge_questions
from meetings.questions.actions.reminders import remind_of_answers


@shared_task(name="meetings.purge_questions")
def purge_questions_task() -> None:
    purge_questions(today=clock.today())


@shared_task(name="meetings.remind_of_answers")
def remind_of_answers_task() -> None:
    remind_of_answers(today=clock.today())
