"""Treaties, acts, bills, resolutions, agreements and official reports that a text speaks of, one entry each however they are named.

Known laws come under the name of words/any/laws.toml, so that reports which name a treaty differently meet; others under the words of the report,
made longer by whose they are, so that two bills of different countries stay two.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.finding.annotations import Parse
from habeas.finding.bodies import WIDE
from habeas.finding.lexicon import words
from habeas.finding.placewords import in_article
from habeas.finding.sieve import Sieve, sieve
from habeas.model.claims import Law, LawKind
from habeas.model.quote import Span

CAP = r"[A-Z][\w’'&-]*"
ARTICLE = re.compile(
    r"(?i)\b((?:articles?|section|sec\.|art\.|artículos?|§) ?\d+[A-Za-z]?(?:\(\d+\))*(?:(?:,| and| or) \d+)?)|제 ?\d+ ?조|第\s?[\d一二三四五六七八九十百]+\s?条"
)
HINT = re.compile(
    r"(?i)conv|coven|pact|proto|treat|charter|statut|declar|refoul|commission|report|\bbill|\bact\b|\blaws?\b|\bley\b|majest|\b112\b|\b1951\b"
    r"|iccpr|icescr|icpped|udhr|vccr|cedaw|sopimus|devoluc|협약|규약|의정서|선언|규정|원칙|보고서|인권법|보안법|모독죄|고문법|约|約|宣言|议定书|规约|規程|遣返|法|冒犯|推回|ルフールマン|มาตรา"
)
"""What the name of every known law has in it: sentences without are passed over."""
QUOTED = re.compile(
    r"^(?:The |the )?(?P<noun>convention|treaty|covenant|law|act|bill|resolution|protocol|agreement|article)\b[^“\"]{0,60}?[:,]?\s*"
    r"[“\"](?P<said>[^”\"]{15,400})[”\"]"
)


@dataclass(frozen=True, slots=True)
class Cited:
    """Words that name a law, the law they name, and its kind."""

    span: Span
    name: str
    kind: LawKind
    rank: int
    article: str | None = None


def laws(parse: Parse) -> tuple[Law, ...]:
    """Every law, treaty, bill, resolution or official report a text names, in order, with the words that name it."""
    found = [*_known(parse), *_fixed(parse)]
    if parse.grammatical:
        found += [*_capitalised(parse), *_told(parse), *_passed(parse), *_deals(parse), *_reports(parse)]
    kept: list[Cited] = []
    for cited in sorted(found, key=lambda c: (-c.rank, -len(c.span), c.span)):
        if in_article(parse, cited.span) and not any(cited.span.overlap(k.span) for k in kept):
            kept.append(cited)
    kept.sort(key=lambda c: c.span)
    return _assembled(parse, [*kept, *_quoted(parse, kept), *_again(parse, kept)])


@functools.cache
def _table() -> tuple[tuple[re.Pattern[str], str, LawKind], ...]:
    rows = []
    for law in words("any", "laws").get("law", ()):
        for pattern in law["patterns"]:
            edge = "" if WIDE.search(pattern) else r"(?<!\w)"
            rows.append(
                (re.compile(f"{edge}(?:{pattern})", re.IGNORECASE if not pattern.isupper() else re.NOFLAG), law["name"], law["kind"])
            )
    return tuple(rows)


@functools.cache
def _holding() -> Sieve:
    return sieve(pattern for pattern, _, _ in _table())


def _known(parse: Parse) -> Iterator[Cited]:
    text = parse.text.text.replace("\u00a0", " ")
    held: dict[int, list[Span]] = {}
    for s in (sentence.span for sentence in parse.sentences):
        passed = _holding().through(text, s.start, s.end)
        if passed and HINT.search(text, s.start, s.end):
            for n in passed:
                held.setdefault(n, []).append(s)
    for n, sentences in sorted(held.items()):
        pattern, name, kind = _table()[n]
        for m in (m for s in sentences for m in pattern.finditer(text, s.start, s.end)):
            yield Cited(Span(m.start(), m.end()), name, kind, 5, _article(text, m.start(), m.end()))


def _article(text: str, start: int, end: int) -> str | None:
    """The article cited right before ("Article 33 of the ...") or right behind a law's name."""
    before = text[max(0, start - 40) : start]
    hits = [
        m
        for m in ARTICLE.finditer(before)
        if re.fullmatch(r"(?: (?:of|in|de) (?:the |la |el )?(?:\w+ )?)?|(?: of)? ?\d{0,4} ?", before[m.end() :])
    ]
    if hits:
        return (hits[-1].group(1) or hits[-1].group()).strip()
    m = re.compile(r",? \(?(?:in )?(?:its )?(article \d+(?:\(\d+\))?)", re.IGNORECASE).match(text, end)
    return m.group(1) if m else None


