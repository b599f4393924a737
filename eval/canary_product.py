"""A canary's report through the whole product: a file that comes in, decisions of a case worker, `habeas publish` in every form, `habeas submission`."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from eval.canary_book import Canary
from eval.canary_copies import FACE, SEEN, WRITTEN, report
from eval.canary_forms import DAY, Files
from habeas.model.publication import SUBMISSION_FORMS as UN
from habeas.protecting.spelling import bare, tokens
from habeas.store.boot import casebook, django_ready
from habeas.typeset import available

AT = f"{DAY}T03:04:05+00:00"


@dataclass(frozen=True, slots=True)
class Walk:
    """What the product made. `files`: by form; `submitted`: a form for somebody who consents, whose name stands in it; `stops`: what the product's own
    last door found and held back; `drawn`: the pseudonyms."""

    files: dict[str, Files]
    submitted: Files
    stops: tuple[str, ...]
    drawn: tuple[str, ...]


def walked(canary: Canary, seed: int, empty: Path) -> Walk:
    """Read the report, protect whom it names, publish everything. `empty`: a casebook without reports, which is copied."""
    name, data = report(canary, seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(empty, Path(folder) / "canary.casebook"))
        with casebook(path):
            return _walked(canary, seed, name, data)


def empty(folder: Path) -> Path:
    """A casebook in which there is nothing yet."""
    django_ready()
    path = folder / "empty.casebook"
    with casebook(path, create=True):
        pass
    return path


def _walked(canary: Canary, seed: int, name: str, data: bytes) -> Walk:
    from habeas.actions.add_reports import add_report
    from habeas.actions.publish import prepare
    from habeas.model.publication import FORMS, LANGUAGES, Plan
    from habeas.store import assembled

    source = add_report(name, data, {}, AT).sha256[:16]
    _protected(canary, source)
    _looked(source)
    book = assembled.whole()
    if not book.cases:
        return Walk({}, {}, (), ())  # the reader found nobody to whom something happened: there is nothing to publish
    plan = Plan(tuple(c.id for c in book.cases), "Cases", FORMS, LANGUAGES, base_url="https://cases.example/")
    preview = prepare(plan, AT)
    files: dict[str, Files] = {}
    for at, body in preview.files.items():
        form, _, rest = at.partition("/")
        files.setdefault(f"published: {form}", {})[rest or at] = body
    drawn = tuple(n.text for p in preview.veiled.book.people for n in p.names)
    return Walk(files, _submitted(canary, seed), preview.stops, drawn)


def _protected(canary: Canary, source: str) -> None:
    """Everybody who bears a part of a protected name, the place, the number; what the machine took for no name, as a passage of the report."""
    from habeas.actions.assemble import refresh
    from habeas.actions.decide import Deciding
    from habeas.actions.protect import Protecting, protect
    from habeas.model.errors import NotFound
    from habeas.store import assembled

    deciding = Deciding("Aino", AT, "they could be found")
    refresh()
    book = assembled.whole()
    parts = {bare(part) for words in canary.words for part in tokens(words)}
    known = set()
    for person in book.people:
        if any(bare(part) in parts for n in person.names for part in tokens(n.text)):
            protect(person.id, Protecting(("asked",)), deciding)
            known |= {n.text for n in person.names}
    for place in book.places:
        if any(bare(place.name) == bare(secret.forms[0]) for secret in canary.secrets if secret.id == "town"):
            protect(place.id, Protecting(("other",)), deciding)
            known |= {place.name, *place.names}
    for secret in canary.secrets:
        for words in secret.forms if secret.kind != "passage" else ():
            if words not in known:
                try:
                    protect(source, Protecting(("other",), passage=words), deciding)
                except NotFound:
                    continue  # the words do not stand in the text


def _looked(source: str) -> None:
    """Somebody covers the face and the written name in each picture of the report and lets it be shown."""
    from habeas.actions import looking
    from habeas.actions.who import Who

    boxes = (FACE, WRITTEN)
    for one in looking.pictures(source):
        copy = looking.covered(source, one.number, boxes)
        said = looking.Looked("show", boxes, sha256(copy.data).hexdigest(), wordless=True, alt=(("en", SEEN),))
        looking.decide(Who("Aino"), source, one.number, one.touched, said, AT, "for the family")


def _submitted(canary: Canary, seed: int) -> Files:
    """A form of the United Nations for the victim, who consents; everybody else stays behind the veil."""
    from habeas.actions.decide import Deciding
    from habeas.actions.protect import Agreed, consent
    from habeas.actions.submit import as_pdf, submit
    from habeas.model.errors import Refused
    from habeas.protecting.veil import Leak
    from habeas.store import assembled

    name, book = canary.book.people[0].names[0].text, assembled.whole()
    people = [p for p in book.people if any(bare(n.text) == bare(name) for n in p.names)]
    found = [(case, p) for p in people for case in book.cases if p.id in case.people]
    if not found:
        return {}
    case, victim = found[0]
    consent(victim.id, Agreed("given", ("submission",), "himself"), Deciding("Aino", AT, "he signed it"))
    try:
        made = submit(UN[seed % len(UN)], case.id, victim.id, {"submitter": "Aino Lind"}, AT)
        return {"submission.docx": made.docx, **({"submission.pdf": as_pdf(made)} if available() else {})}
    except (Refused, Leak):
        return {}  # a part of the name, or the name in another script, was marked as a passage above, and consent does not lift that
