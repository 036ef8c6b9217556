"""Addresses of the public site. They are cited for years: add to them, never change them."""

from django.urls import path

from reports.public.views import (
    asking,
    calendars,
    decisions,
    documents,
    home,
    meetings,
    people,
    profiles,
    registers,
    schemes,
    versions,
)

app_name = "public"
urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("accessibility/", home.accessibility, name="accessibility"),
    path("robots.txt", home.robots, name="robots"),
    path("icbs/<slug:slug>/", profiles.icb, name="icb"),
    path("places/<slug:slug>/", profiles.place, name="place"),
    path("committees/<slug:slug>/", profiles.committee, name="committee"),
    path("committees/<slug:slug>/calendar/", calendars.calendar, name="calendar"),
    path("committees/<slug:slug>/calendar.ics", calendars.calendar_file, name="calendar-file"),
    path("committees/<slug:slug>/forward-plan/", profiles.plan, name="plan"),
    path("meetings/<slug:slug>/", meetings.meeting, name="meeting"),
    path("meetings/<slug:slug>/minutes/", meetings.minutes, name="minutes"),
    path("meetings/<slug:slug>/items/<uuid:item_id>/", meetings.item, name="item"),
    path("decisions/", decisions.register, name="decisions"),
    path("decisions/files/<slug:form>/", decisions.register_file, name="decisions-file"),
    path("decisions/<slug:slug>/", decisions.decision, name="decision"),
    path("places/<slug:slug>/scope/", schemes.place_scope, name="place-scope"),
    path("can-decide/", asking.can_decide, name="can-decide"),
    path("schemes/<slug:icb>/", schemes.schemes, name="schemes"),
    path("schemes/<slug:icb>/<slug:version>/", schemes.scheme, name="scheme"),
    path("schemes/<slug:icb>/<slug:version>/map/", schemes.scheme_map, name="scheme-map"),
    path("registers/", registers.registers, name="registers"),
    path("registers/<slug:kind>/", registers.register, name="register"),
    path("registers/<slug:kind>/<slug:form>/", registers.register_file, name="register-file"),
    path("people/<slug:slug>/", people.person, name="person"),
    path("<slug:section>/<slug:slug>/versions/<int:number>/", versions.version, name="version"),
    path("documents/<uuid:public_id>/", documents.document, name="document"),
    path("documents/<uuid:public_id>/<str:filename>", documents.document, name="document-file"),
]
