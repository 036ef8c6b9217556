"""The public page of a person: what registers say of them, and nothing else."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from reports.public import presenters, register_presenters, selectors
from reports.public.pages import page, public_page


@public_page
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Public roles and public interests. Somebody of whom nothing is public has no page."""
    told = register_presenters.person_page(slug, selectors.registers_naming(slug))
    if told is None:
        raise Http404
    crumbs = presenters.breadcrumbs_to_icb(told["icb"]["slug"])
    return page("person", content={"icb": told["icb"]}, person=told, breadcrumbs=crumbs)