@functools.cache
def _fixed_pattern(language: str, kind: str) -> re.Pattern[str] | None:
    patterns = words(language, "laws").get("fixed", {}).get(kind, ())
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(patterns)})") if patterns else None


def _fixed(parse: Parse) -> Iterator[Cited]:
    """Phrases that mean a body of law or a policy as a whole ("international law", "guilt by association")."""
    text = parse.text.text.replace("\u00a0", " ")
    kinds: tuple[LawKind, ...] = ("policy", "other")
    for kind in kinds:
        pattern = _fixed_pattern(parse.language.split("-")[0], kind)
        for m in pattern.finditer(text) if pattern else ():
            yield Cited(Span(m.start(), m.end()), m.group().lower(), kind, 1)


@functools.cache
def _ends() -> dict[str, LawKind]:
    found: dict[str, LawKind] = {}
    for kind, ends in words("en", "laws")["kinds"].items():
        for end in ends:
            found.setdefault(end, kind)
    return found


@functools.cache
def _cap_pattern() -> re.Pattern[str]:
    ends = "|".join(sorted(_ends(), key=lambda e: (-len(e), e)))
    lead = rf"(?:(?:\d{{4}} )?(?:{CAP} (?:(?:of|on|the|and|for|to|against|in) ){{0,2}})+)"
    tail = rf"(?: (?:of|on|for|against|relating to|to) (?:the )?(?:\d{{4}}|{CAP}(?: (?:of |and |the |in |on )?{CAP})*))?(?: \d{{3,5}})?"
    return re.compile(
        rf"\b(?P<lead>{lead})(?P<end>{ends})\b(?P<tail>{tail})|\b(?P<number>(?:Resolution|Decree|Law|Act|Order) (?:No\. ?)?\d+(?:/\d+)*)"
    )


def _capitalised(parse: Parse) -> Iterator[Cited]:
    for sentence in parse.sentences:
        for m in _cap_pattern().finditer(parse.text.text, sentence.span.start, sentence.span.end):
            end = m.group("end") or m.group("number").split()[0]
            start = m.start()
            for i in parse.tokens_in(Span(m.start(), m.end())):
                if parse.tokens[i].pos in ("PROPN", "ADJ", "NOUN", "NUM"):
                    start = parse.tokens[i].start
                    break
            if m.group("end") and start >= m.start("end"):
                continue
            after = parse.text.text[m.end() : m.end() + 12]
            if not re.match(r"(?:[- ](?:School|Enforcement|Office|Department|Firm|Commission|Party)|['’]s? (?:spokes|dean))", after):
                span = Span(start, m.end())
                yield Cited(span, _plain(parse.words(span)), _ends().get(end, "statute"), 3, _article(parse.text.text, start, m.end()))


def _plain(name: str) -> str:
    return re.sub(r"\s+", " ", name.replace("’", "'"))


@functools.cache
def _told_pattern(kind: str) -> re.Pattern[str]:
    table = words("en", "laws")
    nouns, modifiers = (
        "|".join(re.escape(w) for w in sorted(table[section].get(kind, ()), key=lambda w: (-len(w), w)))
        for section in ("nouns", "modifiers")
    )
    return re.compile(rf"(?<![\w-])(?:{modifiers}) (?:{nouns})\b(?! enforcement|-abiding)")


OWNER = re.compile(rf"(?:{CAP}(?:['’]s)? ){{1,3}}(?:(?:new|controversial|draconian|sweeping|strict|draft) )?$")


def _told(parse: Parse) -> Iterator[Cited]:
    """ "the extradition bill", "China's espionage law": a lower-case word for a law with the word that says which."""
    text = parse.text.text
    kinds: tuple[LawKind, ...] = ("statute", "bill", "agreement", "treaty")
    for kind in kinds:
        for m in _told_pattern(kind).finditer(text):
            owner = OWNER.search(text, max(0, m.start() - 60), m.start())
            span = _without_article(parse, Span(owner.start() if owner else m.start(), m.end()))
            yield Cited(span, _plain(parse.words(span)), kind, 2)


def _without_article(parse: Parse, span: Span) -> Span:
    m = re.match(r"(?:(?:The|A|An|In|Under|But|And|When|If|That|This) )+", parse.words(span))
    return Span(span.start + (m.end() if m else 0), span.end)


