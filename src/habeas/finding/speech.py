"""Who says what: direct speech in quotation marks and after dashes, told speech, thoughts, "according to", and voices passed on by others."""

from __future__ import annotations

from dataclasses import replace

from habeas.finding.annotations import Cast, Parse, Sentence, Token, Utterance, Voice
from habeas.finding.attribution import Attribution
from habeas.finding.contents import according, contents
from habeas.finding.continued import going_on
from habeas.finding.cues import Cue, cue_at, kids, subject_of
from habeas.finding.introduced import introduced
from habeas.finding.narrator import own_account
from habeas.finding.nearby import Covering, Nearby
from habeas.finding.quotations import quotations
from habeas.finding.voices import known, voice
from habeas.finding.worded_speech import worded_speech
from habeas.model.claims import SpeakerKind
from habeas.model.people import Person
from habeas.model.quote import Span

OWN_WORDS = frozenset({"I", "we", "We", "my", "My", "our", "Our"})
NOBODY = Voice(None, None, "anonymous")
BODIES: tuple[SpeakerKind, ...] = ("organisation", "official", "media", "unknown", "anonymous")
IT = Voice(None, "it", "unknown")
"""What "it says" stands for until it is known who or what was speaking."""

PRONOUN_SEX = {"he": "male", "she": "female"}


def speech(parse: Parse, cast: Cast) -> tuple[Utterance, ...]:
    """Everything in the article that somebody other than the outlet says, in order; what is said inside something said follows it.

    The voice is who stands nearest to the fact; `relay` names those who passed it on, the nearest first ("a source told Lee, who told the paper").
    """
    if not parse.grammatical:
        worded = worded_speech(parse, cast)
        return tuple(sorted(worded, key=lambda u: (u.content.start, -u.content.end, u.direct)))
    marked = quotations(parse)
    direct = Attribution(parse, cast, marked).utterances()
    found = [*direct, *_told(parse, cast, direct), *_by_phrase(parse, cast), *introduced(parse, cast)]
    found = sorted((u for u in found if len(u.content)), key=lambda u: (u.content.start, -u.content.end, u.direct))
    heard = going_on(parse, cast, _same_voice(parse, cast, found))
    own = own_account(parse, cast, marked)
    return tuple(_nested(sorted([*heard, *own], key=lambda u: (u.content.start, -u.content.end, u.direct))))


def _same_voice(parse: Parse, cast: Cast, found: list[Utterance]) -> list[Utterance]:
    """ "He said" goes on with who has been speaking rather than with an unnamed relative spoken of in between."""
    people = {p.id: p for p in cast.people}
    heard: list[Voice] = []
    earlier = Covering()
    mended: dict[str, Voice] = {}
    out: list[Utterance] = []
    for u in found:
        person = people.get(u.voice.entity or "")
        if person is not None and u.cue is None and person.id in mended:
            u = replace(u, voice=mended[person.id])
        elif (
            person is not None
            and not person.names
            and person.kin
            and not _called(parse, cast, person.id, u)
            and not (heard and heard[-1].entity == person.id)
            and _by_pronoun(parse, u)
        ):
            sexes = {person.sex, "unknown"}
            same = [v for v in heard if v.entity in people and (people[v.entity].sex in sexes or parse.text.source.machine_translated)]
            if same:
                mended[person.id] = replace(same[-1], relay=u.voice.relay)
                u = replace(u, voice=mended[person.id])
        elif u.voice.entity is None and u.cue is not None:
            u = replace(u, voice=_unresolved(parse, cast, u, heard))
            if u.voice == IT:
                continue
        if not earlier.covers(u.span):
            heard.append(u.voice)
        earlier.add(u.content)
        out.append(u)
    return out


def _called(parse: Parse, cast: Cast, person: str, u: Utterance) -> bool:
    """Whether somebody has just got in touch: "Her son rang from the border. He said ..."."""
    s = parse.sentence_at(u.span.start)
    if s is None or s.i == 0:
        return False
    before = parse.sentences[s.i - 1]
    acting = [parse.tokens[m.head] for m in cast.inside(before.span) if m.entity == person and m.head >= 0]
    return any(t.dep == "nsubj" and parse.tokens[t.head].lemma in known("acts", "contact") for t in acting)


