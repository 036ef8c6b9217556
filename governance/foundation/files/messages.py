"""The sentences people read about a file: what is wrong and what to do next, in one table of stable codes."""

from __future__ import annotations

from governance.foundation.files.findings import FileRefused, Finding

_SAVE_AGAIN = "Open it, save or export it as a new file, and upload that."

REFUSALS: dict[str, str] = {
    "file.empty": "The file is empty. Check that it opens on your computer, then upload it again.",
    "file.unknown_type": (
        "This kind of file cannot be used here. Upload a PDF, a Word document (.docx), an Excel workbook "
        "(.xlsx) or a PNG or JPEG picture. A presentation can be saved as a PDF first."
    ),
    "file.old_office": (
        "This is an older Word, Excel or PowerPoint file. Open it, choose Save as, and pick .docx, .xlsx or PDF."
    ),
    "file.too_large": "The file is {size} MB; the most that can be uploaded is {limit} MB. "
    "Pictures are usually the cause: compress them, or split the file into a paper and its annexes.",
    "file.encrypted": (
        "The file needs a password to open. Open it with the password, take the password off "
        "(in Word or Excel: File, Info, Protect; in a PDF: File, Print, Save as PDF), and upload that copy."
    ),
    "file.truncated": "The end of the file is missing, as when a copy or download stopped half way. "
    "Fetch the complete file and upload it again.",
    "file.damaged": f"The file is damaged and cannot be read reliably. {_SAVE_AGAIN}",
    "file.no_pages": "The PDF has no pages. Check that it opens on your computer, then upload it again.",
    "file.too_many_pages": "The PDF has {pages} pages; the most that one file may have is {limit}. "
    "Split it into a paper and annexes.",
    "file.zip_bomb": "The file unpacks to far more than a document should hold. "
    f"If it is a genuine document: {_SAVE_AGAIN}",
    "file.expands_too_much": "A part of the PDF unpacks to far more than a page should hold. "
    "If it is a genuine document, print it to a new PDF and upload that.",
    "file.too_complex": "The file is too complicated to check safely. "
    "Print it to a new PDF with simpler pictures or drawings, and upload that.",
    "file.timed_out": "Checking the file took too long and was stopped. "
    "Make it simpler or smaller, for instance by printing it to a new PDF, and upload that.",
    "file.check_unavailable": "The file could not be checked just now, so it was not kept. "
    "Try again in a few minutes; if it happens again, tell your system administrator.",
    "file.virus": "The virus scanner found something in the file, so it was not kept. "
    "Do not open it; tell your IT service where it came from.",
    "file.macros": "The file holds macros (small programs). "
    "Save it as a plain Word document (.docx) or Excel workbook (.xlsx), which drops them, and upload that.",
    "file.template": "This is a template. Open it, save it as a document (.docx) or workbook (.xlsx), and upload "
    "that.",
    "file.dangerous_xml": "The file holds instructions that no ordinary Word or Excel file has. "
    + _SAVE_AGAIN,
    "file.external_content": "The file fetches something from elsewhere when it is opened ({what}). "
    "Break the link or paste the content itself (in Excel: Data, Edit links, Break link), and upload that.",
    "file.embedded_objects": "The file carries another file or object inside it ({what}). "
    "Take it out, or replace it by a picture, and upload anything that belongs with it as an annex.",
    "file.active_fields": "The file holds a field that runs or fetches something when it is opened ({what}). "
    "Select it, press Ctrl+Shift+F9 to keep its text only, save, and upload that.",
    "file.not_cleanable": "The PDF holds active content that could not be taken out ({what}). "
    "Print it to a new PDF and upload that.",
    "pdf.portfolio": "This is a PDF portfolio: its documents are packed inside it. "
    "Open it and save each document as a PDF of its own.",
    "pdf.interactive_form": "This is an interactive form that only some programs can show. "
    "Open it in the program you filled it in with, print it to a PDF, and upload that.",
    "pdf.hidden_layers": "The PDF has layers that are switched off, which would be published unseen. "
    "Print it to a new PDF as it should be read, and upload that.",
    "image.too_many_pixels": "The picture is {pixels} megapixels; the most is {limit}. Make it smaller and try "
    "again.",
}

