"""The Jinja environment of every page: nhsuk-frontend's macros, and our filters and globals."""

from __future__ import annotations

from typing import Any

from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader

from governance.foundation import words
from governance.foundation.forms import rendering
from pbp_portal.components import ComponentEnvironment


def environment(**options: Any) -> Environment:
    options["loader"] = ChoiceLoader([options["loader"], PackageLoader("nhsuk_frontend_jinja")])
    # Django offers another; nhsuk-frontend's macros chain optional values.
    options["undefined"] = ChainableUndefined
    options["trim_blocks"] = options["lstrip_blocks"] = True  # the macros leave many blank lines otherwise
    env = ComponentEnvironment(**options)
    env.globals.update(
        static=static, url=_url, get_messages=get_messages, field_options=rendering.field_options
    )
    env.filters.update(
        day=words.day,
        moment=words.moment,
        clock_time=words.clock_time,
        money=words.money,
        period=words.period,
        file_size=words.file_size,
    )
    return env


def _url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args, kwargs=kwargs)
