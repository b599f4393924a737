"""One event told twice in a report is one event: which mentions belong together.

Two mentions are of one event where the kind is the same, some of the people are the same (or one mention points back: "the arrests", "the ten
defectors"), and neither time nor place nor number speaks against it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from habeas.finding.annotations import EventMention
from habeas.model.amount import Amount
from habeas.model.events import Role
from habeas.model.people import Person, Place
from habeas.model.when import NEVER_SAID, When

COLLECTIVE = frozenset({"family", "families", "couple", "pair", "relatives"})
ONCE = frozenset({"disappearance", "abduction", "killing", "death_in_custody"})
"""What befalls a person once: told of "the bookseller" and then of Bo Li it is one event."""
SLACK = 3
"""Days by which "last week" may miss the day that the same report names: the week of the telling is not always the week of printing."""


def _slack(when: When) -> tuple[int, int]:
    return (SLACK, SLACK) if when.precision in ("week", "range") and (when.days or 0) <= 14 else (0, 0)


@dataclass(slots=True)
class Draft:
    """A mention not yet joined.

    `joins`: tells of an event told elsewhere only; `definite`: points back; `again`: a second time; `possessed`: "their arrest", which points
    back whoever they are; `carried`: its time is that of the story before it and no word of its own; `stands`: tells in passing of what befell
    somebody with a name ("the jailed poet Luis Mena"), an event where the report tells of none like it; `words`: what tells one law from another
    (lemmas matched) and one act of kind other from another (its sort).
    """

    mention: EventMention
    sentence: int
    joins: bool = False
    definite: bool = False
    again: bool = False
    earlier: bool = False
    possessed: bool = False
    carried: bool = False
    stands: bool = False
    words: frozenset[str] = frozenset()


ALIKE = (frozenset({"detention", "imprisonment"}), frozenset({"killing", "death_in_custody"}), frozenset({"abduction", "disappearance"}))


@dataclass(slots=True)
class Story:
    """One event with all that was told of it so far."""

    id: str
    drafts: list[Draft] = field(default_factory=list)
    people: set[str] = field(default_factory=set)
    when: When = NEVER_SAID
    place: str | None = None
    count: Amount | None = None

    @property
    def kind(self) -> str:
        """The event's kind."""
        return self.drafts[0].mention.kind

    @property
    def earlier(self) -> bool:
        """Whether it is told as what had been before."""
        return self.drafts[0].earlier

    def add(self, draft: Draft, people: set[str]) -> None:
        """Take in one more mention."""
        m = draft.mention
        self.drafts.append(draft)
        self.people |= people
        if m.when.known and (not self.when.known or m.when.within(self.when)):
            self.when = m.when
        self.place = self.place or m.place
        self.count = self.count or m.count

    def rename(self, old: str, new: str) -> None:
        """Put the person named at last in the place of the one described before."""
        for d in self.drafts:
            roles = tuple(dict.fromkeys(Role(r.role, new if r.entity == old else r.entity) for r in d.mention.roles))
            d.mention = replace(d.mention, roles=roles)
        self.people = {new if p == old else p for p in self.people}


