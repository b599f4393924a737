"""One claim for each proposition of the article: what is said, of whom, by whom, how surely, in which words.

Claims come from three places: what somebody is quoted with, what somebody is told to have said, and what the report says itself. Every event
that was found gets at least one claim whose words tell of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from habeas.finding.about import subjects
from habeas.finding.acts import act, denier
from habeas.finding.annotations import (
    AmountMention,
    Cast,
    EventMention,
    Gazetted,
    Modality,
    Parse,
    Sentence,
    TimeMention,
    Utterance,
)
from habeas.finding.claim_drafts import Draft, Setting, in_order
from habeas.finding.claim_times import when_of
from habeas.finding.cues import cue_at, kids, stance_of
from habeas.finding.nearby import Nearby
from habeas.finding.point_drafts import of_points
from habeas.finding.points import nearest
from habeas.finding.propositions import propositions
from habeas.finding.sorts import predicate, sort_of
from habeas.finding.stance import modality
from habeas.finding.version import FINDER
from habeas.finding.worded_speech import narrator
from habeas.model.amount import Amount
from habeas.model.claims import Claim, ClaimKind, Speaker, Stance
from habeas.model.people import Person
from habeas.model.quote import Quote, Span

FEW = 3
SCRAP = 6
"""Quoted words that stay part of the sentence around them."""
COMMAS = frozenset("，,")
BARE: tuple[Stance, ...] = ("asserted",)


def claims(
    parse: Parse,
    cast: Cast,
    gazetted: Gazetted,
    times: tuple[TimeMention, ...],
    amounts: tuple[AmountMention, ...],
    utterances: tuple[Utterance, ...],
    events: tuple[EventMention, ...],
) -> tuple[Claim, ...]:
    """The claims of a report in the order of their words; page furniture makes none.

    Ids are `<source id>:c<start>-<end>-<n>`, the same for the same text. Each quote lies inside one sentence.
    """
    setting = Setting(
        parse,
        cast,
        gazetted,
        Nearby(times, lambda t: t.span),
        Nearby(gazetted.mentions, lambda m: m.span),
        Nearby(amounts, lambda a: a.number),
        Nearby(utterances, lambda u: u.content),
    )
    told_near = Nearby(events, lambda e: e.trigger)
    drafts: list[Draft] = []
    for s in parse.main_sentences():
        told = [e for e in told_near.near(s.span) if s.span.start <= e.trigger.start < s.span.end]
        here = _with_events(setting, list(_drafts(setting, s)), told)
        drafts += [*here, *of_points(setting, s, here)]
    numbers: Counter[tuple[int, int]] = Counter()
    out = []
    drafts = list({(d.span, d.head, d.event.id if d.event else "", d.point, d.whose): d for d in drafts}.values())
    for d in sorted(drafts, key=in_order):
        quote = parse.quote(d.span)
        number = numbers[quote.start, quote.end]
        numbers[quote.start, quote.end] += 1
        out.append(_claim(setting, d, quote, number))
    return tuple(out)


# -- where claims come from
def _drafts(setting: Setting, s: Sentence) -> Iterator[Draft]:
    parse = setting.parse
    said = [u for u in setting.said_near.near(s.span) if u.content.overlap(s.span) > 1]
    if not parse.grammatical:
        yield from _worded(parse, s, said)
        return
    direct = [u for u in said if u.direct]
    told = [u for u in said if not u.direct]
    rest = list(range(s.first, s.last))
    for u in direct:
        piece = [i for i in range(s.first, s.last) if u.content.start <= parse.tokens[i].start < u.content.end]
        yield from _of_piece(setting, piece, True)
        if len(piece) > SCRAP and not any(o.content.covers(u.content) for o in told):
            rest = [i for i in rest if i not in set(piece)]
    for u in sorted(told, key=lambda u: len(u.content)):
        piece = [i for i in rest if u.content.start <= parse.tokens[i].start < u.content.end]
        if len(piece) > 1:
            yield from _of_piece(setting, piece)
        rest = [i for i in rest if i not in set(piece)]
    yield from _of_cues(setting, s, said)
    spoken = {parse.token_at(u.cue.start) for u in said if u.cue is not None and (u.direct or len(parse.tokens_in(u.content)) >= FEW)}
    whole = len(rest) > 2 and not spoken & set(rest)
    verbs = [i for i in rest if parse.tokens[i].pos in ("VERB", "AUX")]
    if not verbs:
        return
    for p in propositions(parse, rest):
        if (p.head in spoken and not _asks(parse, p.head)) or (parse.tokens[p.head].pos not in ("VERB", "AUX") and not whole):
            continue
        if any(c in spoken for c in kids(parse, p.head, "conj")) and {parse.tokens[c].lemma for c in kids(parse, p.head, "cc")} & {
            "or",
            "nor",
        }:
            continue
        if len(parse.tokens_in(p.span)) >= FEW - 1:
            yield Draft(p.span, p.head, p.side)


def _worded(parse: Parse, s: Sentence, said: list[Utterance]) -> Iterator[Draft]:
    """Without grammar a claim is what somebody says, what the report goes on with behind a comma, or the sentence; a token may be a clause there."""
    ends = []
    for u in said:
        start, end = max(u.content.start, s.span.start), min(u.content.end, s.span.end)
        yield Draft(Span(start, end), parse.token_at(start) or s.first)
        ends.append(end)
    last = max(ends, default=s.span.start)
    if said and parse.text.text[last : last + 1] in COMMAS and s.span.end - last > SCRAP:
        yield Draft(Span(last + 1, s.span.end), parse.token_at(last + 1) or s.first)
    if not said and s.last > s.first:
        yield Draft(s.span, s.first)


def _asks(parse: Parse, v: int) -> bool:
    """Whether a cue tells of an act of its own beside what it introduces ("is asking the president to intervene: ...")."""
    return stance_of(parse.tokens[v].lemma.lower()) == "asked" and bool(kids(parse, v, "xcomp", "dobj"))


def _of_piece(setting: Setting, piece: list[int], direct: bool = False) -> Iterator[Draft]:
    parse = setting.parse
    if not piece:
        return
    found = propositions(parse, piece)
    whole = Span(parse.tokens[piece[0]].start, parse.tokens[piece[-1]].end)
    mains = [p for p in found if not p.side]
    if len(mains) != 1 and len(whole) <= 280 and (direct or not mains):
        top = next((i for i in piece if parse.tokens[i].head == i or parse.tokens[i].head not in piece), piece[0])
        unreal = [p.head for p in mains if modality(parse, p.head).stance != "asserted"]
        yield Draft(whole, (unreal or [p.head for p in mains] or [top])[0])
    for p in found:
        yield Draft(p.span, p.head, p.side)


def _of_cues(setting: Setting, s: Sentence, said: list[Utterance]) -> Iterator[Draft]:
    """A denial or a refusal to confirm is itself something the speaker says."""
    for u in said:
        if u.cue is None or u.direct:
            continue
        v = setting.parse.token_at(u.cue.start)
        if v is not None and s.first <= v < s.last and cue_at(setting.parse, v) is not None:
            how = modality(setting.parse, v)
            if how.stance in ("not_confirmed", "denied") or u.stance == "denied":
                yield Draft(s.span if len(s.span) <= 280 else u.span, v, False, None, u)


def _with_events(setting: Setting, drafts: list[Draft], events: list[EventMention]) -> list[Draft]:
    """Each event joins the smallest clause that it heads, or gets a claim of its own."""
    out, taken = list(drafts), set[int]()
    for e in events:
        fit = [n for n, d in enumerate(out) if n not in taken and d.event is None and d.head == e.head and d.span.covers(e.trigger)]
        if fit:
            n = min(fit, key=lambda n: len(out[n].span))
            taken.add(n)
            out[n] = Draft(out[n].span, out[n].head, out[n].side, e, out[n].cue)
        else:
            holding = [d.span for d in drafts if d.span.covers(e.trigger)]
            span = e.span if len(e.span) <= 330 or not holding else min(holding, key=len)
            if not setting.parse.grammatical:  # an event told inside what somebody says is theirs
                span = min([span, *holding], key=len)
            out.append(Draft(span, e.head, False, e))
    return out


# -- what a claim says
def _claim(setting: Setting, d: Draft, quote: Quote, number: int) -> Claim:
    parse, e = setting.parse, d.event
    heard = denier(parse, setting.cast, d.point.span, d.span) if d.point is not None and d.point.sort == "denial" else None
    heard = heard or d.cue or innermost(setting, d) or act(parse, setting.cast, d.head, d.span)
    how = _how(setting, d, heard)
    kind: ClaimKind = "event" if e is not None else sort_of(parse, setting.amounts_near.near(d.span), d.span, d.head)
    about, objects = subjects(parse, setting.cast, d.span, d.head, e, heard.voice if heard is not None else None)
    if d.point is not None:
        who = d.whose or nearest(
            setting.cast, parse.sentences[parse.tokens[d.head].sentence], d.point.span, heard.voice.entity if heard else None
        )
        kind, about, objects = (
            "attribute",
            tuple(dict.fromkeys([*([who] if who else []), *about])),
            (d.point.way, parse.words(d.point.span)),
        )
    speaker = _speaker(setting, heard)
    direct = heard is not None and heard.direct and _inside(d.span, heard.content)
    return Claim(
        id=f"{parse.text.source.id}:c{quote.start}-{quote.end}-{number}",
        kind=kind,
        quotes=(quote,),
        speaker=speaker,
        stance=how.stance,
        negated=how.negated,
        direct=direct,
        subjects=about,
        predicate=d.point.sort if d.point else predicate(parse, d.head, e.kind if e else None),
        objects=objects,
        event=e.id if e else None,
        when=when_of(setting, d),
        place=_place(setting, d),
        amount=d.point.amount if d.point and d.point.amount else _amount(setting, d),
        finder=FINDER,
        why=_why(parse, setting.cast, heard, how, e),
    )


def _inside(span: Span, content: Span) -> bool:
    return content.overlap(span) * 5 >= len(span) * 4


def innermost(setting: Setting, d: Draft) -> Utterance | None:
    """The nearest voice whose words hold the clause."""
    t = setting.parse.tokens[d.head]
    at = t.start if setting.parse.grammatical else d.span.start
    over = [u for u in setting.said_near.at(at, t.end) if u.content.start <= at < u.content.end and _inside(d.span, u.content)]
    return min(over, key=lambda u: (len(u.content), u.direct)) if over else None


def _how(setting: Setting, d: Draft, heard: Utterance | None) -> Modality:
    how = d.event.modality if d.event is not None and d.event.modality.stance != "asserted" else modality(setting.parse, d.head)
    if heard is not None and how.stance == "asserted" and heard.stance not in BARE and (not heard.direct or heard.stance == "denied"):
        word = setting.parse.words(heard.cue) if heard.cue is not None else ""
        return Modality(heard.stance, how.negated, word)
    if heard is not None and not heard.direct and heard.voice.kind == "official" and how == Modality("asserted", True, how.why):
        return Modality("denied", True, how.why)  # "the ministry says that she never came" denies it in so many words
    return how


def _speaker(setting: Setting, heard: Utterance | None) -> Speaker:
    if heard is None:
        opened = None if setting.parse.grammatical else narrator(setting.parse)
        return Speaker(None, opened.name if opened else setting.parse.text.source.outlet, "media")
    v = heard.voice
    return Speaker(v.entity, v.name, v.kind, v.relay)


def _place(setting: Setting, d: Draft) -> str | None:
    if d.event is not None and d.event.place is not None:
        return d.event.place
    return next((m.entity for m in setting.places_near.near(d.span) if m.role == "place" and d.span.covers(m.span)), None)


def _amount(setting: Setting, d: Draft) -> Amount | None:
    if d.event is not None and d.event.count is not None:
        return d.event.count
    return next(
        (
            a.amount
            for a in setting.amounts_near.near(d.span)
            if a.shape in ("count", "money", "share", "age", "rate") and d.span.covers(a.number)
        ),
        None,
    )


def _why(parse: Parse, cast: Cast, heard: Utterance | None, how: Modality, e: EventMention | None) -> str:
    words = [f"event: {parse.words(e.trigger)}"] if e is not None else []
    if heard is not None and heard.cue is not None:
        words.append(f"said: {parse.words(heard.cue)}")
    if how.why:
        words.append(f"{how.stance}{' (negated)' if how.negated else ''}: {how.why}")
    words += [f"{_called(cast, who)} held to be a victim at {p:.2f} by {why}" for who, p, why in (e.weighed if e is not None else ())]
    return "; ".join(words)


def _called(cast: Cast, who: str) -> str:
    known = cast.who(who)
    return known.names[0].text if isinstance(known, Person) and known.names else "somebody"