def _unresolved(parse: Parse, cast: Cast, u: Utterance, heard: list[Voice]) -> Voice:
    """Whom a pronoun that stands for nobody known may mean: "he" the last who spoke, "they" those who act in the clause above, "it" the body or
    paper that spoke last, else the subject of the sentence before."""
    people = [v for v in heard if isinstance(cast.who(v.entity or ""), Person)]
    v = parse.token_at(u.cue.start) if u.cue is not None else None
    cue = cue_at(parse, v, direct=True) if v is not None else None
    if cue is None or cue.speaker is None:
        return u.voice
    word = parse.tokens[cue.speaker].text.lower()
    if word in ("he", "she"):
        sexes = (PRONOUN_SEX[word], "unknown")
        people = [v for v in people if parse.text.source.machine_translated or getattr(cast.who(v.entity or ""), "sex", "") in sexes]
        return replace(people[-1], relay=u.voice.relay) if people else u.voice
    if word == "they":
        return _plural(parse, cast, cue, heard) or u.voice
    s = parse.sentences[parse.tokens[cue.speaker].sentence]
    if word != "it" or s.i == 0 or parse.sentences[s.i - 1].paragraph != s.paragraph:
        return u.voice
    if heard and heard[-1].kind in BODIES and not isinstance(cast.who(heard[-1].entity or ""), Person):
        return replace(heard[-1], relay=u.voice.relay)
    before = parse.sentences[s.i - 1]
    root = next((i for i in range(before.first, before.last) if parse.tokens[i].head == i), None)
    who = subject_of(parse, root) if root is not None else None
    return voice(parse, cast, who) if who is not None and parse.tokens[who].pos in ("PROPN", "NOUN") else u.voice


def _plural(parse: Parse, cast: Cast, cue: Cue, heard: list[Voice]) -> Voice | None:
    """ "they": the subject of a clause above the cue ("activists protest on behalf of people who they say are held"), else several who spoke."""
    for a in parse.ancestors(cue.verb):
        who = next(iter(kids(parse, a, "nsubj")), None)
        if who is not None and who != cue.speaker and parse.tokens[who].tag == "NNS":
            return voice(parse, cast, who)
    return heard[-1] if heard and (heard[-1].name or "").lower().rstrip("s") + "s" == (heard[-1].name or "").lower() else None


def _by_pronoun(parse: Parse, u: Utterance) -> bool:
    v = parse.token_at(u.cue.start) if u.cue is not None else None
    cue = cue_at(parse, v, direct=True) if v is not None else None
    return cue is not None and cue.speaker is not None and parse.tokens[cue.speaker].pos == "PRON"


def _told(parse: Parse, cast: Cast, direct: list[Utterance]) -> list[Utterance]:
    out = []
    quoted = Nearby(direct, lambda u: u.content)
    for s in parse.main_sentences():
        for v in range(s.first, s.last):
            cue = cue_at(parse, v)
            if cue is None:
                continue
            t = parse.tokens[v]
            inside = any(u.content.start <= t.start < u.content.end for u in quoted.at(t.start, t.end))
            if _first_person(parse, cue) or (inside and (cue.hearsay or cue.stance == "hedged")):
                continue
            who = _who(parse, cast, cue, s)
            if who is None:
                continue
            said = [c for c in contents(parse, cue) if not _within(c, quoted, t) and not _own_speaker(parse, cue, c)]
            out += [_utterance(parse, cue, who, content) for content in said]
    return out


def _within(content: Span, direct: Nearby[Utterance], cue: Token) -> bool:
    """Whether a told content is only what a quotation beside the same cue already holds."""
    return any(
        not (u.content.start <= cue.start < u.content.end) and 3 * content.overlap(u.content) > 2 * len(content)
        for u in direct.near(content)
    )


def _own_speaker(parse: Parse, cue: Cue, content: Span) -> bool:
    """Whether a content holds its own speaker and not the cue: a sentence the grammar misread."""
    if cue.speaker is None:
        return False
    speaker, verb = parse.tokens[cue.speaker], parse.tokens[cue.verb]
    return content.start <= speaker.start < content.end and not content.start <= verb.start < content.end


def _as_if_marked(parse: Parse, cue: Cue, content: Span) -> bool:
    """Whether words without marks are the speaker's own: they stand before their cue and say "I" ("I was cold, she says")."""
    verb = parse.tokens[cue.verb]
    if content.end > verb.start or verb.dep != "ROOT" or verb.lemma == "call":  # "they tied my arms, they call it the helicopter"
        return False
    return any(
        parse.tokens[j].dep in ("nsubj", "nsubjpass", "poss") and parse.tokens[j].text in OWN_WORDS for j in parse.tokens_in(content)
    )


def _utterance(parse: Parse, cue: Cue, who: Voice, content: Span) -> Utterance:
    t = parse.tokens[cue.verb]
    direct = _as_if_marked(parse, cue, content)
    ends = [content.start, content.end, t.start, t.end]
    if cue.speaker is not None:
        ends += [parse.tokens[cue.speaker].start, parse.tokens[cue.speaker].end]
    return Utterance(Span(min(ends), max(ends)), content, who, direct, Span(t.start, t.end), cue.stance)


