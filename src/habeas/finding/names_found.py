"""Names of people as printed: runs of capitalised words that a title, the grammar's proposal, a name list or a longer form in the report vouches for."""

from __future__ import annotations

import functools
import re

from habeas.finding.aged import AGED
from habeas.finding.annotations import Parse, Sentence, Token
from habeas.finding.bynames import alias_of, called, country_before, office, relative_before, trade_before, young
from habeas.finding.candidates import Candidate
from habeas.finding.descriptions import nouns
from habeas.finding.given_names import given, told_by
from habeas.finding.initials import called_by_initials, initials
from habeas.finding.lexicon import words
from habeas.finding.name_edges import cut, nobody, of_thing, peoples
from habeas.finding.names_in_rows import LIVED, acts, beside_people, head_of, kindred, listed, undergoes
from habeas.finding.nearby import Nearby
from habeas.finding.pseudonyms import pseudonyms
from habeas.model.amount import Amount
from habeas.model.people import Sex
from habeas.model.quote import Span

COURTESY = ("Mr.", "Mrs.", "Ms.", "Mr", "Mrs", "Ms", "Miss")
ARTICLE = frozenset("al el ad an ar as ash at az ul Al El Ad An Ar As Ash At Az Ul".split())
"""The Arabic article before a hyphen: "Rima al-Sayegh"."""
LINKS = frozenset("bin ibn al el de la del di da dos van von der den ter du le abu bint y e".split())
OLD = re.compile(r"\b(\d{1,2})[ -]years?[ -]old,?\s$")
CAPITAL = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.]*$")
TITLE_SEX: dict[str, Sex] = {"m": "male", "f": "female", "u": "unknown"}


@functools.cache
def titles() -> dict[str, Sex]:
    """Titles and offices before names, with the sex they give."""
    return {t: TITLE_SEX[s] for s, listed in words("en", "people")["titles"].items() for t in listed}


@functools.cache
def stopped() -> frozenset[str]:
    """Capitalised words that are no names."""
    return frozenset(words("en", "people")["stop"]["words"])


@functools.cache
def surnames() -> frozenset[str]:
    """Family names that stand first."""
    return frozenset(words("en", "people")["surnames"]["east_asian"])


@functools.cache
def _called() -> frozenset[str]:
    return frozenset(given())


@functools.cache
def tails() -> frozenset[str]:
    """Words at whose end a row of capitals names a street, a prize or a body and nobody."""
    return frozenset(words("en", "people")["tails"]["words"].split())


def names(parse: Parse, taken: tuple[Span, ...]) -> list[Candidate]:
    """Candidates with form "name" in the article's sentences, in order; `taken` are spans of places, organisations and times, which win."""
    busy = _Busy(taken)
    runs = [(s, run) for s in parse.main_sentences() if not headline(parse, s) for run in _runs(parse, s, busy)]
    held = {i for _, run in runs for i in run}
    runs += [(s, [i]) for s, i in called_by_initials(parse) if i not in held and not busy.covers(parse.tokens[i])]
    telling = [run for _, run in runs if (len(run) > 1 or kindred(parse, run)) and _vouched(parse, run, frozenset())]
    vouched = {w for run in telling for w in _bare(parse, run)}
    met = [_vouched(parse, run, frozenset(vouched)) for _, run in runs]
    people = {i: (len(_bare(parse, run)), _proposed(parse, run)) for (_, run), known in zip(runs, met, strict=True) if known for i in run}
    found = [(s, run) for (s, run), known in zip(runs, met, strict=True) if known or _in_row(parse, run, people)]
    return [_candidate(parse, s, run) for s, run in found]


def _proposed(parse: Parse, run: list[int]) -> bool:
    return any(parse.tokens[i].ent == "PERSON" for i in run)


