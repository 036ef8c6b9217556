"""Published files by their immutable address."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from governance.foundation.files.storage import store
from reports.models import PublishedFile
from reports.public import presenters, selectors
from reports.public.pages import gone, public

# A file is data: nothing in it may run, load or be framed. `object-src` lets a browser's own PDF reader open it.
FILE_CSP = (
    "default-src 'none'; object-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@public
def document(request: HttpRequest, public_id: UUID, filename: str = "") -> HttpResponseBase:
    """The bytes as they were published. Superseded files stay; withdrawn ones answer 410 with the reason."""
    file = selectors.file(public_id)
    if file is None:
        raise Http404
    if file.publication.state == "withdrawn":
        return gone("document", file.publication)
    if filename != file.filename:
        return HttpResponsePermanentRedirect(reverse("public:document-file", args=[public_id, file.filename]))
    etag = f'"{file.sha256}"'
    response: HttpResponseBase = get_conditional_response(request, etag=etag) or _send(file)
    response["ETag"] = etag
    response["Last-Modified"] = http_date(file.publication.published_at.timestamp())
    response["Content-Security-Policy"] = FILE_CSP
    response["X-Content-Type-Options"] = "nosniff"
    if file.publication.state == "superseded" and (newer := selectors.newer_version(file.publication)):
        response["Link"] = f'<{presenters.address(newer)}>; rel="latest-version"'
    return response


def _send(file: PublishedFile) -> FileResponse:
    """PDFs open in the browser; everything else is downloaded."""
    response = FileResponse(
        store("public").open(file.sha256),
        filename=file.filename,
        as_attachment=file.media_type != "application/pdf",
        content_type=file.media_type,
    )
    response["Content-Length"] = str(file.byte_size)
    return response
