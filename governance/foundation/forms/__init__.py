"""Form fields that know the design system; they shape and word input and hold no governance rule."""

from governance.foundation.forms.base import PortalForm, PortalModelForm
from governance.foundation.forms.fields import DayField, LinesField, UploadField, YesNoField
from governance.foundation.forms.rows import RowError, RowsColumn, RowsField

__all__ = [
    "DayField",
    "LinesField",
    "PortalForm",
    "PortalModelForm",
    "RowError",
    "RowsColumn",
    "RowsField",
    "UploadField",
    "YesNoField",
]
