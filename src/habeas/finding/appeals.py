"""Who asks whom to do what for whom: pleas, calls, demands, petitions, open letters, resolutions, and people before an embassy's gate."""

from __future__ import annotations

from habeas.finding.about import named
from habeas.finding.annotations import Cast, Parse, Utterance
from habeas.finding.asking import Asking, askings
from habeas.finding.cues import kids
from habeas.finding.nearby import Nearby
from habeas.finding.voices import known
from habeas.model.claims import Appeal, Claim
from habeas.model.quote import Quote, Span

MOST_WORDS = 200
VAGUE = frozenset({"one", "man", "woman", "people", "leader"})


def appeals(parse: Parse, cast: Cast, utterances: tuple[Utterance, ...], claims: tuple[Claim, ...]) -> tuple[Appeal, ...]:
    """The appeals of a report, in the order of their words.

    `by` and `to` are ids where the text names somebody known, `words_to` the addressees' words otherwise; `for_` the people it is to help.
    `claims`: those whose words overlap. Ids are `<source id>:a<start>`. Without a grammar none are found.
    """
    out: list[Appeal] = []
    taken: set[int] = set()
    speaking = Nearby(utterances, lambda u: u.content)
    telling = Nearby(((c, q) for c in claims for q in c.quotes), lambda told: told[1].span)
    addressed: dict[str | None, tuple[str, ...]] = {}
    for asking in askings(parse):
        if asking.span.start in taken:
            continue
        made = _appeal(parse, cast, speaking, telling, asking, addressed)
        if made is None:
            continue
        taken.add(asking.span.start)
        addressed[made.by] = made.to or addressed.get(made.by, ())
        out.append(made)
    return tuple(out)


def _appeal(
    parse: Parse,
    cast: Cast,
    speaking: Nearby[Utterance],
    telling: Nearby[tuple[Claim, Quote]],
    asking: Asking,
    addressed: dict[str | None, tuple[str, ...]],
) -> Appeal | None:
    voice = _voice(parse, speaking, asking)
    own = _own_statement(parse, cast)
    if asking.quoted and (voice is None or not (voice.direct or _campaigns(cast, voice))) and own is None:
        return None
    by = _by(parse, cast, asking, voice) or own
    to, words_to = _to(parse, cast, asking, by)
    if not to and not words_to and asking.to:
        to = addressed.get(by, ())
    what = parse.words(asking.what)[:MOST_WORDS] if asking.what is not None else ""
    quote = parse.quote(asking.span)
    near = asking.what or asking.span
    for_ = tuple(dict.fromkeys(m.entity for m in cast.inside(near) if ":p" in m.entity and m.entity not in (by, *to)))
    told = [c for c, q in telling.near(quote.span) if 2 * q.span.overlap(quote.span) >= min(len(q.span), len(quote.span))]
    event = next((c.event for c in told if c.event is not None), None)
    return Appeal(
        f"{parse.text.source.id}:a{quote.start}", by, to, words_to, what, for_, event, tuple(dict.fromkeys(c.id for c in told)), (quote,)
    )


def _own_statement(parse: Parse, cast: Cast) -> str | None:
    """The organisation whose own statement a report is: what it prints as its page's own voice, it asks for."""
    name = (parse.text.source.outlet or "").casefold()
    return next((o.id for o in cast.organisations if o.kind == "ngo" and name and name in [n.casefold() for n in o.names]), None)


def _campaigns(cast: Cast, voice: Utterance) -> bool:
    """Whether an organisation that is no state's says so: what it says "should" be done, it asks for."""
    known = next((o.kind for o in cast.organisations if o.id == voice.voice.entity), None)
    return voice.voice.kind == "organisation" and known not in ("media", "state_other", "state_security", "court", "legislature")


def _voice(parse: Parse, speaking: Nearby[Utterance], asking: Asking) -> Utterance | None:
    t = parse.tokens[asking.verb]
    over = [u for u in speaking.at(t.start, t.end) if u.content.start <= t.start < u.content.end]
    return min(over, key=lambda u: len(u.content)) if over else None


def _by(parse: Parse, cast: Cast, asking: Asking, voice: Utterance | None) -> str | None:
    """Who asks: the clause's subject where it is somebody known, else the voice that speaks."""
    for i in asking.by:
        first = parse.tokens[i].lemma.lower() in known("persons", "first")
        if voice is not None and first:
            return voice.voice.entity
        found = named(parse, cast, i)
        if found:
            return found[0]
    return voice.voice.entity if voice is not None else None


def _to(parse: Parse, cast: Cast, asking: Asking, by: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    ids: list[str] = []
    words: list[str] = []
    for i in asking.to:
        for j in (i, *_joined(parse, i)):
            found = [e for e in named(parse, cast, j) or _anyone(parse, cast, j) if e != by]
            if not found and parse.tokens[j].lemma.lower() in VAGUE:
                found = _named_after(cast, parse.tokens[j].end, asking.span.end)
            ids += [*found, *(g for e in found for g in _government(cast, e))]
            if not found and parse.tokens[j].lemma.lower() not in known("persons", "pronouns"):
                words.append(_phrase(parse, j))
    return tuple(dict.fromkeys(ids)), tuple(dict.fromkeys((*asking.words_to, *words)))


def _named_after(cast: Cast, start: int, end: int) -> list[str]:
    """The named person behind "one of the most powerful men, ..."."""
    people = {p.id for p in cast.people if p.names}
    return [m.entity for m in cast.mentions if start <= m.span.start < end and m.entity in people][:1]


def _government(cast: Cast, body: str) -> list[str]:
    """An embassy is asked as its government: that government's id, where the text speaks of it."""
    embassy = next((o for o in cast.organisations if o.id == body and any(w in o.name.lower() for w in ("embassy", "consulate"))), None)
    if embassy is None or embassy.country is None:
        return []
    return [
        o.id for o in cast.organisations if o.country == embassy.country and any(w in o.name.lower() for w in ("government", "authorities"))
    ][:1]


def _anyone(parse: Parse, cast: Cast, i: int) -> list[str]:
    """The body or named person inside a long addressee ("one of the most powerful men, the president"; "the issue from the ministry")."""
    people = {p.id for p in cast.people if p.names}
    bodies = {o.id for o in cast.organisations}
    inside = cast.inside(parse.clause(i))
    return [m.entity for m in inside if m.entity in people][-1:] or [m.entity for m in inside if m.entity in bodies][-1:]


def _joined(parse: Parse, i: int) -> list[int]:
    out: list[int] = []
    for c in kids(parse, i, "conj"):
        out += [c, *_joined(parse, c)]
    return out


def _phrase(parse: Parse, i: int) -> str:
    left = [j for c in kids(parse, i, "amod", "compound", "poss", "nmod") for j in parse.subtree(c)]
    span = parse.span(min([i, *left]), i)
    return parse.words(Span(span.start, span.end))
