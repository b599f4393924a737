"""What was published, kept as it went out; and views of the lists that people keep."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """A table of publications and one of views."""

    dependencies: ClassVar = [("store", "0007_team")]

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
        ),
        migrations.CreateModel(
            name="ViewRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by", models.TextField()),
                ("name", models.CharField(max_length=80)),
                ("address", models.TextField()),
            ],
            options={"db_table": "views", "constraints": [models.UniqueConstraint(fields=("by", "name"), name="one_view_a_name")]},
        ),
    ]
