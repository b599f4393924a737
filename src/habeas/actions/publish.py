"""Publish cases: draw the veil, make the forms, search them for leaks, tell what singles somebody out, and refuse until each finding is answered."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from habeas.actions import picturing, publications, signing
from habeas.actions.assemble import refresh
from habeas.actions.assemble import state as written
from habeas.actions.cases import choose
from habeas.actions.decide import Deciding, append
from habeas.actions.forms import made, wordless
from habeas.actions.protect import held
from habeas.actions.protect import veil as drawn
from habeas.model import korean
from habeas.model.cases import Casebook
from habeas.model.errors import BadInput, Changed, NotFound, Refused
from habeas.model.judgement import Judgement, standing
from habeas.model.plain import from_plain, to_plain
from habeas.model.protection import Purpose
from habeas.model.publication import FORMS, LANGUAGES, Plan
from habeas.model.when import a_day
from habeas.model.wording import called
from habeas.store import assembled, ledger
from habeas.store import publications as table
from habeas.store.writing import in_line, writing

if TYPE_CHECKING:
    from habeas.protecting.jigsaw import Report
    from habeas.protecting.veil import Veiled


@dataclass(frozen=True, slots=True)
class Guarded:
    """Somebody or something that the veil covers: what it is called inside, what outside, and why. `pseudonym`: the one that it bears, or "".

    `korean`: the two as Korean pages call them."""

    called: str
    shown: str
    why: tuple[str, ...]
    pseudonym: str = ""
    korean: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that would go out, and everything that speaks against it. `at`: the ISO time that it was made for; `state`: names what reports and
    decisions said then. `stops`: reasons that no acceptance lifts. `named`: words of everyone shown by name; `hidden`: those of everyone protected, by
    the id that they bear outside."""

    plan: Plan
    at: str
    state: str
    cases: tuple[tuple[str, str], ...]
    files: Mapping[str, bytes]
    guarded: tuple[Guarded, ...]
    report: Report
    stops: tuple[str, ...]
    veiled: Veiled
    named: tuple[table.Words, ...]
    hidden: Mapping[str, table.Words]
    pictures: tuple[picturing.Line, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 over the names and hashes of all files."""
        return hashlib.sha256(json.dumps(hashes(self.files), sort_keys=True).encode()).hexdigest()

    @property
    def shown(self) -> str:
        """SHA-256 over what is told of the casebook and who is guarded, without the time it was made: the same as long as the same would go out."""
        pictures = [line.picture.name if line.picture else line.absent for line in self.pictures]
        told = [to_plain(self.veiled.book), [to_plain(one) for one in self.guarded], self.stops, pictures]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()

    def unanswered(self, accepted: Mapping[str, str]) -> tuple[Any, ...]:
        """Findings that nobody accepted with a reason."""
        return tuple(f for f in self.report.findings if not accepted.get(f.id, "").strip())


@dataclass(frozen=True, slots=True)
class Published:
    """A publication as it was written into the ledger. `waits`: whether a second person must sign before its files may go out."""

    judgement: Judgement
    files: Mapping[str, bytes] = field(default_factory=dict)
    waits: bool = False


def hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    """SHA-256 of each file, by its path."""
    return {path: hashlib.sha256(body).hexdigest() for path, body in sorted(files.items())}


def prepare(plan: Plan, at: str, before: int = 0) -> Preview:
    """Make everything that would be published and look for what speaks against it; nothing is written but new pseudonyms. `at`: ISO time with zone;
    `before`: number of a publication that is made again as it was."""
    from habeas.protecting.standing import protected, shields
    from habeas.publishing import chosen

    _checked(plan)
    state = _state()  # before anything is read: what comes meanwhile makes it another
    refresh()
    whole = assembled.whole()
    cases = tuple(dict.fromkeys(choose(wanted)[1] for wanted in plan.cases))
    part = chosen(whole, cases)
    day = at[:10]
    covers = held(whole)
    veiled = drawn(whole, covers, at, plan.purpose, _measures(plan), part)
    here = {p.id for p in part.people}
    guarded = protected(covers, plan.purpose, day)
    hidden = guarded & here
    outside = {veiled.ids[person]: person for person in sorted(hidden) if person in veiled.ids}
    veiled = veiled if plan.quotes == "shown" else dataclasses.replace(veiled, book=wordless(veiled.book, outside))
    pictures = picturing.lines(part, veiled, guarded) if plan.pictures == "shown" else ()
    files = made(plan, veiled, [veiled.ids[case] for case in cases], at, before, picturing.shown(pictures))
    report, mixed = _report(whole, veiled, outside, guarded)
    report = picturing.with_pictures(report, pictures, part, hidden)
    stops = (*mixed, *left_in({**files, **picturing.words_in(pictures)}, veiled), *_refused(covers, plan.purpose, day, here, part))
    words = {p.id: p.mentions for p in whole.people}
    return Preview(
        plan,
        at,
        state,
        tuple((c.id, c.title) for case in cases for c in whole.cases if c.id == case),
        files,
        _guarded(shields(covers, plan.purpose, day), part, veiled),
        report,
        stops,
        veiled,
        tuple(words[person] for person in sorted(here - hidden)),
        {shown: words[person] for shown, person in outside.items()},
        pictures,
    )


def _report(whole: Casebook, veiled: Veiled, outside: Mapping[str, str], guarded: Collection[str]) -> tuple[Report, tuple[str, ...]]:
    """What still leads to a protected person, and whom a pseudonym leads to; and where that is somebody protected, why it stops the publication."""
    from habeas.actions.naming import misleading
    from habeas.protecting.jigsaw import findings

    told, stops = misleading(whole, tuple(outside.values()), guarded)
    report = findings(whole, veiled.book, outside, publications.out(whole))
    return dataclasses.replace(report, findings=(*told, *report.findings)), stops


def _state() -> str:
    return f"{written()} {ledger.head()}"


def _checked(plan: Plan) -> None:
    if not plan.cases:
        raise BadInput("name at least one case to publish; `habeas cases` lists those there are.")
    if not plan.title.strip():
        raise BadInput("a publication has a title: --title says it.")
    for said, known in ((plan.forms, FORMS), (plan.languages, LANGUAGES)):
        if not said or (wrong := [one for one in said if one not in known]):
            raise BadInput(f"{', '.join(wrong) if said else 'nothing'} is none of: {', '.join(known)}.")
    if plan.quotes not in ("shown", "withheld") or plan.pictures not in ("shown", "none"):
        raise BadInput("quotes are shown or withheld; pictures are shown, or none are.")
    if plan.until:
        a_day(plan.until)


def _measures(plan: Plan) -> Any:
    from habeas.protecting.measures import FINENESS, Measure, Measures

    if plan.dates not in FINENESS or plan.ages not in ("exact", "band") or plan.people < 0:
        raise BadInput(f"dates are one of: {', '.join(FINENESS)}; ages: exact, band; inhabitants a number of 0 or more.")
    return Measures(Measure(plan.dates, plan.people, plan.ages))  # type: ignore[arg-type]  # checked in the line before


def left_in(files: Mapping[str, bytes], veiled: Veiled) -> tuple[str, ...]:
    """What of the protected words is left in the files; any is a defect of ours, and stops the publication."""
    from habeas.actions.spelled import spelled
    from habeas.protecting.sweep import Secret, leaks

    # a word that a pseudonym shares gives nobody away
    ours = {word.casefold() for p in veiled.book.people for name in p.names for word in (name.text, *name.text.split())}
    secrets = []
    for n, word in enumerate(veiled.secrets, 1):
        forms = (word,) if len(word) > LONGEST_NAME else (word, *spelled(word))
        told = tuple(form for form in forms if form.casefold() not in ours)
        secrets.append(Secret(f"protected word {n}", told, "passage" if len(word) > LONGEST_NAME else "name"))
    return tuple(f"{leak.secret or 'a part that cannot be searched'} in {leak.where} ({leak.disguise})" for leak in leaks(files, secrets))


TRIES = 3
"""How often everything is made again where others go on deciding, before it is left to whoever publishes."""
LONGEST_NAME = 60
"""Characters above which protected words are a passage and no name."""


def _refused(covers: Any, purpose: Purpose, day: str, people: set[str], part: Casebook) -> tuple[str, ...]:
    """Who must have agreed and has not: a submission speaks for somebody, and is not made without consent."""
    if purpose != "submission":
        return ()
    by_id = {p.id: p for p in part.people}
    victims = sorted({x for e in part.events for x in e.entities("victim") if x in people and by_id[x].kind in ("named", "pseudonymous")})
    agreed = {c.person for c in covers.consents if c.covers(purpose, day)}
    return tuple(
        f"{called(by_id[v], by_id)}: consent to a submission is not known; note it with `habeas consent`"
        for v in victims
        if v not in agreed
    )


def _guarded(shields: Iterable[Any], part: Casebook, veiled: Veiled) -> tuple[Guarded, ...]:
    """Whom and what of these cases the veil covers."""
    here = {noun.id for kind in ("people", "places", "sources") for noun in getattr(part, kind)}
    return tuple(_one_guarded(s, part, veiled) for s in shields if s.protected and (s.thing in here or s.guards == "passage"))


def _one_guarded(shield: Any, part: Casebook, veiled: Veiled) -> Guarded:
    people = {p.id: p for p in part.people}
    outside = {p.id: p for p in veiled.book.people}
    names = {i: called(p, people) for i, p in people.items()}
    names |= {s.id: s.title or s.outlet or s.id for s in part.sources} | {p.id: p.name for p in part.places}
    shown = outside.get(veiled.ids.get(shield.thing, ""))
    words = shield.protections[0].quotes[0].text if shield.guards == "passage" and shield.protections else shield.thing
    pseudonym = shown.names[0].text if shown and shown.names else ""
    inside = korean.called(people[shield.thing], people) if shield.thing in people else ""
    told = (inside, korean.called(shown, outside) if shown else "")
    return Guarded(names.get(shield.thing, words), called(shown, outside) if shown else "", shield.why, pseudonym, told)


def publish(preview: Preview, accepted: Mapping[str, str], deciding: Deciding) -> Published:
    """Write what was previewed into the ledger and give its files. Raises Refused where a leak stops it or a finding is not answered.

    `accepted`: a reason for each finding that is accepted, by its id. `deciding.at` is the time of the preview: `release` makes the same files again for
    it, and where two must sign only `release` gives them. Where a report or a decision came since the preview, all is made again; Changed is raised
    where other files came of it.
    """
    if deciding.at != preview.at:
        raise BadInput("a publication is decided on for the time that its preview was made for. Make the preview again.")
    for _ in range(TRIES):
        _answered(preview, accepted)
        with writing(), in_line():
            if preview.state == _state():
                return _written(preview, accepted, deciding)
        again = prepare(preview.plan, preview.at)
        if again.digest != preview.digest:
            break
        preview = again
    raise Changed("nothing was published: what would go out has changed since it was looked at. Look at it again.")


def _answered(preview: Preview, accepted: Mapping[str, str]) -> None:
    if preview.stops:
        raise Refused(f"nothing was published: {'; '.join(preview.stops[:5])}.")
    if left := preview.unanswered(accepted):
        raise Refused(
            f"nothing was published: {len(left)} findings are not answered. Say less exactly, or accept each by name with a reason."
        )


def _written(preview: Preview, accepted: Mapping[str, str], deciding: Deciding) -> Published:
    value = {
        "plan": dataclasses.asdict(preview.plan),
        "cases": [case for case, _ in preview.cases],
        "accepted": {f.id: accepted[f.id].strip() for f in preview.report.findings},
        "sha256": preview.digest,
        "files": len(preview.files),
    }
    row = append("publish", deciding, (), (), json.dumps(value, ensure_ascii=False, sort_keys=True))
    manifest = preview.files.get("site/manifest.json", b"")
    table.keep(row.number, preview.veiled.book, preview.hidden, preview.named, hashes(preview.files), manifest)
    waits = signing.required("publications") and not signing.is_settled(row.number)
    return Published(row, {} if waits else preview.files, waits)


def release(number: int) -> Published:
    """The files of a publication that a second person has signed since, made again and held against what was approved. Raises Refused otherwise."""
    row = next((j for j in standing(ledger.judgements()) if j.number == number and j.verdict == "publish"), None)
    if row is None:
        raise NotFound(f"decision {number} is no publication that stands. `habeas publications` lists them.")
    if signing.required("publications") and not signing.is_settled(number):
        raise Refused(f"publication {number} waits for a second person, who signs it in the ledger of the desk (`habeas serve`).")
    said = json.loads(row.value)
    plan = from_plain(Plan, said["plan"])
    preview = prepare(plan, row.at, number)
    if preview.digest != said["sha256"]:
        raise Refused(f"the casebook has changed since publication {number} was approved, and its files would be others. Publish anew.")
    return Published(row, preview.files)
