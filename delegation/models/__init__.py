"""With what authority."""

from delegation.models.schemes import Function, Scheme, SchemeEntry, SchemeVersion

__all__ = ["Function", "Scheme", "SchemeEntry", "SchemeVersion"]
