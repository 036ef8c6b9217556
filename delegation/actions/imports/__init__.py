"""Imports of schemes: a file in, choices, one Apply into a draft, one Undo; and comparisons that write nothing."""

from delegation.actions.imports.applying import apply_import, may_apply, reopen_import, run_apply
from delegation.actions.imports.choices import (
    accept_doubts,
    choose_names,
    leave_out,
    leave_out_open,
    set_columns,
    settle_row,
    take_back_doubts,
)
from delegation.actions.imports.comparing import (
    compare_again,
    run_comparison,
    start_comparison,
    sweep_comparisons,
)
from delegation.actions.imports.reading import run_assess, run_read
from delegation.actions.imports.starting import (
    APPLY_JOB,
    ASSESS_JOB,
    COMPARE_JOB,
    READ_JOB,
    UNDO_JOB,
    abandon_import,
    start_import,
)
from delegation.actions.imports.undoing import run_undo, undo_import

__all__ = [
    "APPLY_JOB",
    "ASSESS_JOB",
    "COMPARE_JOB",
    "READ_JOB",
    "UNDO_JOB",
    "abandon_import",
    "accept_doubts",
    "apply_import",
    "choose_names",
    "compare_again",
    "leave_out",
    "leave_out_open",
    "may_apply",
    "reopen_import",
    "run_apply",
    "run_assess",
    "run_comparison",
    "run_read",
    "run_undo",
    "set_columns",
    "settle_row",
    "start_comparison",
    "start_import",
    "sweep_comparisons",
    "take_back_doubts",
    "undo_import",
]
