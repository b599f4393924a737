"""Questions that take for granted what they ask about."""

from __future__ import annotations

from habeas.finding import clauses
from habeas.finding.annotations import Parse

ASKING = frozenset({"when", "where", "how", "why", "who"})


def asks_beyond(parse: Parse, verb: int, first: int) -> bool:
    """Whether a question takes what was done for granted: "when were you arrested?", "who killed her?"; not "were you arrested?", "how many"."""
    opening = [t for t in parse.tokens[first : first + 5] if t.pos != "PUNCT"]
    asked = next((t for t in opening if t.text.lower() in ASKING), None)
    if asked is None or parse.tokens[asked.i + 1].text.lower() in ("many", "much", "often"):
        return False
    forms = [parse.tokens[i] for i in (*clauses.auxiliaries(parse, verb), verb)]
    return not any(f.tag == "MD" for f in forms) and any(f.tag == "VBD" or f.lemma == "have" for f in forms)
