"""Same person? Same incident? The pairs that are worth a look, each with the reasons for and against and the words of both."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from habeas.actions.assemble import stamp
from habeas.actions.decide import append, first_words
from habeas.actions.passages import Passage, kin_words, labels, passages
from habeas.actions.review import unchanged
from habeas.actions.who import Who
from habeas.model import korean
from habeas.model.errors import NotFound
from habeas.model.events import Event
from habeas.model.findings import Link, Reason
from habeas.model.judgement import Judgement
from habeas.model.people import Person
from habeas.model.plain import from_plain
from habeas.model.quote import Quote
from habeas.model.source import Source
from habeas.model.wording import HAPPENED, report
from habeas.store import assembled, queries, seen
from habeas.store.decided import decided, pair
from habeas.store.search import folded
from habeas.store.writing import deciding

About = Literal["person", "event"]
SHOWN = 4
"""Passages shown of each side."""
CERTAIN = 0.97
"""From this score on a link that holds is not shown as doubtful."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A pair that may or may not be the same. `left`, `right`: ids in single reports; `together`: whether they are one in the casebook now.

    `words`: what each report calls them, where both are people.
    """

    about: About
    left: str
    right: str
    names: tuple[str, str]
    words: tuple[str, str]
    reports: tuple[str, str]
    score: float
    together: bool
    reasons: tuple[Reason, ...]
    decided: Judgement | None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two in a comparison: what is known of it in words, and the passages that speak of it."""

    id: str
    name: str
    facts: tuple[tuple[str, str], ...]
    passages: tuple[Passage, ...]
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two persons or incidents side by side. `seen`: how many decisions touched this pair, which a new one must name."""

    about: About
    one: Side
    other: Side
    together: bool
    score: float | None
    reasons: tuple[Reason, ...]
    seen: int
    history: tuple[tuple[Judgement, bool], ...]

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both."""
        return self.one, self.other


_LOCK = threading.Lock()
_KEPT: tuple[str, tuple[Doubt, ...]] = ("none", ())


def doubts(about: About, state: str = "", language: str = "en") -> list[Doubt]:
    """Pairs nobody decided on yet, the least certain first. `state`: "decided" for those that were, "together" or "apart" for those that stand so."""
    global _KEPT
    with _LOCK:
        now = f"{stamp()} {seen.key()} {language}"
        if _KEPT[0] != now:
            _KEPT = (now, tuple(_doubts(language)))
        pairs = _KEPT[1]
    made = decided()
    found = []
    for one in pairs:
        last = made.last(pair(one.left, one.right))
        if (
            one.about == about
            and (last is not None) == (state == "decided")
            and state in ("", "decided", "together" if one.together else "apart")
        ):
            found.append(
                Doubt(one.about, one.left, one.right, one.names, one.words, one.reports, one.score, one.together, one.reasons, last)
            )
    return found


def _doubts(language: str) -> Iterator[Doubt]:
    table = assembled.identities()
    settled = _settled(set(table.values()))
    table = {local: settled.get(cluster, cluster) for local, cluster in table.items()}
    links: dict[tuple[str, str], Link] = {}
    for plain in queries.compared_links():
        if plain["kind"] in ("person", "event"):
            link = from_plain(Link, plain)
            if link.left in table and link.right in table:
                links[link.left, link.right] = link
    # one pair of clusters is asked about once, by its surest link
    asked: dict[tuple[str, str, str], Link] = {}
    for link in links.values():
        ends = sorted((table[link.left], table[link.right]))
        key = (link.kind, *ends) if ends[0] != ends[1] else (link.kind, link.left, link.right)
        if key not in asked or asked[key].score < link.score:
            asked[key] = link  # type: ignore[index]  # three words, as the key says
    chosen = [link for link in asked.values() if not (table[link.left] == table[link.right] and link.score >= CERTAIN)]
    names = _names({table[i] for link in chosen for i in (link.left, link.right)}, language)
    people = assembled.some({table[i] for link in chosen if link.kind == "person" for i in (link.left, link.right)})
    reports = _reports()
    for link in sorted(chosen, key=lambda link: (abs(link.score - 0.6), link.left, link.right)):
        ends = [table[link.left], table[link.right]]
        where = (reports.get(link.left.split(":")[0], ""), reports.get(link.right.split(":")[0], ""))
        about: About = "person" if link.kind == "person" else "event"
        yield Doubt(
            about,
            link.left,
            link.right,
            (names.get(ends[0], ""), names.get(ends[1], "")),
            (_called_there(people.get(ends[0]), link.left), _called_there(people.get(ends[1]), link.right)),
            where,
            link.score,
            ends[0] == ends[1],
            link.reasons,
            None,
        )


