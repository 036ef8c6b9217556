"""Thin tasks: one call out."""

from celery import shared_task

from governance.foundation import clock
from meetings.papers.actions.exemption_mail import tell_of_reviews
from meetings.questions.actions.purge import purge_questions
from meetings.questions.actions.reminders import remind_of_answers
from meetings.record.actions.action_mail import remind_of_actions


@shared_task(name="meetings.tell_of_exemption_reviews")
def tell_of_exemption_reviews_task() -> None:
    tell_of_reviews(today=clock.today())


@shared_task(name="meetings.purge_questions")
def purge_questions_task() -> None:
    purge_questions(today=clock.today())


@shared_task(name="meetings.remind_of_answers")
def remind_of_answers_task() -> None:
    remind_of_answers(today=clock.today())


@shared_task(name="meetings.remind_of_actions")
def remind_of_actions_task() -> None:
    remind_of_actions(today=clock.today())
