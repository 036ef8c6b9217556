"""Every write of this floor."""

from delegation.actions.adoption import adopt_version, end_version, withdraw_version
from delegation.actions.catalogue import Loaded, change_function, create_function, load_starter_functions
from delegation.actions.entries import add_entry, change_entry, remove_entry
from delegation.actions.schemes import (
    change_scheme,
    change_version,
    copy_version,
    create_scheme,
    create_version,
)

__all__ = [
    "Loaded",
    "add_entry",
    "adopt_version",
    "change_entry",
    "change_function",
    "change_scheme",
    "change_version",
    "copy_version",
    "create_function",
    "create_scheme",
    "create_version",
    "end_version",
    "load_starter_functions",
    "remove_entry",
    "withdraw_version",
]