def _called_there(noun: Any, local: str) -> str:
    """The words by which a report first speaks of somebody; their id in that report says where these stand."""
    source, _, place = local.partition(":p")
    here = [m for m in noun.mentions if m.source == source] if isinstance(noun, Person) else []
    return next((m.text for m in here if str(m.start) == place), here[0].text if here else "")


def named(about: About, words: str, language: str = "en") -> list[tuple[str, str, tuple[str, ...]]]:
    """Id, name and reports of the people, or incidents, whose name has all of the words, in English or in the language of the page."""
    wanted = folded(words).split()
    everyone = {noun.id for noun in assembled.nouns("people" if about == "person" else "events")}
    english, names = _names(everyone), _names(everyone, language)
    fits = [(i, name) for i, name in names.items() if any(all(word in folded(said) for word in wanted) for said in (name, english[i]))]
    told, reports = assembled.locals_of_each([ident for ident, _ in fits]), _reports()
    where = {i: tuple(dict.fromkeys(reports.get(local.split(":")[0], "") for local in mine)) for i, mine in told.items()}
    return [(ident, name, where[ident]) for ident, name in sorted(fits, key=lambda fit: (fit[1].casefold(), fit[0]))]


def _reports() -> dict[str, str]:
    """What to call each report."""
    return {source.id: report(source) for source in assembled.nouns("sources")}


def _names(idents: set[str], language: str = "en") -> dict[str, str]:
    events = [noun for noun in assembled.some(idents).values() if isinstance(noun, Event)]
    wanted = {i for e in events for i in (*e.whom, *([e.place] if e.place else []))}
    called = labels(idents | wanted, language=language)
    happened = korean.words()["happened"] if language == "ko" else HAPPENED
    return called | {e.id: _event_name(e, called, happened) for e in events}


def _event_name(event: Event, names: dict[str, str], happened: Mapping[str, str]) -> str:
    who = ", ".join(names[i] for i in event.whom[:3] if i in names)
    where = names.get(event.place or "", "")
    return happened[event.kind] + (f": {who}" if who else "") + (f" ({where})" if where else "")


def compare(one: str, other: str, language: str = "en") -> Comparison:
    """Two persons or two incidents side by side; ids of single reports, or of the casebook. Raises NotFound where one is neither."""
    clusters = [_cluster(ident) for ident in (one, other)]
    nouns = assembled.some(clusters)
    if any(cluster not in nouns for cluster in clusters):
        raise NotFound("One of the two is not in the casebook any more: a newer reading may have given it another place.")
    about: About = "person" if isinstance(nouns[clusters[0]], Person) else "event"
    together = clusters[0] == clusters[1]
    parts = [_members(ident, cluster, together) for ident, cluster in zip((one, other), clusters, strict=True)]
    best = _best_link(*parts)
    index = decided()
    key = pair(one, other)
    history = tuple((index.rows[n], n not in index.gone) for n in index.about.get(key, ()))
    sides = [_side(ident, nouns[cluster], mine, language) for ident, cluster, mine in zip((one, other), clusters, parts, strict=True)]
    reasons = _called(best.reasons, language) if best else ()
    return Comparison(about, sides[0], sides[1], together, best.score if best else None, reasons, index.seen(key), history)


def _called(reasons: Sequence[Reason], language: str) -> tuple[Reason, ...]:
    """The reasons with the names of those whom they point to by id."""
    clusters = {
        local: cluster for r in reasons for local in (r.left, r.right) if ":p" in local and (cluster := assembled.cluster_of(local))
    }
    names = _names(set(clusters.values()), language) if clusters else {}
    return tuple(
        replace(r, left=names.get(clusters.get(r.left, ""), r.left), right=names.get(clusters.get(r.right, ""), r.right)) for r in reasons
    )


