"""The version of the finder: it changes whenever the same text could give other findings, and `habeas rebuild` then reads everything again."""

from __future__ import annotations

from habeas.model.claims import Finder

VERSION = "2"
FINDER = Finder("habeas.rules", VERSION)
