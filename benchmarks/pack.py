"""How the way packs are built compares with the simplest way to build them.

Repeat with `make bench` or `python -m benchmarks.pack [--papers 20] [--repeat 3]`. Ratios of one run on one machine
hold; seconds do not travel, so none are printed.
"""

from __future__ import annotations

import argparse
import io
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pikepdf

from benchmarks.pack_content import papers
from reports.pdf.assemble import assemble
from reports.pdf.contents import build_with_contents
from reports.pdf.parts import PackPart, PartRefused, PreparedPart
from reports.pdf.render import RenderRequest, render_parts

ROOT = Path(__file__).resolve().parents[1]


def front_html(titles: list[str], pages: dict[str, int]) -> str:
    rows = "".join(
        f'<tr><td class="no">{number}</td><th scope="row"><a href="pack:item-{number}">{title}</a></th>'
        f'<td class="page">{pages.get(f"item-{number}", 0)}</td></tr>'
        for number, title in enumerate(titles, start=1)
    )
    return (
        '<div class="cover"><h1>Committee in public</h1></div><h2>Agenda</h2><table class="agenda"><thead><tr>'
        f'<th class="no">Item</th><th>Title</th><th class="page">Page</th></tr></thead><tbody>{rows}</tbody></table>'
    )


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, and processor seconds of this process and its children."""

    wall: float
    effort: float


class Bench:
    def __init__(self, count: int):
        self.papers = papers(count)
        self.children = 0.0
        self.titles = [title for title, _ in self.papers]
        self.parts: list[PreparedPart] = []
        self.pack = self.naive_pdf = b""
        self.naive_peak = 0

    def measure(self, work: Callable[[], None]) -> Cost:
        start, effort, children = time.perf_counter(), time.process_time(), self.children
        work()
        own = time.process_time() - effort
        return Cost(time.perf_counter() - start, own + self.children - children)

    def render(self, request: RenderRequest) -> PreparedPart:
        part = render_parts([request])[0]
        if isinstance(part, PartRefused):
            raise part
        self.children += part.seconds
        return part

    def naive(self) -> None:
        """One run over everything; its effort leaves out the start of the process."""
        body = front_html(self.titles, {}) + "".join(
            f'<article id="item-{number}" class="new-page">{html}</article>'
            for number, (_, html) in enumerate(self.papers, start=1)
        )
        html = f'<html lang="en-GB"><head><title>Pack</title></head><body>{body.replace("pack:", "#")}</body></html>'
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "naive.pdf"
            command = [sys.executable, "-m", "benchmarks.naive_pack", str(target)]
            done = subprocess.run(command, input=html.encode(), capture_output=True, check=True, cwd=ROOT)
            seconds, peak = done.stdout.split()
            self.children += float(seconds)
            self.naive_peak = int(peak)
            self.naive_pdf = target.read_bytes()

    def render_all(self) -> None:
        requests = [RenderRequest(html, title) for title, html in self.papers]
        self.parts = [part for part in render_parts(requests, processes=2) if isinstance(part, PreparedPart)]
        if len(self.parts) != len(requests):
            raise RuntimeError("a paper was refused")
        self.children += sum(part.seconds for part in self.parts)

    def cold(self) -> None:
        self.render_all()
        self.finish()

    def rebuild(self) -> None:
        """One paper was changed: it is rendered, then the pack is put together again."""
        title, html = self.papers[4]
        self.parts[4] = self.render(RenderRequest(html + "<p>One more sentence.</p>", title))
        self.finish()

    def finish(self) -> None:
        placed = self.placed()
        front = build_with_contents(
            lambda pages: self.render(RenderRequest(front_html(self.titles, pages), "Agenda")),
            placed,
        )
        self.pack = self.put_together([PackPart(front, "Agenda", "front", kind="front"), *placed])

    def placed(self) -> list[PackPart]:
        return [
            PackPart(part, title, f"item-{number}", f"Item {number}")
            for number, (part, title) in enumerate(zip(self.parts, self.titles, strict=True), start=1)
        ]

    def put_together(self, parts: list[PackPart]) -> bytes:
        return assemble(parts, title="Committee in public", identifier="bench")

    def reorder(self) -> None:
        self.put_together(self.placed()[::-1])

    def public(self) -> None:
        self.put_together(self.placed()[:-3])

    def bare_merge(self) -> None:
        """Pages only: no structure, links, bookmarks or stamps. The least that any assembly can cost."""
        merged = pikepdf.Pdf.new()
        sources = [pikepdf.open(io.BytesIO(part.pdf)) for part in self.parts]
        for source in sources:
            merged.pages.extend(source.pages)
        merged.save(io.BytesIO(), object_stream_mode=pikepdf.ObjectStreamMode.generate)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=20)
    parser.add_argument("--repeat", type=int, default=1, help="runs of the slow figures")
    options = parser.parse_args(arguments)
    bench = Bench(options.papers)
    bench.render(RenderRequest("<p>Warm</p>", "Warm"))
    slow = [[bench.measure(work) for work in (bench.naive, bench.cold)] for _ in range(options.repeat)]
    naive, cold = (median(run[column].effort for run in slow) for column in (0, 1))
    faster = median(run[0].wall / run[1].wall for run in slow)
    rebuild, reorder, public, bare = (
        median(bench.measure(work).effort for _ in range(5))
        for work in (bench.rebuild, bench.reorder, bench.public, bench.bare_merge)
    )
    rendering = sum(part.seconds for part in bench.parts)
    pages = sum(part.pages for part in bench.parts)
    own_peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    peak = max(own_peak, *(part.peak_mb for part in bench.parts))
    alone = "one WeasyPrint run over the same content"
    print(f"Pack of {options.papers} papers, {pages} pages, tagged: part by part, then assembled")
    print(f"  cold build, 2 processes {faster:6.1f} x faster than {alone} (by the clock)")
    print("The rest by processor time, which other work on the machine hardly disturbs")
    print(f"  cold build              {cold / naive:6.2f} x the time of {alone}")
    print(f"  cold build              {cold / rendering:6.2f} x the time of rendering its papers alone")
    print(f"  one paper changed       {cold / rebuild:6.1f} x faster than the cold build")
    print(f"  one paper changed       {naive / rebuild:6.1f} x faster than {alone}")
    print(f"  new order               {naive / reorder:6.1f} x faster than {alone}")
    print(f"  public version          {naive / public:6.1f} x faster than {alone}")
    print(f"  assembly                {reorder / bare:6.2f} x the time of a bare merge of the same pages")
    print(f"  size                    {len(bench.pack) / len(bench.naive_pdf):6.2f} x that of {alone}")
    print(f"  peak memory             {peak / bench.naive_peak:6.2f} x that of {alone}")


if __name__ == "__main__":
    main()
