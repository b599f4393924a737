"""Numbers told in a text as intervals with their words: "at least nine" is 9 and upward, "between 30 and 40" is 30 to 40.

Numbers inside a time are none, nor are those of articles, rooms, flights and telephones. What is counted is found by grammar where there is
one, else by the words that follow.
"""

from __future__ import annotations

from collections.abc import Iterable

from habeas.finding.amount_grammar import AmountGrammar, Figured, amount_grammar
from habeas.finding.annotations import AmountMention, Parse, TimeMention
from habeas.finding.counted import Counted, counted
from habeas.finding.nearby import Covered
from habeas.model.amount import Amount
from habeas.model.quote import Span

NEAR = 40
"""Characters around a number in which its hedge is looked for."""
SHAPES = ("count", "money", "share", "age", "rate", "distance", "other")


def amounts(parse: Parse, times: Iterable[TimeMention] = ()) -> tuple[AmountMention, ...]:
    """The amounts of a text in order. `times`: the times of the same text; a number inside a point or rate of time is no amount."""
    grammar = amount_grammar(parse.language.split("-")[0])
    text = parse.text.text
    points = Covered(t.span for t in times if t.shape != "duration")
    lengths = Covered(t.span for t in times if t.shape == "duration")
    found: list[AmountMention] = []
    for sentence in parse.sentences:
        for f in grammar.find(text, sentence.span.start, sentence.span.end):
            if points.meets(f.number) or (f.shape != "age" and lengths.meets(f.number)):
                continue
            mention = _mention(parse, f, grammar, sentence.span, found)
            if mention is not None:
                found.append(mention)
    return tuple(found)


def _mention(parse: Parse, f: Figured, grammar: AmountGrammar, sentence: Span, before: list[AmountMention]) -> AmountMention | None:
    text = parse.text.text
    rate = f.shape == "count" and grammar.per.match(text, f.span.end, sentence.end)
    noun = Counted(None, f.span.end, f.unit) if rate or f.shape not in ("count", "share", "relative") else counted(parse, f, grammar)
    if noun is None:
        return None
    start, end, means = _hedged(text, f, noun.end, grammar, sentence)
    low, high, approximate = bounds(f.low, f.high, f.approximate, means)
    if f.factor is not None:
        low, high, approximate = _related(f, before)
    end, per = _rate(text, f, end, grammar, sentence)
    unit = f.unit or noun.unit
    unit = f"{unit or 'persons'} per {per}" if per else unit
    shape = "rate" if per and f.shape == "count" else f.shape
    span = Span(start, end)
    amount = Amount(low, high, approximate, span.of(text), unit)
    return AmountMention(span, f.number, amount, shape if shape in SHAPES else "count", noun.token)  # type: ignore[arg-type]


def bounds(
    low: float | int | None, high: float | int | None, approximate: bool, means: Iterable[str]
) -> tuple[float | int | None, float | int | None, bool]:
    """A number's bounds after its hedges. `means`: low (at least), high (at most), almost, about, exact."""
    for m in means:
        if m == "low":
            high = None
        elif m == "high":
            low, high = None, high if high is not None else low
        elif m == "almost":
            low, high, approximate = None, high if high is not None else low, True
        elif m == "about":
            approximate = True
    return low, high, approximate


def _hedged(text: str, f: Figured, end: int, grammar: AmountGrammar, sentence: Span) -> tuple[int, int, list[str]]:
    """Where the amount begins and ends with its hedges, and what they mean; those nearest to the number first."""
    start, means = f.span.start, []
    for _ in range(3):
        before = text[max(sentence.start, start - NEAR) : start]
        led = max(
            ((m, w) for p, w, after in grammar.hedges if not after and (m := p.search(before))),
            key=lambda x: len(x[0].group()),
            default=None,
        )
        if led is None:
            break
        start -= len(led[0].group())
        means.append(led[1])
    for at in sorted({f.span.end, end}):
        for pattern, what, after in grammar.hedges:
            m = pattern.match(text, at, sentence.end) if after else None
            if m and m.end() > m.start():
                means.append(what)
                end = max(end, m.end())
                break
    return start, end, means


def _rate(text: str, f: Figured, end: int, grammar: AmountGrammar, sentence: Span) -> tuple[int, str | None]:
    if f.per:
        return end, f.per
    if f.shape in ("age", "share", "relative"):
        return end, None
    for at in (end, f.span.end):
        m = grammar.per.match(text, at, sentence.end)
        if m and m["per"]:
            return max(end, m.end()), grammar.lists["per"].get(" ".join(m["per"].lower().split()))
    return end, None


def _related(f: Figured, before: list[AmountMention]) -> tuple[float | int | None, float | int | None, bool]:
    """ "half that number": so much of the last count or sum told before."""
    for m in reversed(before):
        if m.shape in ("count", "money", "rate") and m.amount.known:
            low, high = ((None if b is None else _round(b * (f.factor or 0))) for b in (m.amount.low, m.amount.high))
            return (low, high, True) if f.factor else (None, high if high else m.amount.high, True)
    return None, None, True


def _round(x: float) -> float | int:
    return int(x) if float(x).is_integer() else round(x, 2)
