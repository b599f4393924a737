"""The last door before publishing: whatever was made is opened to the bottom and searched for every protected word in every disguise."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.protecting.byte_needles import ByteNeedles
from habeas.protecting.folding import HIDDEN, fold
from habeas.protecting.needles import Hit, Needles, Secret
from habeas.protecting.opening import as_text, opened
from habeas.protecting.parts import MOST_DEEP, Part, Shut, View
from habeas.protecting.undisguise import packed, runs, texts_within, words_of

__all__ = ["NOT_SEARCHED", "Leak", "Secret", "leaks"]

NOT_SEARCHED = ""
"""Stands for the secret where a part could not be looked into: what cannot be searched is held back like what was found."""
CODED = 3
"""How many codings around one another are taken off, wherever in a file they stand."""
_PRINTABLE = re.compile(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]{4,}")
_ATTRIBUTE = re.compile(r"([\w:\u2063-]+)\s*=\s*(?:\"[^\"]*|'[^']*|[^\s\"'>]*)$")
_WITHHELD = "(name withheld)"


@dataclass(frozen=True, slots=True, order=True)
class Leak:
    """A protected word in what would be published. It never repeats the word: `secret` is an id, and a name that is itself a leak is withheld.

    `where`: the file and the way inside it, to the line. `disguise`: how the word is written there, "as it is" where it is plain.
    """

    where: str
    secret: str
    disguise: str


def leaks(files: Mapping[str, bytes], secrets: Sequence[Secret]) -> tuple[Leak, ...]:
    """Every protected word in these files, whatever it hides in; none is the only answer that lets them out.

    `files`: path to bytes. The same word in the same place and disguise is told once.
    """
    search = _Search(secrets)
    found: dict[Leak, None] = {}
    for path in sorted(files):
        for leak in search.file(path, files[path]):
            found.setdefault(leak)
    return tuple(found)


class _Search:
    def __init__(self, secrets: Sequence[Secret]) -> None:
        self.needles = Needles(secrets)
        self.bytes = ByteNeedles(secrets)
        self.spoken: dict[str, str] = {}
        self.clean: set[tuple[bytes, bool]] = set()
        self.clean_texts: set[bytes] = set()
        self.clean_runs: set[str] = set()

    def file(self, path: str, data: bytes) -> Iterator[Leak]:
        """The leaks of one file, its path among them."""
        told: set[tuple[tuple[str, ...], str, str]] = set()
        for where, line, hit in (*self._view(View((path, "name of the file"), path, name=True)), *self._part(Part((path,), data), 0)):
            key = (tuple(part for part in where if part != "text"), line, hit.secret)
            # the same word is met plainly and again when the text is read without its tags
            if key in told:
                continue
            told.add(key)
            yield Leak(", ".join(filter(None, (" > ".join(self._name(part) for part in where), line))), hit.secret, hit.how or "as it is")

    def _name(self, part: str) -> str:
        if part not in self.spoken:
            self.spoken[part] = _WITHHELD if any(self._view(View(("",), part, name=True))) else part
        return self.spoken[part]

    def _part(self, part: Part, deep: int) -> Iterator[tuple[tuple[str, ...], str, Hit]]:
        """The leaks of a part. The same bytes stand in a site, a bundle and its archive: those in which nothing was found are opened once."""
        key, found = (hashlib.sha256(part.data).digest(), part.small), False
        if key in self.clean:
            return
        for leak in self._looked_into(part, deep):
            found = True
            yield leak
        if not found:
            self.clean.add(key)

    def _looked_into(self, part: Part, deep: int) -> Iterator[tuple[tuple[str, ...], str, Hit]]:
        if deep > MOST_DEEP:
            yield part.where, "", Hit(NOT_SEARCHED, 0, 0, "lies too deep to be looked into")
            return
        told: set[str] = set()
        for found in self._opened(part, deep):
            told.add(found[2].secret)
            yield found
        if as_text(part.data) is None:
            # what was found inside lies in the bytes too; once is enough
            yield from (found for found in self._raw(part, deep) if found[2].secret not in told)

    def _opened(self, part: Part, deep: int) -> Iterator[tuple[tuple[str, ...], str, Hit]]:
        for piece in opened(part):
            if isinstance(piece, View):
                yield from self._view(piece, deep)
            elif isinstance(piece, Shut):
                yield piece.where, "", Hit(NOT_SEARCHED, 0, 0, piece.why)
            elif piece.data:
                yield from self._part(piece, deep + 1)

    def _raw(self, part: Part, deep: int) -> Iterator[tuple[tuple[str, ...], str, Hit]]:
        """Bytes as they lie, whatever they are."""
        first: dict[str, tuple[int, str]] = {}
        for secret, at, how in self.bytes.find(part.data, part.small):
            first.setdefault(secret, (at, how))
        for secret, (at, how) in first.items():
            yield part.where, f"byte {at}", Hit(secret, at, at, "" if how == "utf-8" else how)
        if part.small:
            runs = "\n".join(_PRINTABLE.findall(part.data.decode("utf-8", "replace")))
            yield from self._view(View(part.where, runs), deep)

    def _view(self, view: View, deep: int = 0) -> Iterator[tuple[tuple[str, ...], str, Hit]]:
        key, found = hashlib.sha256(view.text.encode("utf-8", "surrogatepass")).digest(), False
        if key in self.clean_texts:
            return
        for leak in self._read(view, deep):
            found = True
            yield leak
        if not found:
            self.clean_texts.add(key)

    def _read(self, view: View, deep: int) -> Iterator[tuple[tuple[str, ...], str, Hit]]:
        plain = self.needles.find(view.text)
        yield from self._told(view, view.text, [Hit(h.secret, h.start, h.end, _both(view.how, h.how)) for h in plain])
        texts = [("", view.text)]
        for how, text in texts_within(view.text):
            hits = self.needles.find(text)
            yield from self._told(view, text, [Hit(h.secret, h.start, h.end, _both(how, h.how)) for h in hits])
            texts.append((how, text))
        if deep <= MOST_DEEP:
            for how, text in (texts[0], texts[-1])[: len(texts)]:
                yield from self._packed(view, how, text, deep)

    def _packed(self, view: View, outer: str, text: str, deep: int, wrapped: int = 0) -> Iterator[tuple[tuple[str, ...], str, Hit]]:
        """What runs of base64 and hexadecimal digits hold: words, or whole files. `wrapped`: in how many codings the text lay already."""
        fresh = {run: how for run, how in runs(text).items() if run not in self.clean_runs}
        found = False
        for leak in self._decoded(view, outer, fresh, deep, wrapped):
            found = True
            yield leak
        if not found and not wrapped:
            self.clean_runs.update(fresh)

    def _decoded(
        self, view: View, outer: str, fresh: Mapping[str, str], deep: int, wrapped: int
    ) -> Iterator[tuple[tuple[str, ...], str, Hit]]:
        words: dict[str, list[str]] = {}
        rest: list[bytes] = []
        for how, data in ((how, data) for run, how in fresh.items() for data in packed(run)):
            if (len(data) >= 40 and data.startswith(_FILES)) or data.startswith(_PACKED):
                yield from self._part(Part((*view.where, f"file in {how}"), data), deep + 1)
            elif len(data) >= 4 and (inner := words_of(data)) is not None:
                words.setdefault(_both(outer, how), []).append(inner)
            elif len(data) >= 5:
                rest.append(data)
        for secret, _, how in self.bytes.find(b"\0".join(rest), small=False):
            yield view.where, "", Hit(secret, 0, 0, _both(outer, f"coded {how}"))
        for how, found in words.items():
            joined = "\n".join(found)
            for hit in self.needles.find(joined):
                yield view.where, "", Hit(hit.secret, hit.start, hit.end, _both(how, hit.how))
            if wrapped < CODED:
                inner_view = View(view.where, joined)
                yield from ((w, "", Hit(h.secret, 0, 0, _both(how, h.how))) for w, _, h in self._nested(inner_view, deep, wrapped + 1))

    def _nested(self, view: View, deep: int, wrapped: int) -> Iterable[tuple[tuple[str, ...], str, Hit]]:
        for how, text in texts_within(view.text):
            yield from ((view.where, "", Hit(h.secret, 0, 0, _both(how, h.how))) for h in self.needles.find(text))
        yield from self._packed(view, "", view.text, deep, wrapped)

    def _told(self, view: View, text: str, hits: Sequence[Hit]) -> Iterator[tuple[tuple[str, ...], str, Hit]]:
        if not hits:
            return
        folded = fold(text)
        for hit in hits:
            inside = _inside(folded, hit.start)
            line = "" if view.name else f"line {folded.count(chr(10), 0, hit.start) + 1}"
            yield (*view.where, inside) if inside else view.where, line, hit


_FILES = (b"PK\x03\x04", b"%PDF", b"\x89PNG", b"GIF8", b"RIFF", b"II*\0", b"MM\0*", b"PAR1", b"\xff\xd8\xff", b"<svg", b"<?xml")
_PACKED = (b"\x1f\x8b\x08", b"\x78\x9c", b"\x78\xda", b"\x78\x01")


def _both(outer: str, inner: str) -> str:
    return f"{outer}, {inner}" if outer and inner else outer or inner


def _inside(text: str, at: int) -> str:
    """Which attribute or comment of a page a place lies in; "" in running text."""
    opens = text.rfind("<", max(0, at - 20_000), at)
    if opens < 0:
        return ""
    if text.startswith("<!--", opens) and text.find("-->", opens, at) < 0:
        return "comment"
    if text.find(">", opens, at) >= 0 or not text[opens + 1 : opens + 2].isalpha():
        return ""
    m = _ATTRIBUTE.search(text, opens, at)
    return f"attribute {m[1].replace(HIDDEN, '')}" if m else "tag"
