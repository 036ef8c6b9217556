"""Addresses of declarations, campaigns and of a person's own pages, under /workspace/."""

from __future__ import annotations

from django.urls import path

from governance.foundation.screens import Section, dashboard, navigation
from governance.foundation.screens.register import also_show
from membership.interests.views.campaigns import Campaigns
from membership.interests.views.declaration_blocks import campaigns_running, to_review
from membership.interests.views.declarations import Declarations, panel_of_appointment, panel_of_person
from membership.interests.views.erasure import EraseView
from membership.interests.views.mine import MyChange, MyContact, MyMembership, my_block
from membership.people.views.people import People

urlpatterns = [
    path("mine/", MyMembership.as_view(), name="my-membership"),
    path("mine/contact/", MyContact.as_view(), name="my-contact"),
    path("mine/change/", MyChange.as_view(), name="my-change"),
    path("people/<int:pk>/erase/", EraseView.as_view(register=People()), name="person-erase"),
    *Declarations().urls(),
    *Campaigns().urls(),
]

navigation.contribute(
    Section("mine", "My membership", "membership:my-membership", 35, "membership", nouns=("my",))
)
also_show("membership:person", panel_of_person)
also_show("membership:appointment", panel_of_appointment)
dashboard.contribute(my_block)
dashboard.contribute(to_review)
dashboard.contribute(campaigns_running)