def _in_row(parse: Parse, run: list[int], people: dict[int, tuple[int, bool]]) -> bool:
    """Whether a run that nothing vouches for is somebody by the company it keeps."""
    bare = _bare(parse, run)
    if not 0 < len(bare) <= 4 or any(b in stopped() or b.isupper() for b in bare) or _nobody(parse, run, bare):
        return False
    return beside_people(parse, run, len(bare), people)


def headline(parse: Parse, sentence: Sentence) -> bool:
    """Whether a sentence is printed Like This: capitals there say nothing about names."""
    long_words = [t.text for t in parse.tokens[sentence.first : sentence.last] if len(t.text) > 3 and t.text.isalpha()]
    ends = parse.words(sentence.span)[-1:] in '.?!"”'
    return len(long_words) >= 4 and not ends and sum(w[0].isupper() for w in long_words) >= 0.75 * len(long_words)


class _Busy:
    """Whether a token lies under words that already mean something else."""

    def __init__(self, taken: tuple[Span, ...]) -> None:
        self.taken = Nearby(taken, lambda span: span)

    def covers(self, token: Token) -> bool:
        return any(s.start <= token.start and token.end <= s.end for s in self.taken.at(token.start, token.end))


def _runs(parse: Parse, sentence: Sentence, busy: _Busy) -> list[list[int]]:
    """Maximal runs of tokens that look like a name, a title at their head included."""
    runs: list[list[int]] = []
    run: list[int] = []
    i = sentence.first
    while i < sentence.last:
        t = parse.tokens[i]
        if _name_like(t, sentence, busy) or _article(parse, i) or (run and _inside(parse, run, i)):
            run.append(i)
        elif run:
            runs.append(run)
            run = []
        i += 1
    if run:
        runs.append(run)
    return [r for run in runs for r in [cut(parse, _trimmed(parse, run), _called(), frozenset(titles()))] if r]


def _name_like(t: Token, sentence: Sentence, busy: _Busy) -> bool:
    if t.text in titles():
        return t.i != sentence.first or t.text.endswith(".") or t.pos == "PROPN"
    if not CAPITAL.match(t.text) or (t.text in stopped() and t.ent != "PERSON") or busy.covers(t):
        return False
    if t.ent in ("NORP", "LOC", "DATE", "EVENT", "LAW") and t.text not in surnames():  # an unknown name is often taken for a people's
        return t.ent == "NORP" and t.tag.startswith("NNP") and t.text not in peoples()
    if t.pos in ("PROPN", "X") or t.ent == "PERSON" or t.text in surnames():
        return True
    return t.pos in ("NOUN", "ADJ", "VERB") and (t.i != sentence.first or t.lemma.lower() not in nouns())


def _article(parse: Parse, i: int) -> bool:
    """Whether a token is the "al" of "al-Sayegh"."""
    row = parse.tokens[i : i + 3]
    glued = len(row) == 3 and row[0].end == row[1].start and row[1].end == row[2].start
    return glued and row[0].text in ARTICLE and row[1].text == "-" and bool(CAPITAL.match(row[2].text))


def _inside(parse: Parse, run: list[int], i: int) -> bool:
    """Whether token i goes on with a name: a hyphen without spaces, what follows it, or a small link word before a capital."""
    t, before = parse.tokens[i], parse.tokens[run[-1]]
    glued = t.start == before.end
    if t.text == "-" and glued:
        return i + 1 < len(parse.tokens) and parse.tokens[i + 1].start == t.end and parse.tokens[i + 1].text.isalpha()
    if before.text == "-" and glued and len(run) > 1:
        return True
    if before.text in surnames() and len(run) == 1 and len(t.text) <= 4 and t.text.istitle() and t.text in stopped():
        return i + 1 < len(parse.tokens) and parse.tokens[i + 1].text.istitle() and parse.tokens[i + 1].text not in stopped()
    following = parse.tokens[i + 1] if i + 1 < len(parse.tokens) else None
    return (
        t.text in LINKS
        and following is not None
        and bool(CAPITAL.match(following.text))
        and following.text not in stopped()
        and len(t.text) > 1
    )


