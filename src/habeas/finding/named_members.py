"""Groups whose people a text names: "two reporters - Ana Koval, 27, and Bo Li - were detained", "They were identified as ...", "three men, including ...".

What is said of the group holds for each of them: trade, sex, age group, whose relatives they are. Where as many are named as were counted, or all
of "the lawyers" are, they are the group's members, and what befell it befell them.
"""

from __future__ import annotations

from collections.abc import Iterable

from habeas.finding import clauses
from habeas.finding.annotations import Parse
from habeas.finding.candidates import Candidate
from habeas.finding.descriptions import PLURAL_SEX, group_nouns, kin, nouns
from habeas.finding.drafts import Draft
from habeas.finding.group_parts import BEFORE, named_next, parts_of_groups
from habeas.finding.lexicon import word_list
from habeas.finding.listed_names import Named, identified, named_one_by_one, spelled
from habeas.finding.some_of import some_named
from habeas.model.people import Sex

REACH = 16
"""Words behind a group up to which the row of its names may begin: "two reporters for a channel based in Lisk - Ana Koval and Bo Li"."""
GLOSS = 4
"""Words that may stand between the mark that opens a row and its first name, and beside each name in it where the count vouches for the row."""
DASHES = frozenset({"-", "--", "–", "—", ":", "("})
SOME = frozenset({"including", "include", "includes", "included", "like", "namely"})
ARE = frozenset({"are", "were"})
"""Who "they" are: those named are of them, also where the row goes on with others ("and a pupil whose name we withhold")."""
LINKS = frozenset({",", ";", "and", "&", "(", ")", "-", "–", "—"})
ALL = frozenset({"both", "all"})
NAMING = frozenset({"identify", "name", "call", "know"})
OUTRIGHT = frozenset({"identify", "name"})
"""Verbs by which a report gives the names of those it has told of."""
FEW = 3
"""Sentences behind a group in which it is named outright."""
SUBJECT = frozenset({"nsubj", "nsubjpass"})
NOBODY = frozenset({"family", "group", "crowd", "party", "gang", "team", "crew"})
"""Words for many together: what is said of such a body holds for it, not for each in it."""


def named_members(parse: Parse, drafts: Iterable[Draft]) -> None:
    """Give each group the people it is said to be made of, and each of these what is said of the group."""
    standing = [d for d in drafts if d.into is None]
    _some_among(parse, standing)
    _one_of_them(parse, standing)
    _included(parse, standing)
    names = spelled(parse, standing)
    plurals = {m.head for d in standing if d.group for m in d.mentions if m.form == "group"}
    some_named(parse, standing, names)
    for group in [d for d in standing if d.group]:
        for m in [m for m in group.mentions if m.form == "group" or (m.form == "pronoun" and m.plural)]:
            row, whole, mark = _row(parse, m, names, plurals, _counted(group))
            if row and (len(row) > 1 or _counted(group) != 1):
                some = (mark in SOME or mark in ARE or mark in DASHES or mark == "as") and (_counted(group) or 0) > len(row)
                _tell(group, [n.who for n in row], whole or some)
                break
        else:
            _tell(group, _next_row(parse, group, names, plurals), True)
    _identified(parse, standing, names, plurals)
    _whole_rows(standing)
    parts_of_groups(parse, standing)


def _whole_rows(standing: list[Draft]) -> None:
    """ "The men" behind three who were counted and named in a row are all three, though the grammar joined only the last two of them."""
    counted = [d for d in standing if d.group and d.members and _counted(d) == len(d.members)]
    for group in [d for d in standing if d.group and d.members and d.amount is None]:
        start = group.mentions[0].head
        for row in [w for w in counted if set(group.members) < set(w.members)]:
            last = [max((m.head, m.sentence) for m in d.mentions if m.head < start) for d in group.members if d.mentions[0].head < start]
            if len(last) == len(group.members) and all(sentence == row.mentions[0].sentence for _, sentence in last):
                group.members = list(row.members)


