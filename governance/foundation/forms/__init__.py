"""Form fields that know the design system; they shape and word input and hold no governance rule."""

from governance.foundation.forms.base import PortalForm, PortalModelForm
from governance.foundation.forms.fields import DayField, LinesField, RowsField, UploadField, YesNoField

__all__ = [
    "DayField",
    "LinesField",
    "PortalForm",
    "PortalModelForm",
    "RowsField",
    "UploadField",
    "YesNoField",
]
