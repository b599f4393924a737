"""The frame of every page: one file without script, without anything from elsewhere, readable on a phone and on paper."""

from __future__ import annotations

import functools
import html
from importlib import resources

from habeas.model import wording
from habeas.model.claims import Claim
from habeas.model.source import Source

STANCES: dict[str, str] = {
    "asserted": "says so",
    "hedged": "says so with reserve",
    "denied": "denies it",
    "not_confirmed": "neither confirms nor denies, or cannot tell",
    "feared": "fears it",
    "predicted": "expects it",
    "asked": "asks for it",
    "policy": "describes what is usually done",
}
"""How a speaker stands to what is said, in plain words."""
NEARNESS: dict[str, str] = {
    "victim": "the person concerned",
    "relative": "a relative",
    "witness": "a witness",
    "official": "an official",
    "organisation": "an organisation",
    "anonymous": "an unnamed source",
    "media": "the report itself",
    "expert": "an expert",
    "public": "members of the public",
    "unknown": "a speaker",
}
"""How near a speaker stands, in plain words."""
STATUSES = wording.STATUSES
CALM = frozenset({"free", "released", "reunited", "resettled"})


def esc(text: object) -> str:
    """Text that no browser takes for markup."""
    return html.escape(str(text), quote=True)


def many(n: int, what: str) -> str:
    """A number with its noun: 1 report, 3 reports."""
    return f"{n} {what}" if n == 1 else f"{n} {what}s"


@functools.cache
def _style() -> str:
    return resources.files("habeas.publishing").joinpath("page.css").read_text(encoding="utf-8")


def page(title: str, header: str, body: str) -> bytes:
    """A whole page around its parts. The policy in its head forbids scripts and anything from the network."""
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{esc(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>{esc(title)}</title>
<style>
{_style()}</style>
</head>
<body>
<header>
{header}
</header>
<main>
{body}
</main>
<footer>
<p class="small">Made by habeas from the reports named above. Every value rests on quoted words; what nobody has reviewed is marked as proposed.
Before passing this page on, check whom it could endanger.</p>
</footer>
</body>
</html>
""".encode()


def outlet(s: Source) -> str:
    """What to call a report in a list or a lane."""
    return wording.report(s)


def speaker(c: Claim, names: dict[str, str], source: Source | None) -> str:
    """Who says a claim, in words: the name and how near they stand."""
    near = NEARNESS[c.speaker.kind]
    if c.speaker.kind == "media" and not c.speaker.entity:
        return f"{c.speaker.name or (outlet(source) if source else 'The report')} (the report itself)"
    name = names.get(c.speaker.entity or "") or c.speaker.name
    if not name:
        return near[0].upper() + near[1:]
    return name if near in name else f"{name} ({near})"