def _identified(parse: Parse, standing: list[Draft], names: dict[int, Named], plurals: set[int]) -> None:
    """Those whom a sentence behind a counted group names outright are of it: "Four men were held. We can identify Ana Koval, 40, and Bo Li"."""
    told = [
        (m, d)
        for d in standing
        if d.group and (_counted(d) or 0) > 1 and not set(d.nouns) & word_list("takers_and_tellers")
        for m in d.mentions
        if m.form == "group"
    ]
    for s in parse.main_sentences():
        start = identified(parse, s.i, OUTRIGHT)
        first = next((i for i in range(start, s.last) if i in names), None) if start is not None else None
        near = [(m, d) for m, d in told if start is not None and m.head < start and s.i - m.sentence <= FEW]
        if first is None or start is None or not near or plurals & set(range(start, first)):
            continue
        _, group = max(near, key=lambda n: n[0].head)
        row = [n.who for n in named_one_by_one(parse, first, names)]
        if 1 < len(row) <= (_counted(group) or 0):
            _tell(group, row, True)


def _next_row(parse: Parse, group: Draft, names: dict[int, Named], plurals: set[int]) -> list[Draft]:
    """Those whom the sentence behind a group opens with, as many as were counted: "They took three teachers. Ana Koval, Bo Li and Tam Osei were ..."."""
    told = [m for m in group.mentions if m.form == "group"]
    place = named_next(parse, group, told[0]) if told and not group.members else None
    if place is None:
        return []
    opening, count = place
    first = next((i for i in range(opening, opening + BEFORE + 1) if i in names), None)
    row = [n.who for n in _from(parse, first, names, plurals, loose=True)] if first is not None else []
    new = all(d.mentions[0].span > told[0].span and not _says(parse, d.mentions[0]) for d in row)
    return row if len(row) == count and new else []


def _some_among(parse: Parse, standing: list[Draft]) -> None:
    """Somebody told of as one of a group is a member of it: "Seven people were held, a girl of nine among them"."""
    ends = {m.head: d for d in standing if not d.group for m in d.mentions if m.form == "nominal"}
    for group in [d for d in standing if d.group]:
        for m in [m for m in group.mentions if m.noun == "them" and m.head > 1]:
            last = m.head - 2
            one = ends.get(last) if parse.tokens[m.head - 1].text.lower() == "among" else None
            if one is not None and one not in group.members:
                group.members.append(one)


def _included(parse: Parse, standing: list[Draft]) -> None:
    """Those a counted group "includes" are of it, named or not: "Seven were stopped. It includes Ana Koval; her husband; their two sons"."""
    groups = {m.head: d for d in standing if d.group and _counted(d) for m in d.mentions if m.form == "group"}
    heads = {m.head: d for d in standing for m in d.mentions if m.form != "pronoun"}
    for verb in [t for t in parse.tokens if t.lemma.lower() in ("include", "comprise") and clauses.is_verb(parse, t.i)]:
        subject = next(iter(clauses.own(parse, verb.i, "nsubj")), verb.i)
        group = groups.get(subject)
        if group is None and parse.tokens[subject].text.lower() in ("it", "they") and verb.sentence:
            before = parse.sentences[verb.sentence - 1]
            told = [i for i in range(before.first, before.last) if i in groups and parse.tokens[i].dep in SUBJECT]
            group = groups[told[-1]] if told else None
        todo, found = list(clauses.own(parse, verb.i, "dobj")), list[Draft]()
        while todo and group is not None:
            i = todo.pop()
            todo += clauses.own(parse, i, "conj", "appos")
            found += [heads[i]] if i in heads and heads[i] not in (group, *found) else []
        many = sum((_counted(d) or 2) if d.group else 1 for d in found)
        if group is not None and many <= (_counted(group) or 0):
            group.members += [d for d in found if d not in group.members]


