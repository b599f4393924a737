"""The tables of a casebook, as Django writes them out."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the tables."""

    initial = True

    dependencies: ClassVar = []

    operations: ClassVar = [
        migrations.CreateModel(
            name="CaseRow",
            fields=[
                ("number", models.IntegerField(primary_key=True, serialize=False)),
                ("ident", models.CharField(max_length=120, unique=True)),
                ("title", models.TextField()),
                ("members", models.JSONField()),
            ],
            options={
                "db_table": "cases",
            },
        ),
        migrations.CreateModel(
            name="FindingsRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dated", models.TextField(default="")),
                ("version", models.CharField(max_length=80)),
                ("noun", models.JSONField()),
            ],
            options={
                "db_table": "findings",
            },
        ),
        migrations.CreateModel(
            name="IdentityRow",
            fields=[
                ("local", models.CharField(max_length=120, primary_key=True, serialize=False)),
                ("cluster", models.CharField(db_index=True, max_length=120)),
            ],
            options={
                "db_table": "identities",
            },
        ),
        migrations.CreateModel(
            name="JudgementRow",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("verdict", models.CharField(max_length=40)),
                ("by", models.TextField()),
                ("at", models.CharField(max_length=40)),
                ("why", models.TextField()),
                ("on", models.JSONField()),
                ("other", models.JSONField()),
                ("value", models.TextField(default="")),
                ("withdraws", models.BigIntegerField(null=True)),
                ("previous", models.CharField(blank=True, max_length=64)),
                ("hash", models.CharField(max_length=64, unique=True)),
            ],
            options={
                "db_table": "judgements",
            },
        ),
        migrations.CreateModel(
            name="LinkRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("left", models.CharField(db_index=True, max_length=120)),
                ("right", models.CharField(db_index=True, max_length=120)),
                ("refused", models.BooleanField()),
                ("noun", models.JSONField()),
            ],
            options={
                "db_table": "links",
            },
        ),
        migrations.CreateModel(
            name="MarkRow",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("value", models.TextField()),
            ],
            options={
                "db_table": "marks",
            },
        ),
        migrations.CreateModel(
            name="NounRow",
            fields=[
                ("ident", models.CharField(max_length=120, primary_key=True, serialize=False)),
                ("kind", models.CharField(db_index=True, max_length=20)),
                ("noun", models.JSONField()),
            ],
            options={
                "db_table": "nouns",
            },
        ),
        migrations.CreateModel(
            name="OriginalRow",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("size", models.BigIntegerField()),
                ("body", models.BinaryField()),
            ],
            options={
                "db_table": "originals",
            },
        ),
        migrations.CreateModel(
            name="SourceRow",
            fields=[
                ("id", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("name", models.TextField()),
                ("title", models.TextField(null=True)),
                ("outlet", models.TextField(null=True)),
                ("language", models.CharField(max_length=40)),
                ("published_earliest", models.CharField(max_length=10, null=True)),
                ("published_latest", models.CharField(max_length=10, null=True)),
                ("noun", models.JSONField()),
                ("segments", models.JSONField()),
                ("length", models.BigIntegerField()),
            ],
            options={
                "db_table": "sources",
            },
        ),
        migrations.CreateModel(
            name="KeyRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.TextField(db_index=True)),
                ("findings", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="keys", to="store.findingsrow")),
            ],
            options={
                "db_table": "keys",
            },
        ),
        migrations.CreateModel(
            name="ReceiptRow",
            fields=[
                (
                    "original",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to="store.originalrow"
                    ),
                ),
                ("name", models.TextField()),
                ("hints", models.JSONField()),
                ("received", models.CharField(max_length=40)),
                ("media_type", models.TextField()),
                ("refusals", models.JSONField()),
            ],
            options={
                "db_table": "receipts",
            },
        ),
        migrations.AddField(
            model_name="findingsrow",
            name="source",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="findings", to="store.sourcerow"),
        ),
        migrations.CreateModel(
            name="TextRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("start", models.BigIntegerField()),
                ("body", models.TextField()),
                ("source", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="pieces", to="store.sourcerow")),
            ],
            options={
                "db_table": "texts",
            },
        ),
        migrations.CreateModel(
            name="ComparisonRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("links", models.JSONField()),
                (
                    "left",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="compared_right", to="store.findingsrow"),
                ),
                (
                    "right",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="compared_left", to="store.findingsrow"),
                ),
            ],
            options={
                "db_table": "comparisons",
                "constraints": [models.UniqueConstraint(fields=("left", "right"), name="compared_once")],
            },
        ),
        migrations.CreateModel(
            name="ClaimRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ident", models.CharField(db_index=True, max_length=120)),
                ("kind", models.CharField(max_length=20)),
                ("stance", models.CharField(max_length=20)),
                ("negated", models.BooleanField()),
                ("predicate", models.TextField()),
                ("speaker", models.TextField(null=True)),
                ("speaker_kind", models.CharField(max_length=20)),
                ("confidence", models.FloatField()),
                ("findings", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="claims", to="store.findingsrow")),
            ],
            options={
                "db_table": "claims",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("confidence__gte", 0), ("confidence__lte", 1)), name="confidence_0_to_1")
                ],
            },
        ),
        migrations.AddField(
            model_name="sourcerow",
            name="receipt",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="sources", to="store.receiptrow"),
        ),
        migrations.CreateModel(
            name="QuoteRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("owner", models.CharField(db_index=True, max_length=120)),
                ("start", models.BigIntegerField()),
                ("end", models.BigIntegerField()),
                ("words", models.TextField()),
                ("findings", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="quotes", to="store.findingsrow")),
                ("source", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="quotes", to="store.sourcerow")),
            ],
            options={
                "db_table": "quotes",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("end__gt", models.F("start")), ("start__gte", 0)), name="quote_has_words")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="findingsrow",
            constraint=models.UniqueConstraint(fields=("source", "dated"), name="found_once_a_date"),
        ),
        migrations.AddConstraint(
            model_name="textrow",
            constraint=models.UniqueConstraint(fields=("source", "start"), name="one_piece_a_place"),
        ),
    ]