def _first_person(parse: Parse, cue: Cue) -> bool:
    return cue.speaker is None or parse.tokens[cue.speaker].lemma.lower() in known("persons", "first")


def _who(parse: Parse, cast: Cast, cue: Cue, sentence: Sentence) -> Voice | None:
    if cue.speaker is None:
        return None
    lemma = parse.tokens[cue.speaker].lemma.lower()
    if lemma == "it" and not cast.headed(cue.speaker) and not cue.hearsay:
        return IT
    if lemma in ("it", "there", "this", "that", "which", "what") and not cast.headed(cue.speaker):
        return None
    if cue.hearsay:
        return _heard(parse, cast, cue)
    if lemma in known("documents", "nouns"):
        return _document(parse, cast, cue.speaker)
    relay: tuple[str, ...] = ()
    if cue.to is not None:
        heard = voice(parse, cast, cue.to)
        relay = (heard.name,) if heard.kind == "media" and heard.name and parse.tokens[cue.to].pos == "PROPN" else ()
    return voice(parse, cast, cue.speaker, relay)


def _heard(parse: Parse, cast: Cast, cue: Cue) -> Voice | None:
    """What somebody heard is said by whoever told them, and passed on by them."""
    if cue.speaker is None:
        return None
    hearer = voice(parse, cast, cue.speaker)
    relay = (hearer.name,) if hearer.name else ()
    if cue.source is not None:
        return replace(voice(parse, cast, cue.source), relay=relay)
    return replace(NOBODY, relay=relay)


def _document(parse: Parse, cast: Cast, i: int) -> Voice:
    """A report or letter speaks for whoever wrote it; where that is not said, for nobody known."""
    owners = [
        *kids(parse, i, "poss"),
        *(q for p in kids(parse, i, "prep", "agent") if parse.tokens[p].lemma in ("by", "from", "of") for q in kids(parse, p, "pobj")),
    ]
    by = [(c, q) for c in kids(parse, i, "acl") for a in kids(parse, c, "agent") for q in kids(parse, a, "pobj")]
    seen = [q for c, q in by if parse.tokens[c].lemma.lower() in known("documents", "seen_by")]
    if seen and not owners:  # whoever saw a paper passes on what it says
        relay = voice(parse, cast, seen[0]).name
        return replace(voice(parse, cast, i), relay=(relay,) if relay else ())
    owners += [q for c, q in by]
    owners += [c for c in kids(parse, i, "compound", "nmod") if cast.headed(c)]
    for o in owners:
        found = voice(parse, cast, o)
        if found.entity is not None or found.kind != "unknown" or parse.tokens[o].pos == "PROPN":
            return found
    if parse.tokens[i].lemma.lower() in known("documents", "rumours") and not kids(parse, i, "poss"):
        return replace(voice(parse, cast, i), kind="anonymous")
    return voice(parse, cast, i)


def _by_phrase(parse: Parse, cast: Cast) -> list[Utterance]:
    """ "According to X" speaks for the whole of its sentence."""
    out = []
    for phrase, who in according(parse):
        s = parse.sentence_at(phrase.start)
        if s is None or not s.main:
            continue
        content = _without(parse, s, phrase)
        speaker = (
            _document(parse, cast, who)
            if parse.tokens[who].lemma.lower() in known("documents", "nouns") | known("documents", "rumours")
            else voice(parse, cast, who)
        )
        out.append(Utterance(s.span, content, speaker, False, phrase, "asserted"))
    return out


def _without(parse: Parse, s: Sentence, phrase: Span) -> Span:
    """A sentence without a phrase at its beginning or end; the whole where the phrase stands in its midst."""
    text = parse.text.text
    if phrase.start - s.span.start <= 6:
        start = phrase.end
        while start < s.span.end and not text[start].isalnum() and text[start] not in "\"“‘'":
            start += 1
        return Span(start, s.span.end)
    if s.span.end - phrase.end <= 4:
        end = phrase.start
        while end > s.span.start and (text[end - 1].isspace() or text[end - 1] in ",;-–—"):
            end -= 1
        return Span(s.span.start, end)
    return s.span


def _nested(found: list[Utterance]) -> list[Utterance]:
    """What is said inside something said: the outer voices pass it on."""
    out = []
    around = Nearby(found, lambda u: u.content)
    for u in found:
        relay = list(u.voice.relay)
        outer = [
            o
            for o in around.near(u.content)
            if o is not u
            and o.content.covers(u.content)
            and u.cue is not None
            and o.content.covers(u.cue)
            and len(o.content) > len(u.content)
        ]
        for o in sorted(outer, key=lambda o: len(o.content)):
            relay += [n for n in (o.voice.name, *o.voice.relay) if n and n not in relay and n != u.voice.name]
        out.append(replace(u, voice=replace(u.voice, relay=tuple(relay))))
    return out
