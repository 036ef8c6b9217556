"""Imports of schemes: the file, its tables, its rows and what people chose about them before anything is written.

The import itself is recorded. Its tables, names and rows are work in progress: what came of them stands in the
entries' own history and in the ledger.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from delegation.enums import SCHEME_IMPORT_LIFECYCLE, ImportRowKind
from delegation.models.entries import SchemeEntry
from delegation.models.schemes import Scheme, SchemeVersion
from governance.enums import Permission
from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor, grants_q

ICB = "governance.IntegratedCareBoard"


class SchemeImportQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Imports are drafts of drafts: for those who keep the scheme or audit it."""
        keeps = grants_q(user, Permission.CHANGE_SCHEME, on=on, icb="icb_id")
        audits = grants_q(user, Permission.VIEW_LEDGER, on=on, icb="icb_id")
        return self.filter(keeps | audits)


class SchemeImport(Recorded):
    """One file on its way into a draft (LP97-LP104). `target` is the draft; none means that Apply begins one."""

    icb = models.ForeignKey(ICB, models.PROTECT, related_name="scheme_imports")
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="imports")
    target = models.ForeignKey(
        SchemeVersion, models.SET_NULL, null=True, blank=True, related_name="imports", verbose_name="draft"
    )
    base = models.ForeignKey(
        SchemeVersion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="version that the new draft copies",
    )
    new_label = models.CharField("label of the new version", max_length=40, blank=True)
    new_from = models.DateField("planned first day of the new version", null=True, blank=True)
    begins_version = models.BooleanField(default=False)
    filename = models.CharField(max_length=200)
    file = models.ForeignKey("governance.StoredFile", models.PROTECT, related_name="+")
    source = models.CharField("source to cite where the file names none", max_length=300)
    state = models.CharField(max_length=12, choices=SCHEME_IMPORT_LIFECYCLE.choices, default="uploaded")
    problem = models.TextField("why it could not be read", blank=True)
    created_on = models.DateField()

    objects = SchemeImportQuerySet.as_manager()

    class Meta:
        app_label = "delegation"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Import of {self.filename}"

    def clean(self) -> None:
        super().clean()
        if self.scheme_id and self.scheme.icb_id != self.icb_id:
            raise ValidationError({"scheme": "This scheme belongs to another ICB."})
        if self.target is not None and self.target.scheme_id != self.scheme_id:
            raise ValidationError({"target": "This draft belongs to another scheme."})

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id),)


class ImportTable(models.Model):
    """A table of the file with its headings found. `columns` are [role, who, unit] for each heading."""

    scheme_import = models.ForeignKey(SchemeImport, models.CASCADE, related_name="tables")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=100)
    signature = models.CharField(max_length=64)
    headings = models.JSONField(default=list)
    columns = models.JSONField(default=list)
    content = models.JSONField(default=dict)
    is_remembered = models.BooleanField(default=False)

    class Meta:
        app_label = "delegation"
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name


class ImportName(models.Model):
    """A holder as the file names it, and whom it was decided to stand for ("committee:5", or "" for nobody yet)."""

    scheme_import = models.ForeignKey(SchemeImport, models.CASCADE, related_name="names")
    said = models.CharField(max_length=300)
    plain = models.CharField(max_length=300)
    count = models.PositiveIntegerField(default=0)
    found = models.CharField("whom the name matches by itself", max_length=30, blank=True)
    suggestions = models.JSONField(default=list)
    choice = models.CharField(max_length=30, blank=True)

    class Meta:
        app_label = "delegation"
        ordering = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["scheme_import", "plain"], name="delegation_importname_once")
        ]

    def __str__(self) -> str:
        return self.said


class ImportRow(models.Model):
    """One prospective entry. `read` is what the file says, `choice` what people decided, `values` what both mean.

    After Apply `entry` is the entry that was added or changed, `was` what undo needs (its values before), and
    `entry_version` its version as the import left it.
    """

    scheme_import = models.ForeignKey(SchemeImport, models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    table = models.CharField(max_length=100)
    row = models.CharField(max_length=40)
    read = models.JSONField(default=dict)
    choice = models.JSONField(default=dict)
    is_left_out = models.BooleanField(default=False)
    kind = models.CharField(max_length=12, choices=ImportRowKind.choices)
    is_open = models.BooleanField(default=False)
    questions = models.JSONField(default=list)
    problem = models.TextField(blank=True)
    values = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    entry = models.ForeignKey(SchemeEntry, models.SET_NULL, null=True, blank=True, related_name="+")
    was = models.JSONField(null=True, blank=True)
    entry_version = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        app_label = "delegation"
        ordering = ["position"]
        indexes = [models.Index(fields=["scheme_import", "kind"])]

    def __str__(self) -> str:
        return f"{self.table}, row {self.row}"


class ColumnLayout(Recorded):
    """What the columns under certain headings mean in this ICB, as its staff said last. Found by their signature."""

    icb = models.ForeignKey(ICB, models.PROTECT, related_name="column_layouts")
    signature = models.CharField(max_length=64)
    headings = models.JSONField(default=list)
    columns = models.JSONField(default=list)

    class Meta:
        app_label = "delegation"
        ordering = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["icb", "signature"], name="delegation_columnlayout_once")
        ]

    def __str__(self) -> str:
        return ", ".join(heading for heading in self.headings if heading)

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id),)


class HolderAlias(Recorded):
    """A name by which an ICB's documents call a committee, post or body; the next import knows it."""

    icb = models.ForeignKey(ICB, models.PROTECT, related_name="holder_aliases")
    text = models.CharField("name in documents", max_length=300)
    committee = models.ForeignKey(
        "governance.Committee", models.PROTECT, null=True, blank=True, related_name="document_names"
    )
    post = models.ForeignKey(
        "governance.Post", models.PROTECT, null=True, blank=True, related_name="document_names"
    )
    body = models.ForeignKey(
        "governance.Organisation", models.PROTECT, null=True, blank=True, related_name="document_names"
    )

    class Meta:
        app_label = "delegation"
        ordering = ["text"]
        verbose_name_plural = "holder aliases"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                "icb",
                Lower("text"),
                name="delegation_holderalias_once",
                violation_error_message="This name already stands for somebody in this ICB.",
            ),
            models.CheckConstraint(
                condition=Q(committee__isnull=False, post__isnull=True, body__isnull=True)
                | Q(committee__isnull=True, post__isnull=False, body__isnull=True)
                | Q(committee__isnull=True, post__isnull=True, body__isnull=False),
                name="delegation_holderalias_one_holder",
                violation_error_message="A name stands for one committee, one post or one body.",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id),)