def _one_of_them(parse: Parse, standing: list[Draft]) -> None:
    """Somebody told to be one of a group is a member of it: "said Ana Koval, one of the eight"."""
    groups = {m.head: d for d in standing if d.group and _counted(d) for m in d.mentions if m.form == "group"}
    groups |= {m.head: d for d in standing if d.group for m in d.mentions if m.noun == "them"}
    for d in [d for d in standing if not d.group]:
        for m in [m for m in d.mentions if m.form == "name"]:
            ones = [i for i in (*clauses.own(parse, m.head, "appos"), parse.tokens[m.head].head) if parse.tokens[i].text.lower() == "one"]
            for i in (i for one in ones for i in clauses.phrases(parse, one, frozenset({"of"}))):
                if i in groups and d not in groups[i].members:
                    groups[i].members.append(d)


def _counted(group: Draft) -> int | None:
    """How many a group is said to be, where that is one number."""
    amount = group.amount
    return int(amount.low) if amount is not None and amount.low is not None and amount.exact and amount.low == amount.high else None


def _row(parse: Parse, m: Candidate, names: dict[int, Named], plurals: set[int], count: int | None) -> tuple[list[Named], bool, str]:
    """The people named beside a group, whether they are all of it, and the mark or word that opens their row."""
    opened = _opened(parse, m, names, plurals)
    if opened is not None:
        first, mark = opened
        mark = "including" if parse.tokens[max(0, parse.tokens_in(m.span).start - 1)].text.lower() == "among" else mark
        row = _from(parse, first, names, plurals, loose=count is not None and mark not in SOME)
        one_by_one = named_one_by_one(parse, first, names) if mark in SOME or mark in ARE else []
        row = one_by_one if len(row) < len(one_by_one) <= (count or len(one_by_one)) else row
        if mark in SOME:
            return (row, len(row) == count, mark) if count is None or len(row) <= count else ([], False, mark)
        if mark == "," and _goes_on(parse, row):
            return [], False, mark
        if count is None:
            return (row, m.definite, mark) if len(row) > 1 else ([], False, mark)
        return (row, len(row) == count, mark) if len(row) == count or (mark != "," and 1 < len(row) < count) else ([], False, mark)
    row = _before(parse, m, names)  # what befell these is told of their names; of "the two Americans" behind them it need not be one event
    return (row, False, "") if row and len(row) == (_said(parse, m) or count or 0) else ([], False, "")


def _opened(parse: Parse, m: Candidate, names: dict[int, Named], plurals: set[int]) -> tuple[int, str] | None:
    """The token at which a row of names begins behind a group, and the mark or word that opens it; "" where it follows at once."""
    start = max(m.head, parse.tokens_in(m.span)[-1])
    mark, since = ("", 0) if m.form == "group" else (None, 0)
    for i in range(start + 1, min(parse.sentences[m.sentence].last, start + 1 + REACH)):
        t = parse.tokens[i]
        if i in names:
            return (i, mark) if mark is not None and since <= GLOSS else None
        word = t.text.lower()
        if i in plurals or t.text in (".", ";"):
            return None
        if word in SOME or (word == "as" and _naming(parse, i)) or _among(parse, i):
            mark, since = ("such" if parse.tokens[i - 1].text.lower() == "such" else word), 0
            mark = "including" if mark in ("such", "them", "whom") else mark
        elif t.text in DASHES or (t.text == "," and mark not in DASHES and mark not in SOME):
            mark, since = t.text, 0
        elif t.lemma.lower() in (*NAMING, "be") or (t.lemma.lower() == "have" and t.pos == "AUX"):
            mark, since = (mark if m.form == "group" and t.tag == "VBN" else word if t.lemma == "be" else None), 0
        elif clauses.is_verb(parse, i) and t.tag not in ("VBN", "VBG"):
            return None
        else:
            mark, since = (None if mark == "" else mark), since + 1
    return None


def _says(parse: Parse, m: Candidate) -> bool:
    """Whether a mention is the subject of a verb of speech: it brings in somebody who tells."""
    t = parse.tokens[m.head]
    return t.dep == "nsubj" and parse.tokens[t.head].lemma in word_list("speech")


def _naming(parse: Parse, i: int) -> bool:
    """Whether "as" is that of "such as", "identified as", "named them as"."""
    return parse.tokens[i - 1].lemma.lower() in (*NAMING, "such") or parse.tokens[parse.tokens[i].head].lemma.lower() in NAMING


