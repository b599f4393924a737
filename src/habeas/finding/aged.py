"""An age behind a name: "Somsak Wiset, 37,", "(29)", "just 19, who", "20 at the time"."""

from __future__ import annotations

import re

AGED = re.compile(
    r"\s?(?:,|\()\s?(?:aged\s|just\s|only\s|barely\s|then\s|now\s)?(\d{1,2})(?:\syears?(?:\sold)?)?"
    r"(?:\s?(?:,|;|\)|\.|$)|\s(?:when|at the time|at that time|then|now|and (?:from|a|an|the))\b)"
)
