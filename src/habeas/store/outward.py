"""The tables of what went out, and of the views that people keep of their lists."""

from __future__ import annotations

from django.db import models


class PublicationRow(models.Model):
    """A publication as it went out. `number`: its row of the ledger. Kept for good: what is out cannot be taken back, only known."""

    number = models.BigIntegerField(primary_key=True)
    book = models.JSONField()
    hidden = models.JSONField()
    named = models.JSONField()
    files = models.JSONField()
    manifest = models.TextField(default="")

    class Meta:
        """Table name."""

        db_table = "publications"


class ViewRow(models.Model):
    """A view of a list that somebody keeps under a name: the address of the list with its filter."""

    by = models.TextField()
    name = models.CharField(max_length=80)
    address = models.TextField()

    class Meta:
        """Table name; a person has one view of a name."""

        db_table = "views"
        constraints = (models.UniqueConstraint(fields=("by", "name"), name="one_view_a_name"),)
