"""Staff of another ICB ask for everything of South East London, and find nothing: not even that it is there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pikepdf
from django.urls import Resolver404, ResolverMatch, resolve

from tests.journeys.visitor import Visitor

OWNER, SECRETARY = "Ottoline Ferraby", "Rafael Dunmore"
OFFICER_ELSEWHERE, DIRECTOR_ELSEWHERE = "Nerys Ashbourne", "Philippa Denholm"
SEPTEMBER = "/workspace/meetings/2021-09-30-bexley-strategic-board/"
OCTOBER = "/workspace/meetings/2021-10-28-bexley-strategic-board/"
DECEMBER = "/workspace/meetings/2021-12-23-bexley-strategic-board/"
OF_SEL = ("Bexley", "Adebayo", "Hargreave", "Dunmore")

LINK = re.compile(r"""(?:href|action)=["']([^"'#?]+)""")
TOKEN = re.compile('name="csrfmiddlewaretoken" value="([^"]+)"')
JOB = re.compile("/workspace/jobs/[^/]+/$")
READING = ("detail", "list", "history", "version", "file")
# A person's own pages, the catalogue of functions that all ICBs share (R79), and files of the reader's own ICB.
FOR_ALL = (
    *("governance:account", "governance:home", "governance:switch-icb", "delegation:function"),
    "reports:interest-register-file",
)
# What the crawl must have come by, so that a link taken off a page does not make this journey prove less.
KINDS = {
    *(
        f"governance:{noun}-detail"
        for noun in ("committee", "seat", "place", "organisation", "event", "role")
    ),
    *(f"governance:{page}" for page in ("committee-edit", "committee-history", "terms-of-reference-detail")),
    *(f"membership:{page}" for page in ("person-detail", "person-history", "appointment-detail")),
    *(f"delegation:{noun}-detail" for noun in ("scheme", "scheme-version", "scheme-entry")),
    *(f"meetings:{page}" for page in ("meeting-detail", "meeting-edit", "meeting-history", "agenda-detail")),
    *(f"meetings:{page}" for page in ("paper-detail", "paper-file", "paper-revise")),
    *(f"reports:{page}" for page in ("pack-list", "pack-detail", "pack-file", "job-detail")),
    *(f"reports:{page}" for page in ("meeting-publish", "publication-detail", "profile-publish")),
}


@dataclass
class Atlas:
    """What one person's screens lead to: addresses by route; those that take a key are of one thing."""

    things: dict[str, list[str]] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)

    def add(self, path: str) -> bool:
        """Whether this address is worth opening: the first of its route is."""
        match = route(path)
        if match is None or match.view_name.startswith(FOR_ALL):
            return False
        if not match.kwargs:
            return self.shared.setdefault(match.view_name, path) == path
        known = self.things.setdefault(match.view_name, [])
        if path not in known:
            known.append(path)
        return path == known[0]

    def of_the_icb_alone(self) -> list[str]:
        """Without organisations: some of them, such as the ICBs themselves, are known to all."""
        return [p for name, known in self.things.items() if "organisation" not in name for p in known]

    def addresses(self, *apps: str) -> list[str]:
        """One of each route of these apps, or of all."""
        return [known[0] for name, known in self.things.items() if not apps or name.startswith(apps)]


def test_staff_of_another_icb_find_nothing(visitor: Callable[..., Visitor], tmp_path: Path) -> None:
    file, job = uploads_a_paper(visitor(SECRETARY), tmp_path)
    owner = visitor(OWNER)
    atlas = opens_everything(owner, SEPTEMBER, file, job)
    assert not KINDS - set(atlas.things)
    officer, director = visitor(OFFICER_ELSEWHERE), visitor(DIRECTOR_ELSEWHERE)
    is_told_that_nothing_is_there(officer, SEPTEMBER, file, job)
    gets_the_same_answer_for_every_thing(officer, atlas.addresses())
    lists_only_their_own(officer, atlas)
    cannot_step_over(officer, owner)
    gets_the_same_answer_for_every_thing(director, atlas.addresses("meetings", "reports"))


