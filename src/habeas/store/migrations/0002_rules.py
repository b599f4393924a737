"""Triggers and the search index."""

from typing import Any, ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from habeas.store.rules import statements


def make(apps: Any, schema: BaseDatabaseSchemaEditor) -> None:
    """Add the rules that a column type cannot say."""
    for sql in statements(schema.connection.vendor):
        schema.execute(sql)


class Migration(migrations.Migration):
    """Quotes are verbatim, originals and decisions stay, short words are found."""

    dependencies: ClassVar = [("store", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(make, migrations.RunPython.noop)]
