"""Who says so, with the words, as the page of a case shows it under each point.

Written here and not in a template: a case of a thousand claims shows hundreds of them, each under several points, and an include for each takes longer
than all else on the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from habeas.actions.passages import Passage
from habeas.model.claims import Claim
from habeas.web import wording


@dataclass(frozen=True, slots=True)
class Words:
    """Claims on one point, written out, the first of them only; `more`: how many are not."""

    shown: tuple[SafeString, ...] = ()
    more: int = 0

    def __len__(self) -> int:
        return len(self.shown) + self.more

    def written(self, anchor: str, on: str | None) -> SafeString:
        """The claims, and the way to the rest of them at this anchor of the page, as believed `on` that day."""
        rest = ""
        if self.more:
            told = ngettext("%(n)s more", "%(n)s more", self.more) % {"n": self.more}
            day = f"&amp;on={escape(on)}" if on else ""
            rest = f'<p class="quiet"><a href="?every{day}#{escape(anchor)}">{escape(told)}</a></p>'
        return mark_safe(f"{''.join(self.shown)}\n{rest}\n")


def passage(shown: Passage) -> SafeString:
    """A quote in its sentence, the words marked, in the report's own language and direction of writing."""
    lang = f' lang="{escape(shown.language)}"' if shown.language != "und" else ""
    return mark_safe(
        f'<blockquote dir="auto"{lang}>{escape(shown.before)}<mark>{escape(shown.words)}</mark>{escape(shown.after)}</blockquote>'
    )


def said(claim: Claim, speaker: str, report: str, passages: Sequence[Passage], *, awaiting: bool) -> SafeString:
    """One claim: who says so, how surely, in which report, and the words. `awaiting`: one of two has signed it."""
    stance = "denied" if claim.negated and claim.stance == "asserted" else claim.stance
    decided = f" {claim.state}" if claim.state != "proposed" else ""
    signed = f' <span class="state unsure">{escape(_("signed by one of two"))}</span>' if awaiting else ""
    words = "".join(passage(shown) for shown in passages)
    return mark_safe(
        f'<div class="said{decided}">\n<p class="who"><b dir="auto">{escape(speaker)}</b> {escape(wording.word("stance", stance))} · '
        f'<a href="/claims/{escape(claim.id)}" dir="auto">{escape(report)}</a> '
        f'<span class="state {claim.state}">{escape(wording.word("state", claim.state))}</span>{signed}</p>\n{words}\n</div>'
    )
