"""What every test shares: Hypothesis without deadlines, since a slow machine is no defect, and with the same examples every time; Django set up once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings
from tests.databases import Files, Keeping, cluster, why_not

from habeas.store.boot import django_ready
from habeas.web.settings import desk

settings.register_profile("habeas", deadline=None, derandomize=True)
settings.load_profile("habeas")
# Django is set up once a process: with the settings of the pages, so that tests of the store and of the pages can share it
django_ready({**desk(), "ALLOWED_HOSTS": ["127.0.0.1", "localhost"]})


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--database postgresql`: the tests that keep a casebook keep it there."""
    parser.addoption("--database", choices=("sqlite", "postgresql"), default="sqlite", help="where the tests keep casebooks")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, and say why, what is about the other kind of database, or all of it where no PostgreSQL can be started."""
    wanted = config.getoption("--database")
    impossible = why_not() if wanted == "postgresql" else ""
    for item in items:
        for other in {"sqlite", "postgresql"} - {wanted}:
            if item.get_closest_marker(other):
                item.add_marker(pytest.mark.skip(reason=f"is about {other}; these tests keep their casebooks in {wanted}"))
        if impossible:
            item.add_marker(pytest.mark.skip(reason=impossible))


@pytest.fixture(scope="session")
def keeping(request: pytest.FixtureRequest) -> Iterator[Keeping]:
    """Where casebooks are kept: in files, or in a PostgreSQL that is started once for all tests."""
    if request.config.getoption("--database") == "sqlite":
        yield Files()
    else:
        with cluster() as started:
            yield started
