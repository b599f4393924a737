"""The tables of the assembled casebook: all of it is derived, and made again when it is thrown away."""

from __future__ import annotations

from django.db import models

from habeas.store.seen import Seen


class PartRow(models.Model):
    """Reports that are tied to one another, and what was put together of them: the casebook is assembled part by part.

    `layer`: "cases", or "dates" for the round that finds out when undated reports were printed. `name`: the smallest id of its reports.
    `fingerprint`: SHA-256 over all that decides what comes of the part. `result`: for dates, what each source was dated; for cases, the digest.
    """

    layer = models.CharField(max_length=10)
    name = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64)
    result = models.JSONField()

    class Meta:
        """Table name; a layer has a part of a name once."""

        db_table = "parts"
        constraints = (models.UniqueConstraint(fields=("layer", "name"), name="one_part_a_name"),)


class NounRow(models.Model):
    """A noun of the assembled casebook under the id it has there. `part`: the part it stands in, "" where it may stand in many."""

    ident = models.CharField(primary_key=True, max_length=120)
    kind = models.CharField(max_length=20, db_index=True)
    part = models.CharField(max_length=80, db_index=True, default="")
    noun = models.JSONField()

    objects = Seen["NounRow"]("ident")

    class Meta:
        """Table name."""

        db_table = "nouns"


class VersionRow(models.Model):
    """A body, place, law or public figure as the reports of one part tell of it."""

    part = models.CharField(max_length=80)
    ident = models.CharField(max_length=120, db_index=True)
    kind = models.CharField(max_length=20)
    noun = models.JSONField()

    objects = Seen["VersionRow"]("ident")

    class Meta:
        """Table name; a part has one version of each."""

        db_table = "versions"
        constraints = (models.UniqueConstraint(fields=("part", "ident"), name="one_version_a_part"),)


class IdentityRow(models.Model):
    """Which cluster a person, event, organisation, place or law of one report belongs to."""

    local = models.CharField(primary_key=True, max_length=120)
    cluster = models.CharField(max_length=120, db_index=True)
    part = models.CharField(max_length=80, db_index=True, default="")

    objects = Seen["IdentityRow"]("local")

    class Meta:
        """Table name."""

        db_table = "identities"


class LinkRow(models.Model):
    """A link that holds a cluster together, or one that a decision or a contradiction keeps apart."""

    left = models.CharField(max_length=120, db_index=True)
    right = models.CharField(max_length=120, db_index=True)
    refused = models.BooleanField()
    part = models.CharField(max_length=80, db_index=True, default="")
    noun = models.JSONField()

    objects = Seen["LinkRow"]("left", "right")

    class Meta:
        """Table name."""

        db_table = "links"


class CaseRow(models.Model):
    """A case file. Cases are listed by `day` (of the main event, "" where not known), the latest first, then by id.

    `line`: what a list shows of it, plain; the columns after it are what a list is narrowed and sorted by. `members`: ids of every noun that is
    needed to show it. `status`: the status words of its people now, each between spaces; `words`: all it can be found by, folded.
    """

    ident = models.CharField(primary_key=True, max_length=120)
    part = models.CharField(max_length=80, db_index=True)
    day = models.CharField(max_length=10)
    title = models.TextField()
    line = models.JSONField()
    members = models.JSONField()
    kind = models.TextField(default="")
    country = models.TextField(default="")
    last = models.TextField(default="")
    status = models.TextField(default="")
    words = models.TextField(default="")
    reports = models.IntegerField(default=0)
    questions = models.IntegerField(default=0)
    disagreements = models.IntegerField(default=0)

    objects = Seen["CaseRow"]("ident")

    class Meta:
        """Table name; the order of listing."""

        db_table = "case_files"
        indexes = (models.Index(models.F("day").desc(), models.F("ident"), name="order_of_listing"),)


class ClaimFactRow(models.Model):
    """A claim of the assembled casebook in columns, for the queue and for search. `id` is its number in the index `claim_words` too.

    `words`: its first quote, which stands at `start`..`end` of `source`; `case`: the first case that shows it, or "". `worth`: how much a decision
    helps; `reasons`: why that is so. `country`: of the place, in capitals.
    """

    ident = models.CharField(max_length=120)
    part = models.CharField(max_length=80)
    source = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    stance = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    speaker_kind = models.CharField(max_length=20)
    event_kind = models.CharField(max_length=20)
    country = models.CharField(max_length=2)
    earliest = models.CharField(max_length=10)
    latest = models.CharField(max_length=10)
    case = models.CharField(max_length=120)
    predicate = models.TextField()
    speaker = models.TextField()
    words = models.TextField()
    reasons = models.TextField()
    start = models.BigIntegerField()
    end = models.BigIntegerField()
    confidence = models.FloatField()
    worth = models.FloatField()

    objects = Seen["ClaimFactRow"]("source")

    class Meta:
        """Table name; what the desk asks for."""

        db_table = "claim_facts"
        indexes = (
            models.Index(models.F("ident"), name="fact_ident"),
            models.Index(models.F("part"), name="fact_part"),
            models.Index(models.F("source"), models.F("start"), name="fact_source"),
            models.Index(models.F("state"), models.F("worth").desc(), models.F("id"), name="fact_queue"),
        )


class LookupRow(models.Model):
    """An entry of the search index: its number there, and what it stands for."""

    kind = models.CharField(max_length=20)
    ident = models.CharField(max_length=120)

    class Meta:
        """Table name; a thing has one entry."""

        db_table = "lookup_rows"
        constraints = (models.UniqueConstraint(fields=("kind", "ident"), name="one_entry_a_thing"),)


class MarkRow(models.Model):
    """What the casebook knows about its own state: how often it changed, and up to which change it is assembled."""

    name = models.CharField(primary_key=True, max_length=40)
    value = models.TextField()

    class Meta:
        """Table name."""

        db_table = "marks"