def _cluster(ident: str) -> str:
    cluster = assembled.cluster_of(ident) or ident
    return _settled({cluster}).get(cluster, cluster)


def _settled(clusters: set[str]) -> dict[str, str]:
    """Clusters of people that became one with another when the case files were put together (two victims of one event), and the id they have there."""
    lost = [ident for ident in clusters - assembled.held(clusters) if ":p" in ident]
    if not lost:
        return {}
    holder = {quote: person.id for person in assembled.nouns("people") for quote in person.mentions}
    words = {ident: first_words(assembled.locals_of(ident) or (ident,)) for ident in lost}
    return {ident: holder[quotes[0]] for ident, quotes in words.items() if quotes and quotes[0] in holder}


def _members(ident: str, cluster: str, together: bool) -> tuple[str, ...]:
    """The ids in single reports that stand for a side: all of the cluster, or the one that is asked about where both are one already."""
    return (ident,) if together else assembled.locals_of(cluster) or (ident,)


def _best_link(left: tuple[str, ...], right: tuple[str, ...]) -> Link | None:
    found = [from_plain(Link, plain) for plain in queries.links_between(left, right)]
    return max(found, key=lambda link: link.score, default=None)


def _side(ident: str, noun: Any, members: tuple[str, ...], language: str) -> Side:
    sources = {source: n for source, n in assembled.some({m.split(":")[0] for m in members}).items() if isinstance(n, Source)}
    quotes = first_words(members)
    names = _names({noun.id}, language)
    return Side(ident, names.get(noun.id, ident), _facts(noun, language), passages(quotes[:SHOWN], sources, wide=False), members)


def _facts(noun: Any, language: str) -> tuple[tuple[str, str], ...]:
    """What is known of a person or event that tells it from others, as (what, words)."""
    if isinstance(noun, Person):
        names = labels({k.to for k in noun.kin}, language=language)
        facts = [("names", ", ".join(name.text for name in noun.names)), ("sex", "" if noun.sex == "unknown" else noun.sex)]
        facts += [("age", (noun.age.words or f"{noun.age.low or ''}") if noun.age else "")]
        facts += [("kin", "; ".join(kin_words(k, names[k.to], language) for k in noun.kin if k.to in names))]
        facts += [("occupation", ", ".join(noun.occupations)), ("other", "; ".join(f"{k}: {v}" for k, v in noun.traits))]
    else:
        named = labels({*noun.entities("victim"), *noun.entities("perpetrator"), *([noun.place] if noun.place else [])}, language=language)
        facts = [("what", noun.kind), ("who", ", ".join(named[i] for i in noun.entities("victim") if i in named))]
        when = noun.when
        facts += [("when", " – ".join(dict.fromkeys(day for day in (when.earliest, when.latest) if day)))]
        facts += [
            ("where", named.get(noun.place or "", "")),
            ("by", ", ".join(named[i] for i in noun.entities("perpetrator") if i in named)),
        ]
    return tuple((what, words) for what, words in facts if words)


def decide(who: Who, one: str, other: str, same: bool, seen: int, at: str, why: str) -> Judgement:
    """Say that two are the same, or are not. Raises Changed where someone decided on this pair since it was shown."""
    who.must("merge")
    shown = compare(one, other)
    on, about = (_words(side) for side in (shown.one, shown.other))
    if not on or not about:
        raise NotFound("No words stand for one of the two that a decision could hold on to.")
    noun = "person" if shown.about == "person" else "incident"
    verdict: Any = f"{'same' if same else 'different'}_{noun}"
    said = who.decides(at, why)

    def write() -> Judgement:
        unchanged(pair(one, other), seen)
        return append(verdict, said, on, about, json.dumps({"pair": sorted((one, other))}))

    return deciding(write)


def _words(side: Side) -> tuple[Quote, ...]:
    return first_words(side.members)
