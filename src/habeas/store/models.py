"""The tables of a casebook.

What was received (originals, receipts) and what was decided (judgements) is kept for good. Everything else is derived from them and can be
thrown away: texts, findings, comparisons, and the casebook assembled of them. `rules.py` adds what a column type cannot say.
"""

from __future__ import annotations

from django.db import models

from habeas.store.derived import CaseRow, ClaimFactRow, IdentityRow, LinkRow, LookupRow, MarkRow, NounRow, PartRow, VersionRow
from habeas.store.outward import PublicationRow, ViewRow
from habeas.store.seen import Seen
from habeas.store.staff import AccountRow, GrantRow, SeenRow, SessionRow, ThrottleRow

__all__ = [
    "AccountRow",
    "CaseRow",
    "ClaimFactRow",
    "ClaimRow",
    "ComparisonRow",
    "FindingsRow",
    "GrantRow",
    "IdentityRow",
    "JudgementRow",
    "KeyRow",
    "LinkRow",
    "LookupRow",
    "MarkRow",
    "NounRow",
    "OriginalRow",
    "PartRow",
    "PseudonymRow",
    "PseudonymSecretRow",
    "PublicationRow",
    "QuoteRow",
    "ReceiptRow",
    "SeenRow",
    "SessionRow",
    "SharedKeyRow",
    "SourceRow",
    "TextRow",
    "ThrottleRow",
    "VersionRow",
    "ViewRow",
]


