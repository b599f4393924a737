"""The casebook on disk: tables, constraints, rows to nouns and back, and the ledger of decisions.

A Django app without pages. Nothing here is imported by the stages; `boot.casebook` opens a file.
"""
