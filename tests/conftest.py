"""What every test shares: Hypothesis without deadlines, since a slow machine is no defect, and with the same examples every time; Django set up once."""

from __future__ import annotations

from hypothesis import settings

from habeas.store.boot import django_ready
from habeas.web.settings import desk

settings.register_profile("habeas", deadline=None, derandomize=True)
settings.load_profile("habeas")
# Django is set up once a process: with the settings of the pages, so that tests of the store and of the pages can share it
django_ready({**desk(), "ALLOWED_HOSTS": ["127.0.0.1", "localhost"]})
