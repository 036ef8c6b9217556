"""Thin tasks: ids in, one call out."""

from celery import shared_task

from governance.foundation import clock
from reports.packs import warming
from reports.publication.register_waiting import tell_of_waiting
from reports.publication.registers import refresh_registers


@shared_task(name=warming.TASK)
def render_paper(public_id: str) -> None:
    warming.render_paper(public_id)


@shared_task(name="reports.refresh_registers")
def refresh_registers_task() -> None:
    refresh_registers(today=clock.today())


@shared_task(name="reports.tell_of_waiting_registers")
def tell_of_waiting_registers_task() -> None:
    tell_of_waiting(today=clock.today())
