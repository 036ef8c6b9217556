"""Input for papers, their text, annexes and signatures."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from governance.enums import Openness
from governance.foundation.forms import DayField, PortalForm, UploadField, YesNoField
from governance.foundation.screens import Ask, ScreenForm
from governance.models import Committee
from meetings.enums import PrivateReason
from meetings.papers.actions.exempting import Exempt
from meetings.papers.forms.grounds import NAMES, add_ground_fields, exempt_of, judge_grounds
from meetings.papers.models import Annex, Exemption, Paper
from meetings.papers.selectors.exclusion import open_exemption
from meetings.papers.selectors.together import writers
from meetings.planning.models import Meeting
from membership.models import Person

ACCEPT = ".pdf,.docx"
UPLOAD_HINT = "A PDF or a Word document (.docx). It is checked and cleaned before it is kept."


class PaperForm(ScreenForm):
    """A new paper, or the particulars of one that is a draft."""

    class Meta:
        model = Paper
        fields = (
            *("title", "kind", "template", "prepared_by"),
            *("is_confidential", "confidential_reason"),
        )

    def __init__(
        self, *args: Any, ask: Ask, meeting: Meeting, keeps: Exemption | None = None, **options: Any
    ) -> None:
        """`keeps`: for a new paper the exemption of its item, whose grounds it starts with."""
        self.meeting, self.keeps = meeting, keeps
        super().__init__(*args, ask=ask, **options)

    def prepare(self, ask: Ask) -> None:
        fields: dict[str, Any] = self.fields
        self._offer_committees(fields, ask)
        fields["confidential_reason"].label = "Why it is confidential"
        fields[
            "confidential_reason"
        ].help_text = "Only for a confidential paper. These words are printed in public."
        fields["confidential_reason"].choices = [("", "Not confidential"), *PrivateReason.choices]
        fields["template"].label = "Cover sheet"
        if self.instance.pk:
            for name in ("template", "is_confidential", "confidential_reason"):
                del fields[name]
            fields["reason"].required = False
        elif self.meeting is not None:
            add_ground_fields(
                self,
                self.meeting,
                on=ask.today,
                row=self.keeps,
                reason_field="confidential_reason",
                after="is_confidential",
            )

    @property
    def exempt(self) -> Exempt | None:
        """Why it is confidential, as it was chosen."""
        return exempt_of(self) if self.cleaned_data.get("is_confidential") else None

    def particulars(self) -> tuple[dict[str, Any], dict[str, Any]]:
        plain, many = super().particulars()
        return {name: value for name, value in plain.items() if name not in NAMES}, many

    def _offer_committees(self, fields: dict[str, Any], ask: Ask) -> None:
        """Where several committees meet, a paper is one committee's own until it is signed off."""
        mine = writers(self.meeting, ask.user, on=ask.today) if len(self.meeting.holding) > 1 else []
        if not mine:
            del fields["prepared_by"]
            return
        field = fields["prepared_by"]
        field.queryset = Committee.objects.filter(pk__in=[row.pk for row in mine]).order_by("name")
        field.empty_label = None
        field.required = True
        field.initial = mine[0].pk
        field.help_text = (
            "The other committees read the paper once it is signed off, and nothing of it before."
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        return _with_reason(self, cleaned)


def _with_reason(form: forms.BaseForm, cleaned: dict[str, Any]) -> dict[str, Any]:
    """A confidential paper has a reason; an open one has none."""
    if "grounds" in form.fields:
        if cleaned.get("is_confidential"):
            judge_grounds(form)
        return cleaned
    if cleaned.get("is_confidential") and not cleaned.get("confidential_reason"):
        form.add_error("confidential_reason", "Say why this paper is confidential: the reason is printed.")
    if "is_confidential" in cleaned and not cleaned["is_confidential"]:
        cleaned["confidential_reason"] = ""
    return cleaned


class ConfidentialForm(PortalForm):
    is_confidential = YesNoField(label="Is this paper confidential?")
    confidential_reason = forms.ChoiceField(
        label="Why it is confidential",
        help_text="Only for a confidential paper. These words are printed in public.",
        choices=[("", "Not confidential"), *PrivateReason.choices],
        required=False,
    )

    def __init__(self, *args: Any, paper: Paper, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        meeting = paper.item.meeting
        row = open_exemption(paper=paper) or open_exemption(item=paper.item)
        add_ground_fields(self, meeting, on=on, row=row, reason_field="confidential_reason")

    def clean(self) -> dict[str, Any]:
        return _with_reason(self, super().clean() or self.cleaned_data)

    def particulars(self) -> dict[str, Any]:
        """The cleaned input as arguments of `mark_confidential`."""
        given = self.cleaned_data
        is_confidential = given["is_confidential"]
        return {
            "is_confidential": is_confidential,
            "confidential_reason": given.get("confidential_reason", ""),
            "exempt": exempt_of(self) if is_confidential else None,
        }


class TextForm(PortalForm):
    """The text of a paper: written here, or a file in its place."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    source = forms.ChoiceField(label="Where the text comes from", widget=forms.RadioSelect)
    body_markdown = forms.CharField(
        label="Text",
        help_text="Headings with #, lists with 1. or -, tables with |, footnotes with [^1]. Use Preview to see it.",
        required=False,
        strip=False,
        max_length=400_000,
        widget=forms.Textarea(attrs={"rows": 24}),
    )
    upload = UploadField(label="File", help_text=UPLOAD_HINT, accept=ACCEPT, required=False)

    def __init__(self, *args: Any, filename: str = "", **options: Any) -> None:
        """`filename` is that of the file that is the text now, if one is."""
        super().__init__(*args, **options)
        kept = [("kept", f"The uploaded file: {filename}")] if filename else []
        self.fields["source"].choices = [  # type: ignore[attr-defined]
            ("written", "Written here"),
            *kept,
            ("upload", "A new file" if filename else "A file"),
            ("none", "Cover sheet only, no text"),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("source") == "upload" and not cleaned.get("upload") and "upload" not in self.errors:
            self.add_error("upload", "Choose the file to upload.")
        if cleaned.get("upload") and cleaned.get("source") != "upload":
            self.add_error("source", "You chose a file as well: say that the text comes from it.")
        return cleaned

    def particulars(self) -> dict[str, Any]:
        """The cleaned input as arguments of `write_paper`."""
        given = self.cleaned_data
        by_source: dict[str, dict[str, Any]] = {
            "written": {"body_markdown": given["body_markdown"]},
            "none": {"body_markdown": ""},
            "upload": {"upload": given["upload"]},
            "kept": {},
        }
        return by_source[given["source"]]


class AnnexForm(PortalForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label="Title of the annex", max_length=250)
    openness = forms.ChoiceField(
        label="Who reads it",
        choices=[
            (Openness.PUBLIC, "Everybody who reads the paper"),
            (Openness.PRIVATE, "Only members: private"),
        ],
        widget=forms.RadioSelect,
        initial=Openness.PUBLIC,
    )
    body_markdown = forms.CharField(
        label="Text",
        help_text="Write the annex here, or upload a file below.",
        required=False,
        strip=False,
        max_length=400_000,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    upload = UploadField(label="File", help_text=UPLOAD_HINT, accept=ACCEPT, required=False)

    def __init__(
        self, *args: Any, paper: Paper, on: date, annex: Annex | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.annex = annex
        row = open_exemption(family=annex.family) if annex is not None else None
        row = row or open_exemption(paper=paper) or open_exemption(item=paper.item)
        add_ground_fields(self, paper.item.meeting, on=on, row=row, after="openness")
        if annex is not None and annex.body_filename:
            self.fields[
                "upload"
            ].help_text = f"Now: {annex.body_filename}. A new file takes its place. {UPLOAD_HINT}"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("openness") == Openness.PRIVATE:
            judge_grounds(self)
        has_file = cleaned.get("upload") or (self.annex is not None and self.annex.body_filename)
        if not has_file and not str(cleaned.get("body_markdown", "")).strip() and "upload" not in self.errors:
            self.add_error("upload", "Write the text of the annex, or choose a file.")
        return cleaned

    @property
    def exempt(self) -> Exempt | None:
        """Why it is private, as it was chosen."""
        return exempt_of(self) if self.cleaned_data["openness"] == Openness.PRIVATE else None

    def particulars(self) -> dict[str, Any]:
        """Title, openness and text; the text only where it takes the place of a file."""
        given = self.cleaned_data
        values = {name: given[name] for name in ("title", "openness")}
        keeps_file = (
            self.annex is not None and self.annex.body_filename and not given["body_markdown"].strip()
        )
        return (
            values
            if keeps_file and not given["upload"]
            else values | {"body_markdown": given["body_markdown"]}
        )


class SignForm(PortalForm):
    name = forms.CharField(
        label="Signed as",
        help_text="Your name and post, as they are printed: for example “Ada Hill, Chief Nurse”.",
        max_length=200,
    )
    comment = forms.CharField(
        label="Comment", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class SendBackForm(SignForm):
    comment = forms.CharField(
        label="What has to change?", max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


class WithholdForm(PortalForm):
    person = forms.ModelChoiceField(Person.objects.all(), label="Person", empty_label="Choose one")
    until = DayField(label="Last day", required=False)
    reason = forms.CharField(
        label="Why is it withheld from them?", widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )

    def __init__(self, *args: Any, people: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
