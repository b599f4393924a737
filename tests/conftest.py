"""What every test shares: Hypothesis without deadlines, since a slow machine is no defect, and with the same examples every time."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("habeas", deadline=None, derandomize=True)
settings.load_profile("habeas")
