"""What a browser calls itself, as people call it."""

from __future__ import annotations

from django.utils.translation import gettext as _

BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
            ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))  # fmt: skip
"""What stands in the name that a browser sends, the telling ones first: nearly all call themselves Safari too, and many Chrome."""
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS", "macOS"),
           ("Linux", "Linux"))  # fmt: skip
LONGEST = 70


def called(agent: str) -> str:
    """Such as "Firefox on Windows", for the name that a browser sends; the beginning of it where nothing is known of it."""
    browser, system = (next((name for sign, name in signs if sign in agent), "") for signs in (BROWSERS, SYSTEMS))
    if not browser or not system:
        return agent[:LONGEST]
    return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