def _among(parse: Parse, i: int) -> bool:
    return parse.tokens[i].text.lower() in ("them", "whom") and parse.tokens[i - 1].text.lower() == "among"


def _from(parse: Parse, first: int, names: dict[int, Named], plurals: set[int], loose: bool) -> list[Named]:
    """Those named in a row from a token on. `loose`: a few words may stand beside each name, up to the next verb or plural."""
    row, i, beside = [names[first]], names[first].last + 1, 0
    ends = parse.sentences[parse.tokens[first].sentence].last
    while i < ends:
        t = parse.tokens[i]
        if i in names and names[i].who is row[-1].who:  # "Omar Tam alias Ka Boy"
            i = names[i].last
        elif i in names:
            if any(names[i].who is n.who for n in row) or not _linked(parse, i):
                break
            row.append(names[i])
            i, beside = names[i].last, -1
        elif (i in plurals and i + 1 not in names) or t.text in (".", ":") or (clauses.is_verb(parse, i) and t.text != "aged"):
            break
        elif t.text not in LINKS and not t.text.isdigit():
            beside += 1
            if beside > (2 * GLOSS if loose else 0):
                break
        i += 1
        beside = max(beside, 0)
    return row


def _linked(parse: Parse, i: int) -> bool:
    """Whether a name goes on with a row: a mark or "and" stands within a few words before it."""
    return any(t.text in LINKS for t in parse.tokens[max(0, i - GLOSS) : i])


def _before(parse: Parse, m: Candidate, names: dict[int, Named]) -> list[Named]:
    """Those named in a row that a group follows: "Ana Koval and Bo Li, two reporters,"; not "Ana Koval and Bo Li, villagers said"."""
    i = parse.tokens_in(m.span)[0] - 1
    if i < 1 or parse.tokens[i].text not in (",", "-", "--", "–", "—", "("):
        return []
    if parse.tokens[m.head].dep in SUBJECT and parse.tokens[i].text == ",":
        return []
    ending = {n.last: n for n in names.values()}
    row: list[Named] = []
    first = parse.sentences[m.sentence].first
    while i >= first and (parse.tokens[i].text in LINKS or parse.tokens[i].text.isdigit() or i in ending):
        if i in ending:
            row.append(ending[i])
            i = ending[i].first
        i -= 1
    return row[::-1] if len(row) > 1 else []


def _said(parse: Parse, m: Candidate) -> int | None:
    """The two of "both reporters"; nothing where the words give no number of their own."""
    return 2 if parse.tokens[parse.tokens_in(m.span)[0]].text.lower() == "both" else None


def _goes_on(parse: Parse, row: list[Named]) -> bool:
    """Whether a verb stands right behind a row that a comma opened: "Police beat two women, Ana Koval and Bo Li said"."""
    behind = row[-1].last + 1
    return behind < len(parse.tokens) and clauses.is_verb(parse, behind)


def _tell(group: Draft, row: list[Draft], whole: bool) -> None:
    """Pass on to those named what is said of their group; make them its members where they are all of a group or some of a counted one."""
    if row and whole and (len(row) > 1 or _counted(group) != 1):
        group.members += [d for d in row if d not in group.members]
    said = [n for n in group.nouns if n not in NOBODY and n not in group_nouns()["pair"]]
    for d in row:
        d.nouns += [n for n in said if n not in d.nouns and n not in kin()]
        d.occupations += [o for o in group.occupations if o not in d.occupations]
        d.nationality = d.nationality or group.nationality
        d.kin += [k for k in group.kin if k not in d.kin and k[0] != "family"]
        for sex in {_sex(n) for n in said}:
            d.votes[sex] += 6
        ages = {group.age_group, *(nouns()[n][1] for n in said if n in nouns())} - {"unknown"}
        if d.age_group == "unknown" and len(ages) == 1:
            d.age_group = ages.pop()


def _sex(noun: str) -> Sex:
    """The sex that a word for several people gives each of them."""
    return PLURAL_SEX.get(noun) or (kin()[noun][1] if noun in kin() else nouns()[noun][0] if noun in nouns() else "unknown")
