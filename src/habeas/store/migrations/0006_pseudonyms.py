"""The names that protected people bear outside, apart from everything else."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models

ID = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    """A table of pseudonyms and one for the secret that they are drawn from."""

    dependencies: ClassVar = [("store", "0005_proposals")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="PseudonymRow",
            fields=[
                ("id", ID.clone()),
                ("on", models.JSONField()),
                ("text", models.TextField(unique=True)),
                ("made", models.CharField(max_length=40)),
            ],
            options={"db_table": "pseudonyms"},
        ),
        migrations.CreateModel(
            name="PseudonymSecretRow",
            fields=[("id", ID.clone()), ("secret", models.CharField(max_length=64))],
            options={"db_table": "pseudonym_secret"},
        ),
    ]
