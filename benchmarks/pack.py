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
from pathlib import Path
from statistics import median

import pikepdf

from benchmarks.pack_content import papers
from reports.pdf.assemble import assemble
from reports.pdf.contents import build_with_contents
from reports.pdf.parts import PackPart, PreparedPart
from reports.pdf.render import Renderer, RenderRequest, render_parts

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


class Bench:
    def __init__(self, count: int):
        self.papers = papers(count)
        self.titles = [title for title, _ in self.papers]
        self.renderer = Renderer()
        self.parts: list[PreparedPart] = []
        self.pack = self.naive_pdf = b""
        self.naive_seconds: list[float] = []
        self.naive_peak = 0

    def naive(self) -> None:
        """One run over everything; its seconds leave out the start of the process."""
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
            self.naive_seconds.append(float(seconds))
            self.naive_peak = int(peak)
            self.naive_pdf = target.read_bytes()

    def render_all(self) -> None:
        requests = [RenderRequest(html, title) for title, html in self.papers]
        self.parts = [part for part in render_parts(requests, processes=2) if isinstance(part, PreparedPart)]
        if len(self.parts) != len(requests):
            raise RuntimeError("a paper was refused")

    def cold(self) -> None:
        self.render_all()
        self.finish()

    def rebuild(self) -> None:
        """One paper was changed: it is rendered, then the pack is put together again."""
        title, html = self.papers[4]
        self.parts[4] = self.renderer.render(RenderRequest(html + "<p>One more sentence.</p>", title))
        self.finish()

    def finish(self) -> None:
        placed = self.placed()
        front = build_with_contents(
            lambda pages: self.renderer.render(RenderRequest(front_html(self.titles, pages), "Agenda")),
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


def timed(work: Callable[[], None], repeat: int) -> float:
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times)


def measured(work: Callable[[], None]) -> tuple[float, float]:
    """Wall and processor seconds, children included. Processor time holds also on a busy machine."""

    def spent() -> float:
        both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        return sum(usage.ru_utime + usage.ru_stime for usage in both)

    start, effort = time.perf_counter(), spent()
    work()
    return time.perf_counter() - start, spent() - effort


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=20)
    parser.add_argument(
        "--repeat", type=int, default=1, help="runs of the slow figures; the quick ones take 5"
    )
    options = parser.parse_args(arguments)
    bench = Bench(options.papers)
    bench.renderer.render(RenderRequest("<p>Warm</p>", "Warm"))
    work = (bench.naive, bench.cold, bench.render_all)
    runs = [tuple(measured(one) for one in work) for _ in range(options.repeat)]
    naive, cold = median(bench.naive_seconds), median(run[1][0] for run in runs)
    faster = median(alone / run[1][0] for alone, run in zip(bench.naive_seconds, runs, strict=True))
    above_floor = median(run[1][0] / run[2][0] for run in runs)
    effort = median(run[1][1] / run[0][1] for run in runs)
    rebuild = timed(bench.rebuild, 5)
    reorder, public, bare = timed(bench.reorder, 5), timed(bench.public, 5), timed(bench.bare_merge, 5)
    pages = sum(part.pages for part in bench.parts)
    own_peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    worker_peak = max(part.peak_mb for part in bench.parts)
    print(
        f"Pack of {options.papers} papers, {pages} pages, tagged; part by part in 2 processes, then assembled"
    )
    print(f"  cold build            {faster:6.1f} x faster than one WeasyPrint run over the same content")
    print(f"  cold build            {above_floor:6.2f} x the time of rendering the parts alone")
    print(f"  cold build            {effort:6.2f} x the processor time of one WeasyPrint run")
    print(f"  one paper changed     {cold / rebuild:6.1f} x faster than the cold build")
    print(f"  one paper changed     {naive / rebuild:6.1f} x faster than one WeasyPrint run")
    print(f"  new order             {naive / reorder:6.1f} x faster than one WeasyPrint run")
    print(f"  public version        {naive / public:6.1f} x faster than one WeasyPrint run")
    print(f"  assembly              {reorder / bare:6.2f} x the time of a bare merge of the same pages")
    print(
        f"  size                  {len(bench.pack) / len(bench.naive_pdf):6.2f} x that of one WeasyPrint run"
    )
    print(
        f"  peak memory           {max(own_peak, worker_peak) / bench.naive_peak:6.2f} x that of one WeasyPrint run"
    )
    bench.renderer.close()


if __name__ == "__main__":
    main()
