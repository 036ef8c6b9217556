"""Addresses of the editor of a version, of comments on its rows and of proposals."""

from __future__ import annotations

from django.urls import path

from delegation.views.bulk import BulkView
from delegation.views.comments import CommentsView, ResolveView
from delegation.views.editor import AddView, EditorView, SaveView
from delegation.views.entries import Entries
from delegation.views.proposals import Proposals, ProposeRemovalView, ProposeView
from delegation.views.schemes import Versions

_VERSION = "scheme-versions/<int:pk>"
_OF_VERSION = (
    ("editor/", EditorView, "scheme-editor"),
    ("editor/rows/<int:entry>/", SaveView, "scheme-editor-row"),
    ("editor/new/", AddView, "scheme-editor-new"),
    ("editor/many/", BulkView, "scheme-editor-many"),
    ("propose/", ProposeView, "scheme-propose-row"),
    ("propose/<int:entry>/", ProposeView, "scheme-propose"),
    ("propose/<int:entry>/remove/", ProposeRemovalView, "scheme-propose-removal"),
)

urlpatterns = [
    *(
        path(f"{_VERSION}/{tail}", view.as_view(register=Versions()), name=name)
        for tail, view, name in _OF_VERSION
    ),
    path(
        "scheme-entries/<int:pk>/comments/", CommentsView.as_view(register=Entries()), name="entry-comments"
    ),
    path("entry-comments/<int:pk>/resolve/", ResolveView.as_view(register=Entries()), name="comment-resolve"),
    *Proposals().urls(),
]
