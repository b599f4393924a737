"""Messages that the stages and actions write in English, found again in a list and said in the language of the page."""

from __future__ import annotations

import re

from django.utils.translation import gettext


class Listed:
    """Messages as they are written in the code, with %(a)s, %(b)s where one names something."""

    def __init__(self, *messages: str) -> None:
        self.messages = messages
        # the one with the most words of its own first, for it says most
        found = [(_pattern(said), said) for said in messages if "%(" in said]
        self._patterns = sorted(found, key=lambda pair: -len(re.sub(r"%\(\w\)s", "", pair[1])))
        self._whole = frozenset(messages)

    def in_words(self, text: str) -> str:
        """A message in the language of the page; one that the list does not know stays as it is."""
        if text in self._whole:
            return gettext(text)
        for pattern, said in self._patterns:
            if match := pattern.fullmatch(text):
                return gettext(said) % match.groupdict()
        return text


def _pattern(said: str) -> re.Pattern[str]:
    parts = re.split(r"%\((\w)\)s", said)
    return re.compile("".join(f"(?P<{part}>.+)" if n % 2 else re.escape(part) for n, part in enumerate(parts)), re.DOTALL)
