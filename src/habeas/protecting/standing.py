"""Who and what is protected now, and why: what people decided, what the machine proposes, what was agreed to.

Unknown consent protects. A consent lifts a protection only where it covers the purpose on that day, nobody refused or took it back since, and it
comes from whom the reason asks for: for a child a guardian, for a relative in reach the relative and never the victim alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habeas.model.cases import Casebook
from habeas.model.judgement import Judgement
from habeas.model.protection import Consent, Guarded, Protection, ProtectionReason, Purpose
from habeas.protecting.decided import consents, dismissed, protections
from habeas.protecting.lexicon import givers, how_lifted, lifted_by, told
from habeas.protecting.proposed import proposed

WORD = re.compile(r"\w+(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds in a casebook: protections (those proposed have no number) and consents."""

    protections: tuple[Protection, ...] = ()
    consents: tuple[Consent, ...] = ()


@dataclass(frozen=True, slots=True)
class Shield:
    """Whether one thing is protected for a purpose, and why, a sentence for each reason. `asked`: the reasons that no consent lifts now.

    `only_proposed`: whether no person has decided on it yet. `protections`: those it rests on; for a passage exactly one.
    """

    guards: Guarded
    thing: str
    protected: bool
    asked: tuple[ProtectionReason, ...]
    why: tuple[str, ...]
    protections: tuple[Protection, ...] = ()
    consents: tuple[Consent, ...] = ()

    @property
    def only_proposed(self) -> bool:
        """Whether the machine proposes it and nobody has decided yet."""
        return bool(self.protections) and all(p.number is None for p in self.protections)


def standing(book: Casebook, judgements: Iterable[Judgement]) -> Standing:
    """Every protection and consent that holds. `judgements`: with quotes that stand where the words are now; withdrawn ones may be among them."""
    made = tuple(judgements)
    aside = dismissed(book, made)
    open_proposals = [p for p in proposed(book) if (p.thing, p.reasons[0]) not in aside]
    return Standing((*protections(book, made), *open_proposals), consents(book, made))


def shields(held: Standing, purpose: Purpose, day: str) -> tuple[Shield, ...]:
    """For everything that has a protection, or of which somebody refused: is it protected for this purpose on this ISO day, and why."""
    groups: dict[tuple[Guarded, str, int], list[Protection]] = {}
    for p in held.protections:
        groups.setdefault((p.guards, p.thing, (p.number or 0) if p.guards == "passage" else 0), []).append(p)
    for c in held.consents:
        if _refusal([c]):
            groups.setdefault(("person", c.person, 0), [])
    agreed: dict[str, list[Consent]] = {}
    for c in held.consents:
        agreed.setdefault(c.person, []).append(c)
    return tuple(
        _shield(guards, thing, group, agreed.get(thing, ()) if guards == "person" else (), purpose, day)
        for (guards, thing, _), group in sorted(groups.items(), key=lambda item: item[0])
    )


def protected(held: Standing, purpose: Purpose, day: str) -> frozenset[str]:
    """Ids of the people, sources and places that are protected for a purpose on an ISO day."""
    return frozenset(s.thing for s in shields(held, purpose, day) if s.protected and s.thing)


def _shield(guards: Guarded, thing: str, group: Sequence[Protection], agreed: Sequence[Consent], purpose: Purpose, day: str) -> Shield:
    refused = _refusal(agreed)
    reasons = tuple(dict.fromkeys(reason for p in group for reason in p.reasons))
    asked: tuple[ProtectionReason, ...] = tuple(r for r in reasons if refused or not _lifted(r, agreed, purpose, day))
    why = [_sentence(p, r, r in asked) for p in group for r in p.reasons]
    if refused is not None:
        asked = asked or ("no_consent",)
        said = "refused" if refused.word == "refused" else "took consent back"
        why.insert(0, f"{refused.given_by or 'the person'} {said} (decision {refused.number}): that protects whatever else was said")
    elif agreed and asked:
        why.append(_not_enough(agreed, asked, purpose, day))
    elif asked and guards == "person":
        why.append("nothing is known of consent, and unknown consent protects")
    return Shield(guards, thing, bool(asked), asked, tuple(dict.fromkeys(why)), tuple(group), tuple(agreed))


def _refusal(agreed: Sequence[Consent]) -> Consent | None:
    """The last refusal or withdrawal that whoever gave it has not changed since; one of nobody in particular only the next word of anyone changes."""
    last: dict[str, Consent] = {}
    for c in sorted(agreed, key=lambda c: c.number or 0):
        giver = " ".join(c.given_by.casefold().split())
        if not giver and c.word in ("refused", "withdrawn"):
            last.clear()
        if giver:
            last.pop("", None)
        last[giver] = c
    return next((c for c in reversed(last.values()) if c.word in ("refused", "withdrawn")), None)


def _lifted(reason: ProtectionReason, agreed: Sequence[Consent], purpose: Purpose, day: str) -> bool:
    """Whether a consent that holds comes from whom this reason asks for."""
    open_words: dict[str, list[Consent]] = {}
    for c in sorted(agreed, key=lambda c: c.number or 0):
        giver = " ".join(c.given_by.casefold().split())
        open_words[giver] = [*open_words.get(giver, ()), c] if c.word == "given" else []
    return any(c.covers(purpose, day) and _may(reason, c.given_by) for words in open_words.values() for c in words)


def _may(reason: ProtectionReason, giver: str) -> bool:
    wanted = lifted_by(reason)
    said = set(WORD.findall(giver.casefold()))
    return bool(said) and (wanted == "anyone" or bool(said & givers(wanted)))


def _sentence(p: Protection, reason: ProtectionReason, holds: bool) -> str:
    """Why, by whom, and what would lift it."""
    who = f"decision {p.number} by {p.by}: {p.why}" if p.number is not None else f"proposed, nobody has decided: {p.why}"
    plain = told(reason)
    return f"{plain} ({who}); {how_lifted(reason) if holds else 'lifted by consent'}" if p.guards == "person" else f"{plain} ({who})"


def _not_enough(agreed: Sequence[Consent], asked: Sequence[ProtectionReason], purpose: Purpose, day: str) -> str:
    """Why a consent that is there does not lift the protection."""
    c = max(agreed, key=lambda c: c.number or 0)
    if c.word == "unknown":
        return "whether consent is given was asked and is not known, and unknown consent protects"
    if purpose not in c.purposes:
        return f"consent was given for {', '.join(c.purposes) or 'nothing'}, not for {purpose}"
    if c.until is not None and day > c.until:
        return f"consent ended on {c.until}"
    return f"{c.given_by or 'nobody named'} agreed, but {how_lifted(asked[0])}"
