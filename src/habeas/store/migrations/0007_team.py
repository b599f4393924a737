"""Who works here: accounts, the cases they were given, sessions, what failed, and what each may see."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The tables of a team."""

    dependencies: ClassVar = [
        ("store", "0006_pseudonyms"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="AccountRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80)),
                ("key", models.CharField(max_length=160, unique=True)),
                ("display", models.CharField(max_length=120)),
                ("password", models.TextField(default="")),
                ("totp", models.CharField(default="", max_length=64)),
                ("step", models.BigIntegerField(default=0)),
                ("recovery", models.JSONField(default=list)),
                ("role", models.CharField(max_length=20)),
                ("every", models.BooleanField(default=False)),
                ("since", models.CharField(default="", max_length=40)),
                ("active", models.BooleanField(default=True)),
                ("made", models.CharField(max_length=40)),
                ("setup", models.CharField(db_index=True, default="", max_length=64)),
                ("setup_until", models.CharField(default="", max_length=40)),
            ],
            options={
                "db_table": "accounts",
            },
        ),
        migrations.CreateModel(
            name="ThrottleRow",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("failed", models.IntegerField()),
                ("last", models.BigIntegerField()),
                ("until", models.BigIntegerField()),
            ],
            options={
                "db_table": "failed_sign_ins",
            },
        ),
        migrations.CreateModel(
            name="SeenRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("view", models.CharField(max_length=64)),
                ("thing", models.CharField(max_length=120)),
            ],
            options={
                "db_table": "seen",
                "constraints": [models.UniqueConstraint(fields=("view", "thing"), name="seen_once")],
            },
        ),
        migrations.CreateModel(
            name="SessionRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.CharField(max_length=64, unique=True)),
                ("handle", models.CharField(max_length=32, unique=True)),
                ("full", models.BooleanField(default=False)),
                ("begun", models.BigIntegerField()),
                ("seen", models.BigIntegerField()),
                ("ended", models.BigIntegerField(null=True)),
                ("address", models.CharField(max_length=64)),
                ("agent", models.CharField(max_length=200)),
                ("account", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="sessions", to="store.accountrow")),
            ],
            options={
                "db_table": "sessions",
            },
        ),
        migrations.CreateModel(
            name="GrantRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case", models.CharField(max_length=120)),
                ("account", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="grants", to="store.accountrow")),
            ],
            options={
                "db_table": "grants",
                "constraints": [models.UniqueConstraint(fields=("account", "case"), name="given_once")],
            },
        ),
    ]