NOTES: dict[str, str] = {
    "file.name_differs": "The file's name ends in {ending}, but its content is {kind}. It is treated as {kind}.",
    "pdf.restrictions_removed": "The PDF was marked against copying or changing. It opens without a password, so "
    "a copy without that mark is kept.",
    "pdf.repaired": "The PDF was slightly damaged and has been repaired. Look through its pages before you "
    "publish it.",
    "pdf.scripts_removed": "Scripts or automatic actions were taken out of the PDF.",
    "pdf.actions_removed": "Links that start programs or open other files were taken out of the PDF.",
    "pdf.attachments_removed": "Files attached inside the PDF were taken out. "
    "Upload what belongs with the paper as an annex.",
    "pdf.media_removed": "Sound, video or 3D content was taken out of the PDF.",
    "pdf.form_flattened": "The PDF was a form. What was filled in is kept as plain text; it can no longer be "
    "edited.",
    "pdf.signature_removed": "The PDF was signed electronically. The copy kept here is cleaned, so the signature "
    "no longer proves anything: keep the signed original.",
    "pdf.comments_removed": "Review comments or marks were taken out of the PDF.",
    "pdf.drawn_marks_kept": "Stamps, text boxes or drawings added to the PDF are kept as part of the page.",
    "pdf.properties_removed": "Author, program and other file properties were taken out of the PDF.",
    "pdf.links_removed": "Links that were not ordinary web, e-mail or page links were taken out of the PDF.",
    "pdf.layers_flattened": "The PDF had layers; all were showing, and they are now one.",
    "pdf.untagged": "The PDF has no structure for screen readers (it is not tagged). "
    "Export it again from Word with “Document structure tags” on, or say how readers can ask for another format.",
    "pdf.no_text": "No text can be read on {count} of {pages} pages (a scan or a picture): nobody can search them "
    "or have them read aloud. Upload the original document if you have it.",
    "pdf.fonts_not_embedded": "Not every font is inside the PDF (missing: {count}), so pages may look "
    "different elsewhere.",
    "pdf.no_title": "The PDF has no title of its own.",
    "pdf.no_language": "The PDF does not say which language it is in.",
    "office.properties_removed": "Author, company and other file properties were taken out of the file.",
    "office.template_removed": "A link to a template on somebody's computer or network was taken out of the file.",
    "office.comments": "The file holds review comments ({count}). Take them out before it is published.",
    "office.tracked_changes": "The file holds tracked changes ({count}). Accept or reject them before it is "
    "published.",
    "office.hidden_text": "The file holds hidden text (places: {count}). Take it out before it is published.",
    "office.hidden_sheets": "The workbook has hidden sheets ({count}). Take them out before it is published.",
    "office.hidden_rows_columns": "The workbook has hidden rows or columns ({count}). Take them out before it is "
    "published.",
    "office.pivot_cache": "The workbook holds the data behind its pivot tables ({count}), also where it is not shown.",
    "office.chart_workbook": "The document carries whole workbooks behind its charts ({count}); "
    "anyone who gets the Word file can open them. Paste the charts as pictures if that is not wanted.",
    "office.local_links": "The file has links to somebody's own drive or network ({count}); they will not work "
    "for others.",
    "image.properties_removed": "Place, camera and other hidden details were taken out of the picture.",
}


def refusal(code: str, **values: object) -> FileRefused:
    """The exception to raise for a file that is not accepted."""
    return FileRefused(Finding(code, REFUSALS[code].format(**values)))


def note(code: str, *, count: int = 0, **values: object) -> Finding:
    """Something the author should know about a file that is accepted."""
    return Finding(code, NOTES[code].format(count=count, **values), count)
