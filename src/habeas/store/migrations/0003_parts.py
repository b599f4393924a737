"""The casebook is kept part by part, so that a new report changes only the parts that it touches."""

from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ASSEMBLED = ("nouns", "identities", "links")
FOUND_IN_TEXT = "kind = 'source'"


def start_anew(apps: Any, schema: BaseDatabaseSchemaEditor) -> None:
    """Forget what was assembled before there were parts (it is made again when next asked for), and number the entries of the search index."""
    for table in ASSEMBLED:
        schema.execute(f"DELETE FROM {table}")
    schema.execute("DELETE FROM marks WHERE name IN ('assembled', 'shared keys')")
    schema.execute(f"DELETE FROM lookups WHERE NOT ({FOUND_IN_TEXT})")
    schema.execute("INSERT INTO lookup_rows (id, kind, ident) SELECT min(rowid), kind, ident FROM lookups GROUP BY kind, ident")
    if schema.connection.vendor == "postgresql":  # numbers that were given by hand are not given again
        schema.execute("SELECT setval(pg_get_serial_sequence('lookup_rows', 'id'), coalesce(max(id), 0) + 1, false) FROM lookup_rows")


def _part() -> "models.CharField[str, str]":
    return models.CharField(db_index=True, default="", max_length=80)


def _number() -> "tuple[str, models.BigAutoField[int, int]]":
    return ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


class Migration(migrations.Migration):
    """Parts, versions of what parts share, case files in an order that no new case upsets."""

    dependencies: ClassVar = [("store", "0002_rules")]

    operations: ClassVar = [
        migrations.AddField("comparisonrow", "bond", models.SmallIntegerField(default=-1)),
        migrations.AddField("findingsrow", "loose", models.BooleanField(null=True)),
        migrations.AddField("nounrow", "part", _part()),
        migrations.AddField("identityrow", "part", _part()),
        migrations.AddField("linkrow", "part", _part()),
        migrations.CreateModel(
            name="SharedKeyRow",
            fields=[
                _number(),
                ("local", models.CharField(max_length=120)),
                ("key", models.TextField()),
                (
                    "findings",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="shared_keys", to="store.findingsrow"),
                ),
            ],
            options={"db_table": "shared_keys"},
        ),
        migrations.CreateModel(
            name="PartRow",
            fields=[
                _number(),
                ("layer", models.CharField(max_length=10)),
                ("name", models.CharField(max_length=80)),
                ("fingerprint", models.CharField(max_length=64)),
                ("result", models.JSONField()),
            ],
            options={
                "db_table": "parts",
                "constraints": [models.UniqueConstraint(fields=("layer", "name"), name="one_part_a_name")],
            },
        ),
        migrations.CreateModel(
            name="VersionRow",
            fields=[
                _number(),
                ("part", models.CharField(max_length=80)),
                ("ident", models.CharField(db_index=True, max_length=120)),
                ("kind", models.CharField(max_length=20)),
                ("noun", models.JSONField()),
            ],
            options={
                "db_table": "versions",
                "constraints": [models.UniqueConstraint(fields=("part", "ident"), name="one_version_a_part")],
            },
        ),
        migrations.CreateModel(
            name="LookupRow",
            fields=[_number(), ("kind", models.CharField(max_length=20)), ("ident", models.CharField(max_length=120))],
            options={
                "db_table": "lookup_rows",
                "constraints": [models.UniqueConstraint(fields=("kind", "ident"), name="one_entry_a_thing")],
            },
        ),
        migrations.DeleteModel("CaseRow"),
        migrations.CreateModel(
            name="CaseRow",
            fields=[
                ("ident", models.CharField(max_length=120, primary_key=True, serialize=False)),
                ("part", models.CharField(db_index=True, max_length=80)),
                ("day", models.CharField(max_length=10)),
                ("title", models.TextField()),
                ("line", models.JSONField()),
                ("members", models.JSONField()),
            ],
            options={
                "db_table": "case_files",
                "indexes": [models.Index(models.F("day").desc(), models.F("ident"), name="order_of_listing")],
            },
        ),
        migrations.RunPython(start_anew, migrations.RunPython.noop),
    ]
