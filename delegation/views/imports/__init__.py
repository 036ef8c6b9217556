"""Pages of imports and comparisons."""

from django.urls import path

from delegation.views.imports import acts, columns, comparing, doubts, listing, looking
from delegation.views.imports.base import Imports

IMPORT_URLS = [
    path("scheme-imports/", listing.ImportList.as_view(register=Imports()), name="scheme-import-list"),
    path("scheme-imports/add/", listing.ImportCreate.as_view(), name="scheme-import-create"),
    path("scheme-imports/layout.xlsx", listing.LayoutFile.as_view(), name="scheme-import-layout"),
    path("scheme-imports/<int:pk>/", looking.ImportDetail.as_view(), name="scheme-import-detail"),
    path("scheme-imports/<int:pk>/columns/", columns.ImportColumns.as_view(), name="scheme-import-columns"),
    path("scheme-imports/<int:pk>/doubts/", doubts.ImportDoubts.as_view(), name="scheme-import-doubts"),
    path("scheme-imports/<int:pk>/names/", looking.ImportNames.as_view(), name="scheme-import-names"),
    path(
        "scheme-imports/<int:pk>/rows/<int:row>/", looking.ImportRowPage.as_view(), name="scheme-import-row"
    ),
    path("scheme-imports/<int:pk>/choose/", acts.ImportChoose.as_view(), name="scheme-import-choose"),
    path("scheme-imports/<int:pk>/apply/", acts.ImportApply.as_view(), name="scheme-import-apply"),
    path("scheme-imports/<int:pk>/undo/", acts.ImportUndo.as_view(), name="scheme-import-undo"),
    path("scheme-imports/<int:pk>/give-up/", acts.ImportAbandon.as_view(), name="scheme-import-abandon"),
    path("scheme-imports/<int:pk>/reopen/", acts.ImportReopen.as_view(), name="scheme-import-reopen"),
    path("scheme-comparison/", comparing.CompareStart.as_view(), name="scheme-comparison-create"),
    path(
        "scheme-comparison/<uuid:job_id>/",
        comparing.CompareDetail.as_view(),
        name="scheme-comparison-detail",
    ),
]
