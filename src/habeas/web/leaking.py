"""What of protected words is left in what would be published, in the language of the page: where it stands and how it is written there."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as later

from habeas.web.listed import Listed

LEAK = Listed(later("protected word %(a)s in %(b)s (%(c)s)"), later("a part that cannot be searched in %(a)s (%(b)s)"))
"""A defect of ours, whatever it is."""
DISGUISE = Listed(
    later("as it is"),
    later("another spelling"),
    later("words the other way round"),
    later("split up"),
    later("character entities"),
    later("backslash escapes"),
    later("percent-encoded"),
    later("quoted-printable"),
    later("punycode"),
    later("several codings"),
    later("base64"),
    later("hexadecimal"),
    later("coded %(a)s"),
)
"""How a word can be written. Bytes go by the name of their encoding, which is the same in every language."""
SHUT = Listed(
    later("lies too deep to be looked into"),
    later("is encrypted"),
    later("is locked"),
    later("is locked with a password"),
    later("is locked or packed in a way that cannot be opened"),
    later("is packed in a way that cannot be opened"),
    later("is packed in a way that this program cannot open"),
    later("is packed text that cannot be unpacked"),
    later("is too large to look into"),
    later("is no PDF that can be read"),
    later("is a Parquet table, and the library that opens it is not installed"),
    later("could not be opened to the bottom (%(a)s)"),
)
"""Why nobody can look into a part."""
WHERE = Listed(
    later("name of the file"),
    later("name of a member"),
    later("attribute %(a)s"),
    later("comment"),
    later("tag"),
    later("text"),
    later("information"),
    later("thumbnail"),
    later("bytes before the archive"),
    later("bytes after the end"),
    later("file in %(a)s"),
    later("page %(a)s"),
)
"""What lies inside a file; other parts go by the name that their format gives them."""
_STOP = re.compile(
    r"(?:protected word (?P<word>\d+)|a part that cannot be searched) in (?P<where>.*) \((?P<how>[^()]*(?:\([^()]*\))?)\)", re.DOTALL
)
_LINE = re.compile(r"(?P<path>.*), (?P<unit>line|byte) (?P<n>\d+)", re.DOTALL)


def leaking(said: str) -> str:
    """What is left in a file, or cannot be searched, as a phrase; what is said of something else stays as it is."""
    match = _STOP.fullmatch(said)
    if match is None:
        return said
    where = _where(match["where"])
    if match["word"] is None:
        return _(LEAK.messages[1]) % {"a": where, "b": SHUT.in_words(match["how"])}
    return _(LEAK.messages[0]) % {"a": match["word"], "b": where, "c": ", ".join(map(DISGUISE.in_words, match["how"].split(", ")))}


def _where(said: str) -> str:
    match = _LINE.fullmatch(said)
    path = " > ".join(map(WHERE.in_words, (match["path"] if match else said).split(" > ")))
    if match is None:
        return path
    parts = {"where": path, "n": match["n"]}
    return (_("%(where)s, line %(n)s") if match["unit"] == "line" else _("%(where)s, byte %(n)s")) % parts