class OriginalRow(models.Model):
    """Bytes as received, named by their SHA-256. Never changed."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    size = models.BigIntegerField()
    body = models.BinaryField()

    class Meta:
        """Table name."""

        db_table = "originals"


class ReceiptRow(models.Model):
    """A file that was given to us: under which name, with which metadata, when, and what could not be read of it."""

    original = models.OneToOneField(OriginalRow, primary_key=True, on_delete=models.PROTECT)
    name = models.TextField()
    hints = models.JSONField()
    received = models.CharField(max_length=40)
    media_type = models.TextField()
    refusals = models.JSONField()

    class Meta:
        """Table name."""

        db_table = "receipts"


class SourceRow(models.Model):
    """A report read out of a received file, with what the page says of itself."""

    id = models.CharField(primary_key=True, max_length=80)
    receipt = models.ForeignKey(ReceiptRow, on_delete=models.PROTECT, related_name="sources")
    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.TextField()
    title = models.TextField(null=True)
    outlet = models.TextField(null=True)
    language = models.CharField(max_length=40)
    published_earliest = models.CharField(max_length=10, null=True)
    published_latest = models.CharField(max_length=10, null=True)
    noun = models.JSONField()
    segments = models.JSONField()
    length = models.BigIntegerField()

    objects = Seen["SourceRow"]("id")

    class Meta:
        """Table name."""

        db_table = "sources"


class TextRow(models.Model):
    """A piece of a stored text. Pieces keep the check of a quote quick however long the report is."""

    source = models.ForeignKey(SourceRow, on_delete=models.CASCADE, related_name="pieces")
    start = models.BigIntegerField()
    body = models.TextField()

    objects = Seen["TextRow"]("source_id")

    class Meta:
        """Table name; one piece begins at a place."""

        db_table = "texts"
        constraints = (models.UniqueConstraint(fields=("source", "start"), name="one_piece_a_place"),)


class FindingsRow(models.Model):
    """All that was found in one report by one finder. `dated`: the time of publication inferred from other reports, as JSON, or "".

    `loose`: whether its day of publication is not known well, so that other reports are asked for it; None where that was not worked out yet.
    """

    source = models.ForeignKey(SourceRow, on_delete=models.CASCADE, related_name="findings")
    dated = models.TextField(default="")
    version = models.CharField(max_length=80)
    loose = models.BooleanField(null=True)
    noun = models.JSONField()

    objects = Seen["FindingsRow"]("source_id")

    class Meta:
        """Table name; a report is found once for each date it may have."""

        db_table = "findings"
        constraints = (models.UniqueConstraint(fields=("source", "dated"), name="found_once_a_date"),)


class ClaimRow(models.Model):
    """A claim of the findings, in columns, so that people and programs can ask for it."""

    findings = models.ForeignKey(FindingsRow, on_delete=models.CASCADE, related_name="claims")
    ident = models.CharField(max_length=120, db_index=True)
    kind = models.CharField(max_length=20)
    stance = models.CharField(max_length=20)
    negated = models.BooleanField()
    predicate = models.TextField()
    speaker = models.TextField(null=True)
    speaker_kind = models.CharField(max_length=20)
    confidence = models.FloatField()

    objects = Seen["ClaimRow"]("findings__source_id")

    class Meta:
        """Table name; confidence lies between 0 and 1."""

        db_table = "claims"
        constraints = (models.CheckConstraint(condition=models.Q(confidence__gte=0, confidence__lte=1), name="confidence_0_to_1"),)


class QuoteRow(models.Model):
    """The words a value rests on. The database itself refuses words that do not stand in the stored text at that place."""

    findings = models.ForeignKey(FindingsRow, on_delete=models.CASCADE, related_name="quotes")
    source = models.ForeignKey(SourceRow, on_delete=models.CASCADE, related_name="quotes")
    owner = models.CharField(max_length=120, db_index=True)
    start = models.BigIntegerField()
    end = models.BigIntegerField()
    words = models.TextField()

    objects = Seen["QuoteRow"]("source_id")

    class Meta:
        """Table name; a quote has words."""

        db_table = "quotes"
        constraints = (models.CheckConstraint(condition=models.Q(start__gte=0, end__gt=models.F("start")), name="quote_has_words"),)


class KeyRow(models.Model):
    """A blocking key: reports that share none need not be compared."""

    findings = models.ForeignKey(FindingsRow, on_delete=models.CASCADE, related_name="keys")
    key = models.TextField(db_index=True)

    class Meta:
        """Table name."""

        db_table = "keys"


class ComparisonRow(models.Model):
    """Two findings that were compared and the links that came of it (an empty list: compared, nothing in common).

    `bond`: 0 no link, 1 links too weak to tie the two reports to one case, 2 links that tie them, -1 not worked out yet.
    """

    left = models.ForeignKey(FindingsRow, on_delete=models.CASCADE, related_name="compared_right")
    right = models.ForeignKey(FindingsRow, on_delete=models.CASCADE, related_name="compared_left")
    links = models.JSONField()
    bond = models.SmallIntegerField(default=-1)

    objects = Seen["ComparisonRow"]("left__source_id", "right__source_id")

    class Meta:
        """Table name; a pair is compared once."""

        db_table = "comparisons"
        constraints = (models.UniqueConstraint(fields=("left", "right"), name="compared_once"),)


class SharedKeyRow(models.Model):
    """What a body, place, law or public figure of one report is known by in all reports: whoever shares a key is the same."""

    findings = models.ForeignKey(FindingsRow, on_delete=models.CASCADE, related_name="shared_keys")
    local = models.CharField(max_length=120)
    key = models.TextField()

    class Meta:
        """Table name."""

        db_table = "shared_keys"


class JudgementRow(models.Model):
    """A decision. Rows are added and never changed or deleted; each seals the one before."""

    number = models.BigIntegerField(primary_key=True)
    verdict = models.CharField(max_length=40)
    by = models.TextField()
    at = models.CharField(max_length=40)
    why = models.TextField()
    on = models.JSONField()
    other = models.JSONField()
    value = models.TextField(default="")
    withdraws = models.BigIntegerField(null=True)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        """Table name."""

        db_table = "judgements"


class ProposalRow(models.Model):
    """What a language model proposed on a report. Kept for good, like an original; `source` is an id, so that reading a report again does not lose it."""

    source = models.CharField(max_length=80, db_index=True)
    received = models.CharField(max_length=40)
    noun = models.JSONField()

    objects = Seen["ProposalRow"]("source")

    class Meta:
        """Table name."""

        db_table = "proposals"


class PseudonymRow(models.Model):
    """The name that somebody bears outside, known by the words that stand for them. Never part of an export of the casebook."""

    on = models.JSONField()
    text = models.TextField(unique=True)
    made = models.CharField(max_length=40)

    class Meta:
        """Table name."""

        db_table = "pseudonyms"


class PseudonymSecretRow(models.Model):
    """The casebook's secret, as hexadecimal digits, from which pseudonyms and the ids of publications are drawn. One row."""

    secret = models.CharField(max_length=64)

    class Meta:
        """Table name."""

        db_table = "pseudonym_secret"
