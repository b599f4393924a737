"""What was published, kept as it went out."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """A table of publications."""

    dependencies: ClassVar = [("store", "0006_pseudonyms")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="PublicationRow",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("book", models.JSONField()),
                ("hidden", models.JSONField()),
                ("named", models.JSONField()),
                ("files", models.JSONField()),
                ("manifest", models.TextField(default="")),
            ],
            options={"db_table": "publications"},
        )
    ]