def _trimmed(parse: Parse, run: list[int]) -> list[int]:
    """A run without links at its end and without a verb or the like that only begins the sentence ("Remembering Ana Koval")."""
    # "Yun Seo-bin": what a hyphen joins is a syllable of the name and no link
    while run and parse.tokens[run[-1]].text in ("-", *LINKS) and not (len(run) > 2 and parse.tokens[run[-2]].text == "-"):
        run = run[:-1]
    opening = parse.tokens[run[0]] if len(run) > 2 else None
    if opening is not None and opening.text not in given() and opening.ent != "PERSON":
        first = parse.sentences[opening.sentence].first == opening.i
        if first and (opening.tag.startswith("VB") or opening.pos in ("ADP", "ADV", "SCONJ", "DET")):
            return run[1:]
    return run


def _after_titles(parse: Parse, run: list[int]) -> int:
    """Where in a run the name itself begins: behind its last title ("Foreign Minister Kang"), or at 0."""
    last = max((n for n, i in enumerate(run[:-1]) if parse.tokens[i].text in titles()), default=-1)
    while last >= 0 and parse.tokens[run[min(last + 1, len(run) - 1)]].text == "-":  # "President-elect", "Secretary-General"
        last += 2
    while last + 3 < len(run) and _trade(parse.tokens[run[last + 1]]):
        last += 1
    return last + 1


def _trade(t: Token) -> bool:
    """Whether a capitalised word before a name is a trade: "Satirist Ana Koval"."""
    return t.lemma.lower() in nouns() and t.text not in given() and t.text not in surnames() and not t.text.islower()


def _bare(parse: Parse, run: list[int]) -> list[str]:
    """The name's tokens without titles, hyphenated parts joined."""
    pieces: list[str] = []
    for i in run[_after_titles(parse, run) :]:
        printed = parse.words(Span(parse.tokens[i].start, parse.tokens[i].end))
        if pieces and (printed == "-" or pieces[-1].endswith("-")):
            pieces[-1] += printed
        else:
            pieces.append(printed)
    return pieces


def _vouched(parse: Parse, run: list[int], known: frozenset[str]) -> bool:
    """Whether something besides capitals says that this is a person."""
    bare = _bare(parse, run)
    if (
        not bare
        or all(b in stopped() for b in bare)
        or (of_thing(parse, run) and not _aged(parse, run[-1]))
        or (_nobody(parse, run, bare) and not _again(parse, run, bare, known))
    ):
        return False
    tokens = [parse.tokens[i] for i in run]
    titled = _after_titles(parse, run) > 0
    if titled or _aged(parse, run[-1]) or kindred(parse, run) or (len(bare) == 1 and bare[0] in initials(parse) | pseudonyms(parse)):
        return len(bare) <= 6
    person = sum(t.ent == "PERSON" for t in tokens)
    family = bare[0] in surnames() or bare[-1] in surnames()
    if len(bare) == 1:
        return (
            titled
            or (bare[0] in known or (bare[0] in given() and undergoes(parse, run)))
            or (person > 0 and acts(parse, run[-1]) and not _lies_in(parse, run[-1]))
            or (family and (person > 0 or (bare[0] in surnames() and acts(parse, run[-1]))))
        )
    # an unknown name is often taken for a place's; the gazetteer, which knows places, did not claim this one
    body = all(t.ent in ("ORG", "FAC", "NORP", "WORK_OF_ART") for t in tokens if t.text != "-") and not _personal(parse, run, bare)
    if titled or person or any(b in known for b in bare) or bare[0] in given():
        return len(bare) <= 6
    return (
        (family and not body)
        or (family and len(bare) in (2, 3) and "-" in bare[-1])
        or (not body and acts(parse, run[-1]) and len(bare) <= 4)
    )


