"""habeas keeps the case files of people who were detained, sent back, tortured, killed or made to disappear."""

__version__ = "0.1.0"
