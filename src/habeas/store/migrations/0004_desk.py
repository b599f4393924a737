"""Claims in columns and in a search index of their own, so that a desk with a million of them answers at once."""

from typing import Any, ClassVar

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from habeas.store.rules import claim_index

TEXT = ("ident", "part", "source", "kind", "stance", "state", "speaker_kind", "event_kind", "country", "earliest", "latest", "case")
LENGTHS = {"ident": 120, "part": 80, "source": 80, "country": 2, "earliest": 10, "latest": 10, "case": 120}
CASE_WORDS = ("kind", "country", "last", "status", "words")


def make(apps: Any, schema: BaseDatabaseSchemaEditor) -> None:
    """Make the index, and have what was assembled without it assembled anew."""
    for sql in claim_index(schema.connection.vendor):
        schema.execute(sql)
    schema.execute("DELETE FROM parts WHERE layer = 'cases'")
    for table in ("nouns", "versions", "identities", "links", "case_files"):
        schema.execute(f"DELETE FROM {table}")
    schema.execute("DELETE FROM lookups WHERE rowid IN (SELECT id FROM lookup_rows WHERE kind <> 'source')")
    schema.execute("DELETE FROM lookup_rows WHERE kind <> 'source'")
    schema.execute("DELETE FROM marks WHERE name = 'assembled'")


def unmake(apps: Any, schema: BaseDatabaseSchemaEditor) -> None:
    """Take the index away again."""
    schema.execute("DROP TABLE claim_words")


class Migration(migrations.Migration):
    """The rows that the desk reads."""

    dependencies: ClassVar = [("store", "0003_parts")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="ClaimFactRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                *((name, models.CharField(max_length=LENGTHS.get(name, 20))) for name in TEXT),
                ("predicate", models.TextField()),
                ("speaker", models.TextField()),
                ("words", models.TextField()),
                ("reasons", models.TextField()),
                ("start", models.BigIntegerField()),
                ("end", models.BigIntegerField()),
                ("confidence", models.FloatField()),
                ("worth", models.FloatField()),
            ],
            options={
                "db_table": "claim_facts",
                "indexes": [
                    models.Index(models.F("ident"), name="fact_ident"),
                    models.Index(models.F("part"), name="fact_part"),
                    models.Index(models.F("source"), models.F("start"), name="fact_source"),
                    models.Index(models.F("state"), models.F("worth").desc(), models.F("id"), name="fact_queue"),
                ],
            },
        ),
        *(migrations.AddField("caserow", name, models.TextField(default="")) for name in CASE_WORDS),
        *(migrations.AddField("caserow", name, models.IntegerField(default=0)) for name in ("reports", "questions", "disagreements")),
        migrations.RunPython(make, unmake),
    ]
