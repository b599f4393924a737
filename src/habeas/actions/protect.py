"""Protect a person, a source, a place or a passage; note what was agreed to; tell who is protected and why; draw the veil."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, get_args

from habeas.actions.assemble import refresh
from habeas.actions.decide import Deciding, append, person, words_of
from habeas.model.cases import Casebook
from habeas.model.errors import BadInput, NotFound
from habeas.model.judgement import Judgement
from habeas.model.protection import Audience, ConsentWord, Guarded, ProtectionReason, Purpose
from habeas.model.quote import Quote, Span
from habeas.model.when import a_day
from habeas.model.wording import called, report
from habeas.store import assembled, ledger, rows
from habeas.store.search import folded

if TYPE_CHECKING:
    from habeas.protecting.standing import Standing
    from habeas.protecting.veil import Veiled

ANCHOR = 60
"""Characters from the beginning of a report that a decision about the whole report holds on to."""


@dataclass(frozen=True, slots=True)
class Protecting:
    """How something is to be protected. `passage`: words of a report; `dismiss`: the reasons are put aside as looked at and not so."""

    reasons: tuple[str, ...] = ()
    audience: str = "all"
    readers: tuple[str, ...] = ()
    passage: str = ""
    dismiss: bool = False


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed to, for what, by whom, until which ISO day."""

    word: str
    purposes: tuple[str, ...] = ()
    given_by: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is or may be protected, as a list shows it. `accept`, `dismiss`: the commands that decide on a proposal."""

    guards: Guarded
    thing: str
    called: str
    protected: bool
    why: tuple[str, ...]
    only_proposed: bool
    words: tuple[Quote, ...] = ()
    audience: tuple[str, ...] = ()
    accept: str = ""
    dismiss: str = ""
    numbers: tuple[int, ...] = field(default_factory=tuple)


def protect(thing: str, how: Protecting, deciding: Deciding) -> Judgement:
    """Protect a person (id or name), a source (id, file name, title or outlet) or a place (id or name); or a passage of a source, by its words."""
    refresh()
    _known(how.reasons, ProtectionReason)
    _known((how.audience,), Audience)
    if how.audience == "named" and not how.readers:
        raise BadInput("--audience named says who may see it: add --reader NAME for each.")
    guards, on, more = _passage(thing, how.passage) if how.passage else _thing(thing)
    if how.dismiss and (guards != "person" or not how.reasons):
        raise BadInput("--dismiss puts a proposal about a person aside: name the person and its --reason.")
    value: dict[str, Any] = {"guards": guards, "reasons": list(how.reasons) or ["other"], **more}
    if how.dismiss:
        value["dismissed"] = True
    else:
        value |= {"audience": how.audience, "readers": list(how.readers)}
    return append("protect", deciding, on, (), json.dumps(value, ensure_ascii=False, sort_keys=True))


def consent(named: str, agreed: Agreed, deciding: Deciding) -> Judgement:
    """Note what a person, or whoever speaks for them, agreed to."""
    refresh()
    _known((agreed.word,), ConsentWord)
    _known(agreed.purposes, Purpose)
    if agreed.word == "given" and not (agreed.purposes and agreed.given_by.strip()):
        raise BadInput("Consent that is given says for what (--for publication) and who gave it (--given-by herself); nothing was written.")
    if agreed.until:
        a_day(agreed.until)
    said = {"word": agreed.word, "purposes": list(agreed.purposes), "given_by": agreed.given_by.strip(), "until": agreed.until or None}
    return append("consent", deciding, _words(person(named)), (), json.dumps(said, ensure_ascii=False, sort_keys=True))


def _known(words: Sequence[str], kind: Any) -> None:
    for word in words:
        if word not in get_args(kind):
            raise BadInput(f"{word!r} is none of: {', '.join(get_args(kind))}.")


def _words(ident: str) -> tuple[Quote, ...]:
    found = words_of(ident)
    if not found:
        raise NotFound(f"no words stand for {ident} that a decision could hold on to.")
    return found


def _thing(named: str) -> tuple[Guarded, tuple[Quote, ...], dict[str, str]]:
    try:
        return "person", _words(person(named)), {}
    except NotFound as none:
        if "people are named" in str(none):
            raise
    wanted = folded(named).strip()
    sources = [
        s
        for s in assembled.nouns("sources")
        if s.id == named or wanted in {folded(w).strip() for w in (s.name, s.title, s.outlet, s.url) if w}
    ]
    if len(sources) == 1:
        return "source", (beginning(sources[0].id),), {}
    places = [p for p in assembled.nouns("places") if p.id == named or wanted in {folded(w).strip() for w in (p.name, *p.names)}]
    if len(places) == 1 and not sources:
        first = {q.source: q for q in reversed(places[0].mentions)}
        return "place", tuple(first[source] for source in sorted(first)), {"name": places[0].name}
    fits = [*(f"{s.id} (source {report(s)})" for s in sources), *(f"{p.id} (place {p.name})" for p in places)]
    if fits:
        raise NotFound(f"{len(fits)} things are called {named!r}: {', '.join(fits)}. Give the id of one.")
    raise NotFound(f"no person, source or place has the id or the name {named!r}. `habeas show CASE` prints the ids of people.")


def beginning(source: str) -> Quote:
    """The first words of a report, which a decision about the whole of it holds on to."""
    text = rows.stored_text(source)
    return Quote.cut(source, text, Span(0, min(len(text), ANCHOR)))


def _passage(source: str, words: str) -> tuple[Guarded, tuple[Quote, ...], dict[str, str]]:
    guards, on, _ = _thing(source)
    if guards != "source":
        raise BadInput("--passage takes words of a source: give the source's id or file name before it.")
    text = rows.stored_text(on[0].source)
    found, at = [], text.find(words)
    while words.strip() and at >= 0:
        found.append(Quote.cut(on[0].source, text, Span(at, at + len(words))))
        at = text.find(words, at + len(words))
    if not found:
        raise NotFound("these words do not stand in that source. Copy them from `habeas show CASE` or the review desk, letter for letter.")
    return "passage", tuple(found), {}


def held(book: Casebook) -> Standing:
    """The protections and consents that hold in a casebook."""
    from habeas.pipeline import anchored
    from habeas.protecting.standing import standing

    texts = dict(book.texts)
    return standing(book, [anchored(j, texts) for j in ledger.judgements()])


def listed(purpose: Purpose, day: str) -> tuple[Line, ...]:
    """Everything that has a protection or was proposed for one, with its reasons; what is protected for this purpose on this ISO day first."""
    from habeas.protecting.standing import shields

    refresh()
    book = assembled.whole()
    people = {p.id: p for p in book.people}
    names = (
        {i: called(p, people) for i, p in people.items()} | {s.id: report(s) for s in book.sources} | {p.id: p.name for p in book.places}
    )
    lines = []
    for shield in shields(held(book), purpose, day):
        words = tuple(dict.fromkeys(q for p in shield.protections for q in p.quotes))
        line = Line(
            shield.guards,
            shield.thing,
            names.get(shield.thing, words[0].text if words else "?"),
            shield.protected,
            shield.why,
            shield.only_proposed,
            words,
            tuple(dict.fromkeys(r for p in shield.protections for r in ((p.audience,) if p.audience != "named" else p.readers))),
            numbers=tuple(sorted({p.number for p in shield.protections if p.number is not None})),
        )
        if shield.only_proposed:
            reasons = " ".join(f"--reason {reason}" for reason in dict.fromkeys(r for p in shield.protections for r in p.reasons))
            command = f"habeas protect {shield.thing} {reasons}"
            line = replace(line, accept=f'{command} --why "..."', dismiss=f'{command} --dismiss --why "..."')
        lines.append(line)
    return tuple(sorted(lines, key=lambda one: (not one.protected, one.only_proposed, one.guards, one.called)))


def veil(
    whole: Casebook, covers: Standing, at: str, purpose: Purpose = "publication", measures: Any = None, part: Casebook | None = None
) -> Veiled:
    """The casebook, or a part of it, with nothing protected in it. `covers`: as `held` gives them; `at`: ISO time of the publication with zone."""
    from habeas.actions.naming import draw, secret, spellings, wider
    from habeas.protecting import veil as veiling
    from habeas.protecting.standing import protected

    day = at[:10]
    people = sorted(protected(covers, purpose, day) & {p.id for p in whole.people})
    more: Mapping[str, Any] = {"wider": wider(whole), "spellings": spellings(whole, people), "key": secret(), "purpose": purpose}
    return veiling.veil(part or whole, covers.protections, covers.consents, draw(whole, people, at), measures, day=day, **more)