@dataclass(slots=True)
class Joiner:
    """Joins mentions of one text to events."""

    source: str
    places: dict[str, Place]
    people: dict[str, Person]
    stories: list[Story] = field(default_factory=list)
    waiting: list[Draft] = field(default_factory=list)

    def told(self, kind: str, roles: Iterable[Role]) -> set[str]:
        """Ids of those an event is about, with the members of groups."""
        found: set[str] = set()
        roles = [r for r in roles if r.role != "perpetrator"]
        led = {r.entity for r in roles if r.role == "other"}
        for r in roles:
            if kind == "escape" and led and r.entity not in led:
                continue  # who arranges the flight of others does not flee
            found.add(r.entity)
            person = self.people.get(r.entity)
            found.update(person.members if person else ())
        return found

    def take(self, draft: Draft) -> None:
        """Join a mention to the event it tells of, or make it the first of a new one."""
        people = self.told(draft.mention.kind, draft.mention.roles)
        ranked = [(score, n) for n, s in enumerate(self.stories) if (score := self.fit(s, draft, people)) > 0]
        if not ranked and draft.carried:
            undated = replace(draft, mention=replace(draft.mention, when=NEVER_SAID), carried=False)
            ranked = [
                (score, n) for n, s in enumerate(self.stories) if (score := self.fit(s, undated, people)) > (0 if draft.possessed else 2)
            ]
            draft = undated if ranked else draft
        ahead = None if ranked else self._named_later(draft, people)
        if ranked:
            self.stories[max(ranked)[1]].add(draft, people)
        elif ahead is not None:
            (old,), (new,) = ahead.people, people
            for story in self.stories:
                story.rename(old, new)
            ahead.add(draft, people)
        elif draft.joins:
            self.waiting.append(draft)
        else:
            story = Story(f"{self.source}:e{draft.mention.trigger.start}")
            story.add(draft, people)
            self.stories.append(story)

    def _named_later(self, draft: Draft, people: set[str]) -> Story | None:
        """The story just told of "the bookseller" where this mention names him: "Police cannot say where the bookseller is. Bo Li has been gone ..." """
        named = [self.people.get(p) for p in sorted(people)]
        if len(named) != 1 or named[0] is None or named[0].kind != "named" or draft.mention.kind not in ONCE:
            return None
        for story in reversed(self.stories):
            who = [self.people.get(p) for p in sorted(story.people)]
            if story.kind != draft.mention.kind or len(who) != 1 or who[0] is None or who[0].kind != "unknown" or who[0].kin:
                continue
            opens = who[0].mentions and who[0].mentions[0].text.lower().startswith("the ")
            if opens and 0 < draft.sentence - story.drafts[-1].sentence <= 2 and self._no_conflict(story, draft.mention):
                return story
        return None

    def fit(self, story: Story, draft: Draft, people: set[str]) -> float:
        """How well a mention fits an event told before: 0 where something speaks against it."""
        m = draft.mention
        if story.kind != m.kind or (draft.again and story.when.known) or draft.earlier != story.earlier or not self._no_conflict(story, m):
            return 0.0
        if m.kind == "ruling_or_law" and not draft.possessed and not draft.words & frozenset().union(*(d.words for d in story.drafts)):
            return 0.0
        if m.kind == "other" and draft.words and not any(draft.words & d.words for d in story.drafts):
            return 0.0
        shared = len(story.people & people)
        score = 2.0 * shared + (1.0 if m.when.known and m.when == story.when else 0.0)
        if not shared:
            if people and story.people and not (draft.possessed or self._same_group(story, draft) or self._loose(story, draft, people)):
                return 0.0
            away = draft.sentence - story.drafts[-1].sentence
            if (
                (not people or not story.people)
                and not draft.definite
                and away > (4 if draft.possessed and m.kind == "ruling_or_law" else 1)
            ):
                return 0.0
            score += 0.5
        return score + 0.001 * max(d.sentence for d in story.drafts)

    def _loose(self, story: Story, draft: Draft, people: set[str]) -> bool:
        """Whether one side is "the family" or "the group" without number or members, which may well be those of the other side."""
        return (draft.definite and self._vague(people)) or (self._vague(story.people) and any(d.definite for d in story.drafts))

    def _vague(self, people: set[str]) -> bool:
        known = [self.people[p] for p in sorted(people) if p in self.people]
        return bool(known) and all(
            p.kind == "group"
            and not p.members
            and (p.count is None or not p.count.known)
            and any(COLLECTIVE & set(q.text.lower().split()) for q in p.mentions)
            for p in known
        )

    def _same_group(self, story: Story, draft: Draft) -> bool:
        """Whether "the ten defectors" may be the people of an event before: the same number, or a pointing word and no number against it."""
        count = draft.mention.count
        if count is not None and story.count is not None:
            return count.exact and (story.count.low, story.count.high) == (count.low, count.high) and draft.definite
        return draft.definite and count is not None and self._number(story, count)

    def _number(self, story: Story, count: Amount) -> bool:
        """Whether the people of an event add up to a number: his wife, his son and eight others are ten."""
        total = 0.0
        for entity in sorted(story.people):
            person = self.people.get(entity)
            if person is None:
                return False
            if set(person.members) & story.people:
                continue
            if person.kind == "group":
                if person.count is None or not person.count.exact or person.count.low is None:
                    return False
                total += person.count.low
            else:
                total += 1
        return bool(count.low is not None and count.low == total)

    def _no_conflict(self, story: Story, m: EventMention) -> bool:
        if story.when.known and m.when.known and not story.when.widened(*_slack(m.when)).meets(m.when.widened(*_slack(story.when))):
            return False
        if story.count is not None and m.count is not None and not story.count.meets(m.count):
            return False
        return self._near(story.place, m.place)

    def _near(self, left: str | None, right: str | None) -> bool:
        """Whether two places can be one: the same, or one of them the land the other lies in."""
        if left is None or right is None or left == right:
            return True
        a, b = self.places.get(left), self.places.get(right)
        if a is None or b is None:
            return True
        if a.country and b.country and a.country != b.country:
            return False
        return not (a.kind == "city" and b.kind == "city" and a.name != b.name)

    def _like(self, kind: str, people: set[str]) -> bool:
        """Whether the same people suffered the like before: who was arrested is "the jailed poet"."""
        alike = next((group for group in ALIKE if kind in group), frozenset({kind}))
        return any(s.kind in alike and s.people & people for s in self.stories)

    def finish(self) -> tuple[EventMention, ...]:
        """All mentions in order, each with the id of its event; what a mention leaves unsaid is filled from the others."""
        for draft in self.waiting:
            people = self.told(draft.mention.kind, draft.mention.roles)
            ranked = [(score, n) for n, s in enumerate(self.stories) if (score := self.fit(s, draft, people)) >= 1]
            if ranked:
                self.stories[max(ranked)[1]].add(draft, people)
            elif draft.stands and not self._like(draft.mention.kind, people):
                self.stories.append(Story(f"{self.source}:e{draft.mention.trigger.start}"))
                self.stories[-1].add(draft, people)
        done = []
        for s in self.stories:
            for d in s.drafts:
                m = d.mention
                done.append(
                    replace(
                        m,
                        id=s.id,
                        when=m.when if m.when.known or m.when.pattern else s.when,
                        place=m.place or s.place,
                        count=m.count or s.count,
                    )
                )
        return tuple(sorted(done, key=lambda m: (m.trigger.start, m.trigger.end)))