def _lies_in(parse: Parse, i: int) -> bool:
    """Whether a single unknown word is where something lies ("shot dead in Maungdaw"): a town that no table holds, and nobody."""
    t = parse.tokens[i]
    return t.dep == "pobj" and parse.tokens[t.head].text.lower() in ("in", "near")


def _nobody(parse: Parse, run: list[int], bare: list[str]) -> bool:
    """Whether a run is nobody; a single word behind "Mr." or "Ms.", or behind a title and taken for a person, is somebody whatever it means."""
    held = parse.tokens[run[-1]].ent == "PERSON" and bare[0] not in titles()
    titled = any(parse.tokens[i].text in COURTESY or held for i in run[:-1])
    return not (len(bare) == 1 and titled) and ((len(bare) > 1 and bare[-1] in tails()) or nobody(bare, _called(), frozenset(titles())))


def _again(parse: Parse, run: list[int], bare: list[str], known: frozenset[str]) -> bool:
    """Whether a single word takes up a full name of the report that ends in it: "Search" after "Ana Search"."""
    return len(bare) == 1 and bare[0] in known and parse.tokens[run[-1]].pos == "PROPN"


def _aged(parse: Parse, last: int) -> bool:
    """Whether an age follows: "Somsak Wiset, 37," or "(29)"."""
    return bool(AGED.match(parse.text.text, parse.tokens[last].end) or LIVED.match(parse.text.text, parse.tokens[last].end))


def _personal(parse: Parse, run: list[int], bare: list[str]) -> bool:
    """Whether what stands around a run taken for a body says that it is a person: "Tomas Verriden, a farmer", "blogger Ana Koval", "Ana Koval, who"."""
    beside = (parse.tokens[k] for i in run for k in parse.children[i] if k not in run)
    if any(t.dep == "appos" and t.lemma.lower() in nouns() for t in beside):
        return True
    if any(b in stopped() or b.isupper() for b in bare) or len(bare) > 4:
        return False
    before = parse.tokens[run[0] - 1] if run[0] else None
    after = [t.text.lower() for t in parse.tokens[run[-1] + 1 : run[-1] + 3]]
    trade = before is not None and before.lemma.lower() in nouns() and before.pos in ("NOUN", "PROPN", "ADJ")
    return trade or after == [",", "who"] or after == [",", "whose"] or after[:1] == ["who"] or listed(parse, run) or undergoes(parse, run)


def _candidate(parse: Parse, sentence: Sentence, run: list[int]) -> Candidate:
    bare = _bare(parse, run)
    start = _after_titles(parse, run)
    head = head_of(parse, run)
    title = parse.tokens[run[start - 1]].text if start else None
    sex = titles().get(title or "", "unknown")
    sex = told_by(bare) if sex == "unknown" and len(bare) > 1 else sex
    end = parse.tokens[run[-1]].end
    first = run[start] if title not in COURTESY else run[start - 1]
    appos = (relative_before(parse, run[0]) or parse.tokens[head].head) if parse.tokens[head].dep == "appos" else called(parse, run[0])
    trade = trade_before(parse, head)
    sex = nouns()[trade][0] if trade and sex == "unknown" else sex
    age = AGED.match(parse.text.text, end) or OLD.search(parse.text.text, max(0, parse.tokens[first].start - 16), parse.tokens[first].start)
    return Candidate(
        Span(parse.tokens[first].start, end),
        head,
        "name",
        sentence.i,
        tuple(bare),
        title,
        sex=sex,
        apposed=alias_of(parse, run[0]) or appos,
        alias=alias_of(parse, run[0]) is not None,
        definite=True,
        occupations=(*office(title), *((trade,) if trade and nouns()[trade][1] == "adult" else ())),
        age_group=young(trade, age),
        age=Amount(int(age.group(1)), int(age.group(1)), unit="years") if age else None,
        nationality=country_before(parse, run[0]),
    )