def _passed(parse: Parse) -> Iterator[Cited]:
    """ "parliament passed a resolution": the one who passed it says which."""
    for t in parse.tokens:
        if t.lemma not in ("resolution", "bill", "law", "decree", "legislation") or t.dep not in ("dobj", "nsubjpass"):
            continue
        verb = parse.tokens[t.head]
        if verb.lemma not in ("pass", "adopt", "approve", "enact", "sign", "reject", "issue", "ratify", "block", "propose", "introduce"):
            continue
        subject = next((parse.tokens[c] for c in parse.children[verb.i] if parse.tokens[c].dep in ("nsubj", "agent")), None)
        if subject is None or subject.pos == "PRON":
            continue
        who = parse.words(parse.clause(subject.i)).removeprefix("the ").removeprefix("by ").removeprefix("The ")
        kinds: dict[str, LawKind] = {"resolution": "resolution", "bill": "bill"}
        start = min(
            [t.start, *(parse.tokens[c].start for c in parse.children[t.i] if parse.tokens[c].dep in ("compound", "amod", "nummod"))]
        )
        what = parse.words(Span(start, t.end))
        yield Cited(Span(start, t.end), _plain(f"{what} of {who}")[:120], kinds.get(t.lemma, "statute"), 2)


def _deals(parse: Parse) -> Iterator[Cited]:
    """Agreements between states: "a repatriation agreement with Pyongyang", "under a deal with North Korea"."""
    nouns = "|".join(words("en", "laws")["nouns"]["agreement"])
    what = rf"(?:(?:[a-z-]+ )?(?:repatriation|extradition|deportation|bilateral|border) )?(?:{nouns})s?"
    for m in re.finditer(rf"\b{what} (?:with|between) (?:the )?{CAP}(?: {CAP}| and (?:the )?{CAP})*", parse.text.text):
        span = _without_article(parse, Span(m.start(), m.end()))
        at = parse.token_at(span.start)
        if at is not None and parse.tokens[at].pos in ("NOUN", "ADJ", "VERB", "PROPN"):
            yield Cited(span, _plain(parse.words(span)), "agreement", 2)


def _reports(parse: Parse) -> Iterator[Cited]:
    """Official reports with a subject: "the United Nations' report on ...", "a 2014 UN report on ..."."""
    who = r"(?:UN|U\.N\.|United Nations|Commission|Committee|Council|OHCHR|State Department|CIDH|IACHR|Rapporteur)"
    for m in re.finditer(
        rf"(?:(?:\d{{4}} )?(?:{CAP} ){{0,3}}{who}(?:['’]s?)?) (?:(?:[a-z-]+|{CAP}) ){{0,3}}report(?: on [A-Z’'\w]+(?:[ -][\w’']+){{0,5}})?",
        parse.text.text,
    ):
        span = _without_article(parse, Span(m.start(), m.end()))
        yield Cited(span, _plain(parse.words(span)), "report", 1)


def _quoted(parse: Parse, kept: list[Cited]) -> Iterator[Cited]:
    """Words of a law given in quotation marks after "the convention states"."""
    for sentence in parse.sentences:
        m = QUOTED.match(parse.words(sentence.span))
        before = [c for c in kept if c.span.start < sentence.span.start and (m is None or m.group("noun").lower() in c.name.lower())]
        if m and before:
            start = sentence.span.start + m.start("said")
            yield Cited(Span(start, start + len(m.group("said"))), before[-1].name, before[-1].kind, -1)


def _again(parse: Parse, kept: list[Cited]) -> Iterator[Cited]:
    """ "the bill", "the convention" that look back to the one named last."""
    if not parse.grammatical:
        return
    for m in re.finditer(
        r"\b[Tt]he (convention|treaty|covenant|bill|resolution|act|protocol|agreement|pact)\b(?! (?:of|on|relating|with|between|that))",
        parse.text.text,
    ):
        span = Span(m.start(), m.end())
        before = [c for c in kept if c.span.end < span.start and m.group(1) in c.name.lower()]
        if before and in_article(parse, span) and not any(c.span.overlap(span) for c in kept):
            yield Cited(span, before[-1].name, before[-1].kind, -1)


def _assembled(parse: Parse, cited: list[Cited]) -> tuple[Law, ...]:
    groups: dict[tuple[str, str], list[Cited]] = {}
    for c in sorted(cited, key=lambda c: c.span):
        groups.setdefault((c.name.lower(), c.kind), []).append(c)
    made = []
    for group in groups.values():
        quotes = tuple(parse.quote(c.span) for c in group)
        names = tuple(dict.fromkeys(parse.words(c.span) for c in group if c.rank >= 0))
        article = next((c.article for c in group if c.article), None)
        made.append(Law(f"{parse.text.source.id}:w{group[0].span.start}", group[0].name, names, group[0].kind, article, quotes))
    return tuple(made)
