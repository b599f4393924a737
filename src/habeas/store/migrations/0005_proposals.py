"""What language models proposed, kept for good."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """A table of proposals."""

    dependencies: ClassVar = [("store", "0004_desk")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="ProposalRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(db_index=True, max_length=80)),
                ("received", models.CharField(max_length=40)),
                ("noun", models.JSONField()),
            ],
            options={"db_table": "proposals"},
        ),
    ]
