"""How public pages are answered: without cookies, without a byte about who asks, and with conditional requests.

A page depends on its address, on what is published (`site_state`), on the day, and on the templates. These four
make its ETag, and the key under which the process keeps the page once it was made. What is published is asked of the
database once a second and process (`PUBLIC_STATE_SECONDS`), so a withdrawal is seen a second later at most, and a page
that many people read at once costs the database nothing.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import lru_cache, partial, wraps
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from governance.foundation import clock
from reports.public import selectors

CACHE_CONTROL = "public, max-age=60"
KEPT_BYTES = 32 * 1024 * 1024
View = Callable[..., HttpResponse]
R = TypeVar("R", bound=HttpResponseBase)


class PageStore:
    """The pages made last, up to a number of bytes; one in each process."""

    def __init__(self, limit: int = KEPT_BYTES) -> None:
        self._limit, self._size = limit, 0
        self._pages: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str) -> bytes | None:
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()
            self._size = 0

    def keep(self, key: str, body: bytes) -> None:
        with self._lock:
            self._size += len(body) - len(self._pages.pop(key, b""))
            self._pages[key] = body
            while self._size > self._limit:
                self._size -= len(self._pages.popitem(last=False)[1])


store = PageStore()


class SiteState:
    """What is published, as one short text; asked anew when the answer is older than the setting allows."""

    def __init__(self) -> None:
        self._known: tuple[float, str] | None = None

    def get(self) -> str:
        now = monotonic()
        if self._known is None or now - self._known[0] >= settings.PUBLIC_STATE_SECONDS:
            self._known = (now, selectors.site_state())
        return self._known[1]

    def forget(self, **_signal: Any) -> None:
        """Ask again at the next page; also when this process has just published or withdrawn something."""
        self._known = None


state = SiteState()


def public(view: Callable[..., R]) -> Callable[..., R]:
    """For every view of the public site: no sign-in, GET and HEAD only, may be kept by caches for a minute.

    A page that was withdrawn is refused at once here, and within that minute everywhere.
    """

    @login_not_required
    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> R:
        response = view(request, *args, **kwargs)
        request.is_public_page = True  # type: ignore[attr-defined]
        response.headers.setdefault("Cache-Control", CACHE_CONTROL)
        return response

    return answer


def public_page(view: View | None = None, *, asks: Sequence[str] = ()) -> Any:
    """A view whose page depends on its address, the day and what is published. Only a page that is there is kept.

    `asks` names the parts of the query that the page depends on; all others change nothing.
    """
    if view is None:
        return partial(public_page, asks=asks)

    @public
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = _key(_asked(request, asks))
        etag = f'"{key}"'
        body = store.get(key)
        if body is None:
            response = view(request, *args, **kwargs)
            if response.status_code != 200:
                return response
            store.keep(key, response.content)
        else:
            response = HttpResponse(body)
        response["ETag"] = etag
        return get_conditional_response(request, etag=etag, response=response) or response

    return answer


def _asked(request: HttpRequest, asks: Sequence[str]) -> str:
    """The address with what of its query counts, in one order."""
    query = [(name, request.GET[name]) for name in sorted(asks) if request.GET.get(name)]
    return f"{request.path}?{urlencode(query)}" if query else request.path


def _key(address: str) -> str:
    parts = (address, state.get(), clock.today().isoformat(), templates_digest())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:40]


def templates_digest() -> str:
    """Changes with the templates and the names that every page prints."""
    return _templates_digest() if not settings.DEBUG else _templates_digest.__wrapped__()


@lru_cache(maxsize=1)
def _templates_digest() -> str:
    digest = hashlib.sha256(f"{settings.PORTAL_NAME} {settings.DEMO}".encode())
    for folder in ("public", "layouts", "components"):
        for path in sorted((Path(settings.BASE_DIR) / "templates" / folder).glob("*.jinja")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def page(template: str, status: int = 200, **context: Any) -> HttpResponse:
    """Renders without the request, so that nothing about the reader can reach the page."""
    always = {"portal_name": settings.PORTAL_NAME, "is_demo": settings.DEMO, "today": clock.today()}
    return HttpResponse(render_to_string(f"public/{template}.jinja", always | context), status=status)


def gone(kind: str, publication: Any) -> HttpResponse:
    """The page at a withdrawn address. Its title is left out: the title itself may be why it was withdrawn."""
    response = page("gone", status=410, kind=kind, publication=publication)
    response["X-Robots-Tag"] = "noindex"
    return response
