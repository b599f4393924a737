"""What stands in the place of a protected name, and the rewriting of single strings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.model.quote import Span
from habeas.protecting.disguise import PASSAGE, Hit, Names
from habeas.protecting.lexicon import words
from habeas.protecting.measures import Wider
from habeas.protecting.pseudonyms import in_script, short
from habeas.protecting.redacted import Cut
from habeas.protecting.spelling import script

NEXT_TO = 2
"""Characters between two parts of one name."""


def put(key: str) -> str:
    """The words that stand where something was taken out: "[name]"."""
    return str(words("veil")["put"][key])


@dataclass(frozen=True, slots=True)
class Substitutes:
    """Names and what they become. `pseudonyms`: by person's id; `places`: what to show for a protected place, by its id."""

    names: Names
    pseudonyms: Mapping[str, str]
    places: Mapping[str, Wider | None]

    def cuts(self, text: str, bearers: Sequence[tuple[Span, str]] = (), open_spans: Collection[Span] = ()) -> list[Cut]:
        """The protected names in a text with what to put there.

        `bearers`: places where it is known who is meant; `open_spans`: mentions of people who are not protected, whose own parts of a name stay.
        """
        found = joined_parts(text, self.names.hits(text))
        made = []
        for hit in found:
            span = Span(hit.start, hit.end)
            if not hit.whole and any(mention.covers(span) for mention in open_spans):
                continue
            meant = {who for mention, who in bearers if mention.overlap(span)}
            # where somebody else is known to be meant, the pseudonym of whom the word protects would tell a lie
            another = not meant and not hit.owners & {PASSAGE} and any(mention.covers(span) for mention in open_spans)
            made.append(
                Cut(span, put("name") if another else self._for(hit, text[hit.start : hit.end], (hit.owners & meant) or hit.owners))
            )
        return made

    def say(self, text: str) -> str:
        """A text of ours with every protected name replaced."""
        out, at = [], 0
        for cut in self.cuts(text):
            out += [text[at : cut.span.start], cut.put]
            at = cut.span.end
        return "".join((*out, text[at:])) if out else text

    def _for(self, hit: Hit, was: str, owners: Collection[str]) -> str:
        if PASSAGE in owners:
            return put("passage")
        if len(owners) != 1:
            return put("name") if not all(o.startswith("place ") for o in owners) else self._place(min(owners))
        owner = next(iter(owners))
        if owner.startswith("place "):
            return self._place(owner)
        if owner.startswith("outlet "):
            return put("outlet")
        name = self.pseudonyms.get(owner)
        if name is None:
            return put("name")
        written = in_script(name if hit.whole else short(name), script(was))
        if not hit.whole and script(was) in ("hangul", "han") and len(was) > 1:
            written = in_script(name, script(was))
        return written.upper() if was.isupper() and len(was) > 1 else written

    def _place(self, owner: str) -> str:
        show = self.places.get(owner.removeprefix("place "))
        return f"[{show.name}]" if show else "[place]"


def joined_parts(text: str, hits: Iterable[Hit]) -> list[Hit]:
    """Two parts of one name side by side made one: "Ivana Drozdova" in another case than it was printed first."""
    done: list[Hit] = []
    for hit in hits:
        last = done[-1] if done else None
        if last and not last.whole and not hit.whole and hit.start - last.end <= NEXT_TO and last.owners & hit.owners:
            between = text[last.end : hit.start]
            if not between.strip(" -‐\u00a0"):
                done[-1] = Hit(last.start, hit.end, last.owners & hit.owners, True)
                continue
        done.append(hit)
    return done
