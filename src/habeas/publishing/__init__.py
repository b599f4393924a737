"""Case files to bytes: JSON, tables, FollowTheMoney, pages. Nothing here reads a file, a clock or the network."""

from habeas.publishing.casebook_json import casebook_json

__all__ = ["casebook_json"]
