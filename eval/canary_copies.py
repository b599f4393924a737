"""Copies that are handed out of one report: redacted by `habeas redact` in every form, pictures covered by `habeas faces`; and the files they are made of."""

from __future__ import annotations

import base64
import html
import io
import json
import urllib.parse

import docx
import numpy as np
from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from eval.canary_book import Canary
from eval.plants import exif, jpeg
from habeas.actions.pictures import cover_faces
from habeas.actions.redact import redacted_file
from habeas.model.pictures import Picture
from habeas.protecting.copies import FORMS as KINDS
from habeas.protecting.copies import copy_of
from habeas.protecting.faces.boxes import Box
from habeas.protecting.sweep import Leak
from habeas.protecting.traces import metadata_left
from habeas.reading.held import held, taken
from habeas.typeset import undrawn

Files = dict[str, bytes]
FACE, WRITTEN = Box(60, 40, 80, 96), Box(20, 190, 260, 34)
SEEN = "Somebody at a gate"
"""What a person says that the photograph shows."""
TILES = 16
"""Colours that a covered box has at most: four tiles by four."""


def page(canary: Canary) -> bytes:
    """The report as a web page: the name in its head, in addresses, in names of pictures, their alternative text, a caption, a comment, a script."""
    (_, text), source = canary.book.texts[0], canary.book.sources[0]
    who = canary.book.people[0].names[0].text
    slug, said = urllib.parse.quote(who.replace(" ", "-").lower()), html.escape(who)
    told = "".join(f"<p>{html.escape(line)}</p>\n" for line in text.split("\n")[2:])
    data = json.dumps({"@type": "NewsArticle", "headline": source.title, "about": {"@type": "Person", "name": who}})
    inside = base64.b64encode(photo(0, who)).decode()
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(source.title or "")}</title>
<meta name="author" content="a friend of {said}"><meta property="og:image" content="https://news.example/img/{slug}.jpg">
<link rel="canonical" href="https://news.example/{slug}/1"><script type="application/ld+json">{data}</script></head><body>
<!-- {said}, not for print --><article><h1>{html.escape(source.title or "")}</h1>
<figure><img src="/img/{slug}-2016.jpg" alt="{said} at the gate" title="{said}" data-person="{said}"><figcaption>{said} in 2016.</figcaption></figure>
<figure><img src="data:image/jpeg;name={slug}.jpg;base64,{inside}" alt="{said}, by {said}"><figcaption>{said} at home.</figcaption></figure>
{told}<p><a href="https://talk.example/search?q={urllib.parse.quote(who)}">More</a></p></article>
<script>track("{said}")</script></body></html>""".encode()


def document(canary: Canary) -> bytes:
    """The report as a Word file: the name in its properties, its header, the alternative text and the name of a picture."""
    made, who = docx.Document(), canary.book.people[0].names[0].text
    for line in canary.book.texts[0][1].split("\n"):
        made.add_paragraph(line)
    picture, said = io.BytesIO(), PngInfo()
    said.add_text("Title", who)
    Image.open(io.BytesIO(photo(0, who))).save(picture, "PNG", pnginfo=said)
    made.add_picture(picture)
    named = made.inline_shapes[0]._inline.docPr
    for name, words in (("name", f"{who}.jpg"), ("descr", f"{who} at the gate"), ("title", who)):
        named.set(name, words)
    made.sections[0].header.paragraphs[0].text = f"Notes on {who}"
    own = made.core_properties
    own.author, own.title, own.comments, own.keywords, own.last_modified_by = (f"friend of {who}", who, f"on {who}", who, who)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def report(canary: Canary, seed: int) -> tuple[str, bytes]:
    """The report as a file, of each kind in turn, by a name that gives somebody away."""
    who, text = canary.book.people[0].names[0].text, canary.book.texts[0][1]
    kinds = ("html", "docx", "txt", "pdf") if not undrawn(text) else ("html", "docx", "txt")  # the typesetter's fonts have no Arabic
    kind = kinds[seed % len(kinds)]
    if kind in ("html", "docx"):
        data = page(canary) if kind == "html" else document(canary)
    else:
        data = text.encode() if kind == "txt" else copy_of(text, "pdf", title=canary.book.sources[0].title or "")
    return f"{who.replace(' ', '_')}-detained.{kind}", data


def photo(seed: int, who: str) -> bytes:
    """A photograph of somebody: a face of noise that no other picture has, the name written into it, and in each of the places for what is no pixel."""
    rng = np.random.default_rng(seed)
    across, down = np.meshgrid(np.linspace(0, 200, 320), np.linspace(40, 220, 240))
    picture = Image.fromarray(np.stack([across, down, (across + down) / 2], axis=-1).astype(np.uint8))
    picture.paste(Image.fromarray(rng.integers(0, 255, (FACE.height, FACE.width, 3), dtype=np.uint8)), (FACE.x, FACE.y))
    ImageDraw.Draw(picture).text((WRITTEN.x + 4, WRITTEN.y + 6), who, fill="white", font=ImageFont.load_default(18))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=92)
    word = who.encode()
    xmp = f'<x:xmpmeta><rdf:Description dc:title="{html.escape(who)}"/></x:xmpmeta>'.encode()
    parts = (
        (0xE1, exif(0x010E, word + b"\0") + jpeg((0xFE, word))),
        (0xE1, exif(0x9C9D, who.encode("utf-16-le") + b"\0\0")),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp),
        (0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x20\x1c\x02\x78\0" + bytes([len(word)]) + word),
        (0xFE, word),
    )
    head = jpeg(*parts).rpartition(b"\xff\xda")[0]
    return head + out.getvalue()[2:] + b"\nbehind the picture: " + word


def pictures(canary: Canary, seed: int) -> tuple[Files, tuple[Leak, ...]]:
    """Copies of a photograph as they are handed out, and what is left in their pixels of the face and of the words written beside it."""
    data = photo(seed, canary.book.people[0].names[0].text)
    files, left = {}, []
    for form in ("jpeg", "png"):
        made = cover_faces(data, (FACE, WRITTEN), by_hand=True, form=form)  # type: ignore[arg-type]  # the two forms
        files[made.name] = made.data
        left += [Leak(f"picture/{made.name}", "metadata", trace.kind) for trace in metadata_left(made.data)]
        left += [Leak(f"picture/{made.name}", what, "pixels") for what in uncovered(made.data, exact=form == "png")]
    return files, tuple(left)


def looked_at(canary: Canary, source: str) -> tuple[Picture, ...]:
    """The photograph in the page of a canary's report as publications show it: taken out of the file, covered as a person says, its words theirs.

    `source`: id of the report outside."""
    file = page(canary)
    found = []
    for number, one in enumerate(held(file, "text/html"), 1):
        made = cover_faces(taken(file, "text/html", number), (FACE, WRITTEN), by_hand=True)
        found.append(Picture(source, made.name, made.data, one.size, len(made.boxes), (("en", SEEN),)))
    return tuple(found)


def uncovered(data: bytes, *, exact: bool = True) -> list[str]:
    """Which of the face and the written name are still there. `exact`: the file keeps each pixel as it was; a JPEG gets a margin."""
    pixels = np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).astype(int)
    found = []
    for box, what in ((FACE, "face"), (WRITTEN, "text in the picture")):
        inside = pixels[box.y : box.y + box.height, box.x : box.x + box.width]
        if exact:
            left = len(np.unique(inside.reshape(-1, 3), axis=0)) > TILES
        else:
            # between neighbours that lie in one tile nothing changes but what JPEG itself adds
            steps = np.abs(np.diff(inside, axis=1)).max(axis=2)
            left = float(np.mean(steps > 24)) > 0.08
        found += [what] if left else []
    return found


def redacted(canary: Canary, seed: int) -> Files:
    """The report redacted by the words that a case worker would name: read in one form and written in another, in turns."""
    name, data = report(canary, seed)
    forms = [kind for kind in KINDS if kind != "pdf" or not undrawn(canary.book.texts[0][1])]
    made = redacted_file(name, data, dict.fromkeys(canary.words, "[…]"), forms[seed // 4 % len(forms)])
    return {f"copy.{made.form}": made.data}
