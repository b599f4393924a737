"""Gather what the pages say and compile its translations.

    python tools/compile_words.py            make the .mo beside each .po anew
    python tools/compile_words.py --missing  print what the Korean words do not translate yet

The same .po gives the same .mo, byte for byte; a test holds them together. Needs babel, not gettext.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from habeas.store.boot import django_ready
from habeas.web.settings import desk

WEB = Path(__file__).parent.parent / "src" / "habeas" / "web"
CATALOGUES = sorted((WEB / "locale").glob("*/LC_MESSAGES/django.po"))
CALLS = {"_": 1, "gettext": 1, "later": 1, "gettext_noop": 1, "ngettext": 2}
"""Functions that take words to translate, and how many of their arguments are words."""

Said = str | tuple[str, str]


def compiled(po: Path) -> bytes:
    """The .mo that a .po gives. The day it was made is left out."""
    with po.open("rb") as file:
        catalogue = read_po(file, locale=po.parts[-3])
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def said() -> dict[Said, str]:
    """Everything the pages say, and where first: words, or (one, many)."""
    django_ready(desk())
    found: dict[Said, str] = {}
    for path in sorted(WEB.rglob("*.py")):
        for words in in_code(path.read_text(encoding="utf-8")):
            found.setdefault(words, path.name)
    for path in sorted(WEB.rglob("*.html")):
        for words in in_template(path.read_text(encoding="utf-8")):
            found.setdefault(words, path.name)
    from habeas.actions.alike import WAYS
    from habeas.web import wording

    for table in (*wording.TABLES.values(), WAYS):
        for word in table.values():
            found.setdefault(word, "wording")
    return found


def in_code(code: str) -> Iterator[Said]:
    """What a module says."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            words = [arg.value for arg in node.args[: CALLS[node.func.id]] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if len(words) == CALLS[node.func.id]:
                yield words[0] if len(words) == 1 else (words[0], words[1])


BLOCK = re.compile(r"{%\s*blocktranslate\b(?P<head>[^%]*)%}(?P<body>.*?){%\s*endblocktranslate\s*%}", re.DOTALL)
SIMPLE = re.compile(r"""{%\s*translate\s+(["'])(?P<words>.*?)\1""")
DEFAULT = re.compile(r"""_\((["'])(?P<words>.*?)\1\)""")


def in_template(template: str) -> Iterator[Said]:
    """What a template says, with {{ name }} written as gettext has it."""
    for match in BLOCK.finditer(template):
        one, *many = re.split(r"{%\s*plural\s*%}", match["body"])
        parts = [re.sub(r"{{\s*(\w+)\s*}}", r"%(\1)s", part.replace("%", "%%")) for part in (one, *many)]
        yield parts[0] if len(parts) == 1 else (parts[0], parts[1])
    for pattern in (SIMPLE, DEFAULT):
        for match in pattern.finditer(template):
            yield match["words"]


def translated(po: Path) -> dict[Said, tuple[str, ...]]:
    """What a .po translates, and into what; lines marked as doubtful are left out."""
    with po.open("rb") as file:
        catalogue = read_po(file, locale=po.parts[-3])
    made: dict[Said, tuple[str, ...]] = {}
    for message in catalogue:
        if message.id and not message.fuzzy:
            key = message.id if isinstance(message.id, str) else (message.id[0], message.id[1])
            made[key] = (message.string,) if isinstance(message.string, str) else tuple(message.string)
    return made


def main() -> None:
    """Compile, or print what is missing."""
    for po in CATALOGUES:
        if "--missing" in sys.argv:
            known = translated(po)
            for words, where in said().items():
                if not all(known.get(words, ("",))):
                    print(f"{where}\t{words!r}")
        else:
            po.with_suffix(".mo").write_bytes(compiled(po))


if __name__ == "__main__":
    main()
