"""Screens by declaration: a noun says what its pages hold, and list, detail, forms, history and CSV follow."""

from governance.foundation.screens.ask import Ask
from governance.foundation.screens.cells import Column, Link, Tag
from governance.foundation.screens.forms import EffectiveFilters, FilterForm, ScreenForm
from governance.foundation.screens.navigation import Section
from governance.foundation.screens.register import Action, Panel, Register, also_show

__all__ = [
    "Action",
    "Ask",
    "Column",
    "EffectiveFilters",
    "FilterForm",
    "Link",
    "Panel",
    "Register",
    "ScreenForm",
    "Section",
    "Tag",
    "also_show",
]
