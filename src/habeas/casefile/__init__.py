"""Claims and clusters to case files: who, what happened, what is known now, who says so, where sources differ, what is open."""

from habeas.casefile.assemble import assemble, assemble_and_tell

__all__ = ["assemble", "assemble_and_tell"]