def uploads_a_paper(secretary: Visitor, folder: Path) -> tuple[str, str]:
    """The addresses of an uploaded file, and of the job that builds a pack."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    document.save(folder / "rota.pdf")
    secretary.visit(f"{DECEMBER}agenda/add/")
    secretary.enter("Title", "Rota over the holidays")
    secretary.press("Save")
    secretary.follow("Add a paper", exact=False)
    secretary.enter("Title", "Rota over the holidays")
    secretary.press("Save")
    secretary.follow("Cancel")  # the cover sheet can wait
    secretary.follow("Write or upload the text")
    secretary.choose("Where the text comes from", "A file")
    secretary.upload("File", folder / "rota.pdf")
    secretary.press("Save")
    file = f"{urlsplit(secretary.page.url).path}file/"
    assert secretary.page.locator(f"a[href='{file}']").count()
    secretary.visit(f"{OCTOBER}packs/")
    secretary.choose("Who is the pack for?", "Members' pack", exact=False)
    with secretary.page.expect_request(JOB) as asked:
        secretary.press("Build pack")
    return file, urlsplit(asked.value.url).path


def opens_everything(owner: Visitor, *starts: str) -> Atlas:
    """Follow the links of every screen, one thing of each route, and keep all that they lead to."""
    atlas = Atlas()
    waiting, seen = ["/workspace/", *starts], set(starts)
    for path in starts:
        atlas.add(path)
    while waiting:
        status, body = ask(owner, path := waiting.pop(0))
        assert status == 200 or "/file/" in path, f"{path}: {status}"
        for link in dict.fromkeys(LINK.findall(body)):
            to = urlsplit(urljoin(path, unescape(link))).path
            if to not in seen and atlas.add(to):
                seen.add(to)
                waiting += [to] if opens(to) else []
    return atlas


def opens(path: str) -> bool:
    """Pages; not files, and not what a button sends."""
    return verb(path) in ("detail", "list")


def verb(path: str) -> str:
    """The last word of the name of its route: what is done there."""
    match = route(path)
    return match.view_name.rpartition("-")[2] if match else ""


def route(path: str) -> ResolverMatch | None:
    if not path.startswith("/workspace/"):
        return None
    try:
        return resolve(path)
    except Resolver404:
        return None


def token_of(someone: Visitor) -> str:
    """What a form of this person's session carries, so that a refusal is not for want of it."""
    found = TOKEN.search(ask(someone, "/workspace/account/")[1])
    assert found is not None
    return found.group(1)


def ask(someone: Visitor, path: str, **form: str) -> tuple[int, str]:
    """Status and body of an address, without drawing the page; with `form`, sent as the page would send it."""
    browser = someone.page.context
    if form:
        answer = browser.request.post(
            someone.base + path, form=form, max_redirects=0, headers={"Referer": someone.base}
        )
    else:
        answer = browser.request.get(someone.base + path, max_redirects=0)
    is_text = answer.headers.get("content-type", "").startswith("text/")
    return answer.status, answer.text() if is_text else ""


def is_told_that_nothing_is_there(outsider: Visitor, *paths: str) -> None:
    for path in paths:
        assert outsider.visit(path) == 404, path
        outsider.see("Page not found")


def gets_the_same_answer_for_every_thing(outsider: Visitor, paths: Iterable[str]) -> None:
    """To read and to write, and the same page as for a thing that never was."""
    nothing = ask(outsider, "/workspace/committees/999999/")
    form = {"csrfmiddlewaretoken": token_of(outsider)}
    assert nothing[0] == 404
    for path in paths:
        answer = ask(outsider, path)
        if answer[0] != 405:  # an address of a button, that nobody reads
            assert answer == nothing, path
        if verb(path) not in READING:
            posted = ask(outsider, path, **form, reason="Because", name="Mine now")
            assert posted[0] == 405 or posted == nothing, f"POST {path}"  # 405: nobody sends anything there


def lists_only_their_own(outsider: Visitor, atlas: Atlas) -> None:
    theirs = set(atlas.of_the_icb_alone())
    for path in atlas.shared.values():
        asked = f"{path}?when=all" if verb(path) in ("list", "csv") else path
        status, body = ask(outsider, asked)
        assert status in (200, 403, 405), f"{asked}: {status}"
        assert not theirs.intersection(LINK.findall(body)), asked
        said = [words for words in OF_SEL if words in body]
        assert not said, f"{asked} says {said}"


def cannot_step_over(outsider: Visitor, owner: Visitor) -> None:
    """Choosing the other ICB to work in changes nothing."""
    _, body = ask(owner, "/workspace/icbs/")
    number = re.search(r"/workspace/icbs/(\d+)/", body)
    assert number is not None
    form = {"csrfmiddlewaretoken": token_of(outsider), "icb": number.group(1)}
    assert ask(outsider, "/workspace/switch-icb/", **form)[0] == 302
    outsider.visit("/workspace/")
    outsider.not_see("South East London")


def test_what_is_published_is_for_them_too(visitor: Callable[..., Visitor]) -> None:
    """Closed is the workspace: what every reader finds, staff of another ICB find as well."""
    outsider = visitor(OFFICER_ELSEWHERE)
    assert outsider.visit("/meetings/2021-09-30-bexley-strategic-board/") == 200
    outsider.see("Bexley Strategic Board")
