"""Addresses of one item at work and of decisions, under /workspace/."""

from __future__ import annotations

from django.urls import path

from meetings.conduct.views import between, item, item_conflicts, item_decisions, item_votes
from meetings.conduct.views.decisions import Decisions

ITEM = "meetings/<slug:pk>/live/items/<uuid:item>"
CONFLICT, VOTE = f"{ITEM}/conflicts/<uuid:conflict>", f"{ITEM}/votes/<uuid:vote>"
DECISION = f"{ITEM}/decisions/<uuid:decision>"

item_urls = [
    path(f"{ITEM}/", item.ItemPage.as_view(), name="live-item"),
    path(f"{ITEM}/declare/", item_conflicts.ConflictDeclare.as_view(), name="live-item-declare"),
    path(f"{CONFLICT}/", item_conflicts.ConflictRule.as_view(), name="live-item-rule"),
    path(f"{CONFLICT}/register/", item_conflicts.ConflictRegister.as_view(), name="live-item-register"),
    path(f"{CONFLICT}/withdraw/", item_conflicts.ConflictWithdraw.as_view(), name="live-item-withdraw"),
    path(f"{ITEM}/votes/open/", item_votes.VoteOpen.as_view(), name="live-item-vote-open"),
    path(f"{VOTE}/", item_votes.VotePage.as_view(), name="live-item-vote"),
    path(f"{VOTE}/close/", item_votes.VoteClose.as_view(), name="live-item-vote-close"),
    path(f"{VOTE}/void/", item_votes.VoteVoid.as_view(), name="live-item-vote-void"),
    path(f"{ITEM}/decisions/add/", item_decisions.DecisionAdd.as_view(), name="live-item-decision-add"),
    path(f"{DECISION}/", item_decisions.DecisionEdit.as_view(), name="live-item-decision-edit"),
    path(f"{DECISION}/record/", item_decisions.DecisionRecord.as_view(), name="live-item-decision-record"),
    path(f"{DECISION}/give-up/", item_decisions.DecisionAbandon.as_view(), name="live-item-decision-abandon"),
    path("decisions/between/<slug:pk>/chair/", between.UrgentRecord.as_view(), name="between-urgent"),
    path("decisions/between/<slug:pk>/officer/", between.OfficersRecord.as_view(), name="between-officers"),
    *Decisions().urls(),
]
