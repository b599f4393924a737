"""The words of the dossier that the site has not, in one language."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Sequence
from importlib import resources

from habeas.publishing.case_view import CaseView
from habeas.publishing.site.said import LOOKED_AT


@functools.cache
def _catalogue() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("habeas.publishing.dossier").joinpath("words.toml").read_text(encoding="utf-8"))


class Words:
    """What the dossier says around the nouns."""

    def __init__(self, language: str) -> None:
        self._words = _catalogue()[language]

    def get(self, key: str) -> str:
        """A word as it is, "" where the dossier has none of its own."""
        return self._words.get(key, "")

    def say(self, key: str, **values: object) -> str:
        """A sentence."""
        return self._words[key].format(**values)

    def voices(self, many: int, names: Sequence[str]) -> str:
        """How many say something independently of one another, and who."""
        form = self._words.get(f"voices_{many}", self._words["voices"])
        return form.format(n=many, names="; ".join(names))

    def checked(self, v: CaseView) -> str:
        """How many of a case's statements a person has looked at."""
        n = sum(c.state in LOOKED_AT for c in v.claims)
        return self.say("checked_none" if not n else "checked_all" if n == len(v.claims) else "checked_count", n=n, all=len(v.claims))
