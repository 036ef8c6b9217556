"""Word and Excel files: unpacked within limits, searched for what acts or hides, repacked without properties."""

from governance.foundation.files.office.inspect import inspect_office

__all__ = ["inspect_office"]
