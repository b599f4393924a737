"""Reading: the bytes of a report to its text, what of it is article, and what the page says of itself."""

from habeas.reading.metadata import parse_metadata
from habeas.reading.read import read
from habeas.reading.results import NO_HINTS, Hints, HintsFor, Reading, Refusal

__all__ = ["NO_HINTS", "Hints", "HintsFor", "Reading", "Refusal", "parse_metadata", "read"]
