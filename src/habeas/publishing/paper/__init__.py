"""Printed documents: what they are made of, and how they become PDF and Word files."""

from habeas.publishing.paper.pdf import pdf
from habeas.publishing.paper.word import word

__all__ = ["pdf", "word"]
