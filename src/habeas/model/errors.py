"""The tree of things that can go wrong, each with a message that says what to do next.

HabeasError
├── BadInput            a file or a value given to us cannot be used
│   ├── Unreadable      a report could not be turned into text (one file; the others go on)
│   └── BadMetadata     the side file sources.csv cannot be used
├── NotAllowed          this person may not do this
├── MissingPart         an optional part of habeas is not installed
├── Refused             something may not leave the casebook as it is
├── CasebookError       the stored casebook
│   ├── NotFound        no case, person or source has that name
│   ├── Tampered        a stored hash does not match what it seals
│   ├── CasebookBusy    another process is writing
│   └── Changed         what a decision is about changed since it was shown
└── WrongQuote          a quote does not stand in its source (a defect in a finder)
"""


class HabeasError(Exception):
    """Anything habeas raises on purpose; the message is meant for the person at the keyboard."""


class BadInput(HabeasError):
    """A file or a value given to us cannot be used."""


class Unreadable(BadInput):
    """A report could not be turned into text; `reason` is a short code, the message says what to do."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class BadMetadata(BadInput):
    """The side file with what the reports do not say cannot be used."""


class NotAllowed(HabeasError):
    """This person may not do this; the message says who may."""


class MissingPart(HabeasError):
    """An optional part of habeas is not installed; the message names the command that installs it."""


class Refused(HabeasError):
    """Something may not leave the casebook as it is; the message says what has to be mended or answered first."""


class CasebookError(HabeasError):
    """Something is wrong with the stored casebook."""


class NotFound(CasebookError):
    """No case, person or source in the casebook has that name."""


class Tampered(CasebookError):
    """A stored hash does not match what it seals."""


class CasebookBusy(CasebookError):
    """Another process is writing to the casebook."""


class Changed(CasebookError):
    """What a decision is about was decided by someone else since it was shown; nothing was written."""


class WrongQuote(HabeasError):
    """A quote does not stand in its source at the place it names; this is a defect in a finder, never in the report."""
