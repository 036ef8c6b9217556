"""Every write of this floor."""

from delegation.actions.adoption import adopt_version, end_version, withdraw_version
from delegation.actions.bulk import change_many, plan_bulk
from delegation.actions.catalogue import Loaded, change_function, create_function, load_starter_functions
from delegation.actions.comments import comment_on_entry, resolve_comment
from delegation.actions.entries import add_entry, change_entry, remove_entry
from delegation.actions.proposals import (
    accept_change,
    drop_change,
    propose_change,
    return_change,
    send_proposal,
    withdraw_proposal,
)
from delegation.actions.review import return_version, submit_version
from delegation.actions.schemes import (
    change_scheme,
    change_version,
    copy_version,
    create_scheme,
    create_version,
)

__all__ = [
    "Loaded",
    "accept_change",
    "add_entry",
    "adopt_version",
    "change_entry",
    "change_function",
    "change_many",
    "change_scheme",
    "change_version",
    "comment_on_entry",
    "copy_version",
    "create_function",
    "create_scheme",
    "create_version",
    "drop_change",
    "end_version",
    "load_starter_functions",
    "plan_bulk",
    "propose_change",
    "remove_entry",
    "resolve_comment",
    "return_change",
    "return_version",
    "send_proposal",
    "submit_version",
    "withdraw_proposal",
    "withdraw_version",
]
