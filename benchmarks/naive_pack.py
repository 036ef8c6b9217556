"""The road not taken, in a process of its own: one tagged WeasyPrint run over the whole pack.

Reads the HTML on stdin, writes the PDF to the path given and the processor seconds and peak memory (MiB) to stdout.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

import weasyprint

from reports.pdf.columns import set_column_widths
from reports.pdf.layout import PRINT_CSS


def main() -> None:
    html = sys.stdin.read()
    start = time.process_time()
    source = weasyprint.HTML(string=html)
    set_column_widths(source.etree_element)  # so that both make the same pages
    pdf = source.write_pdf(stylesheets=[weasyprint.CSS(string=PRINT_CSS)], pdf_variant="pdf/ua-1")
    seconds = time.process_time() - start
    Path(sys.argv[1]).write_bytes(pdf)
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


if __name__ == "__main__":
    main()
