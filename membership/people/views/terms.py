"""What is done to one appointment beside changing it: ended with a handover, renewed, withdrawn; its letter."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpRequest

from governance.foundation import words
from governance.foundation.forms import PortalForm
from governance.foundation.screens import views as screen_views
from membership.people.actions import end_appointment, renew_appointment, withdraw_appointment
from membership.people.forms.appointments import EndAppointmentForm, RenewForm, WithdrawForm
from membership.people.models import Appointment
from membership.people.selectors.letters import open_letter
from membership.people.views.acts import ActView


class EndView(ActView):
    title, button = "End this appointment", "End it"

    def form(self, row: Appointment, *data: Any) -> PortalForm:
        return EndAppointmentForm(*data, ask=self.ask, person=row.person)

    def act(self, row: Appointment, given: dict[str, Any]) -> tuple[str, str]:
        ended = end_appointment(row, by=self.ask.user, **given)
        return f"{row} ends on {words.day(ended.effective_to)}.", self.page_of(row)


class RenewView(ActView):
    title, button = "Renew for another term", "Renew"

    def form(self, row: Appointment, *data: Any) -> PortalForm:
        return RenewForm(*data)

    def context(self, row: Appointment, form: PortalForm) -> dict[str, Any]:
        if row.effective_to is None:
            return {
                "intro": ["This term has no last day. Give it one first; the next term starts the day after."]
            }
        return {
            "intro": [f"The next term starts on the day after {words.day(row.effective_to)}, without a gap."]
        }

    def act(self, row: Appointment, given: dict[str, Any]) -> tuple[str, str]:
        made = renew_appointment(row, by=self.ask.user, **given)
        return f"{made} was renewed from {words.day(made.effective_from)}.", self.page_of(made)


class WithdrawView(ActView):
    title, button = "Withdraw this appointment", "Withdraw it"

    def form(self, row: Appointment, *data: Any) -> PortalForm:
        return WithdrawForm(*data)

    def context(self, row: Appointment, form: PortalForm) -> dict[str, Any]:
        return {
            "intro": ["For an appointment that has not begun and will not. What has begun is ended instead."]
        }

    def act(self, row: Appointment, given: dict[str, Any]) -> tuple[str, str]:
        said = f"{row} was withdrawn."
        withdraw_appointment(row, by=self.ask.user, **given)
        return said, self.ask.link("membership:person-detail", row.person_id)


class LetterView(screen_views.ScreenView):
    """The letter of nomination, cleaned, as an attachment that no page can run."""

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        opened = open_letter(self.row(pk))
        if opened is None:
            raise Http404
        response = FileResponse(
            opened.file, as_attachment=True, filename=opened.filename, content_type=opened.media_type
        )
        response["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors 'none'"
        response["Cache-Control"] = "no-store, private"
        response["X-Content-Type-Options"] = "nosniff"
        return response
