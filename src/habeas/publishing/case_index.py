"""The list of all cases as one static page."""

from __future__ import annotations

from habeas.model.cases import Casebook, CaseFile
from habeas.model.wording import called
from habeas.publishing.page import CALM, STATUSES, esc, many, outlet, page


def case_index_page(casebook: Casebook) -> bytes:
    """A page that lists the cases, those told in most reports first, each with what is known now and a link to its own page (<case id>.html beside it)."""
    people = {p.id: p for p in casebook.people}
    sources = {s.id: s for s in casebook.sources}
    rows = []
    for c in sorted(casebook.cases, key=lambda c: (-len(c.sources), c.title, c.id)):
        told = ", ".join(dict.fromkeys(outlet(sources[s]) for s in c.sources if s in sources))
        now = "".join(
            f'<span class="{look}">{esc(who)}: {esc(word)}</span> '
            for who, word, look in _now(c, {i: called(p, people) for i, p in people.items()})
        )
        points = f"{many(len(c.disagreements), 'disagreement')}, {many(len(c.questions), 'open question')}"
        reports = many(len(c.sources), "report")
        rows.append(
            f'<li><a href="{esc(c.id)}.html" dir="auto">{esc(c.title)}</a><p>{now}</p>'
            f'<p class="small" dir="auto">{reports}: {esc(told)}. {points}.</p></li>'
        )
    size = f"{many(len(casebook.cases), 'case')} from {many(len(casebook.sources), 'report')}"
    header = f'<h1>Cases</h1>\n<p class="meta">{size}.</p>'
    return page("Cases", header, f'<ul class="plain">{"".join(rows)}</ul>' if rows else "<p>No report tells of a case yet.</p>")


def _now(c: CaseFile, names: dict[str, str]) -> list[tuple[str, str, str]]:
    last = {s.person: s.status for s in c.status}
    shown = [
        (names[p], STATUSES[w], "tag calm" if w in CALM else "tag" if w == "unknown" else "tag grave")
        for p, w in last.items()
        if p in names
    ]
    return shown[:4]
