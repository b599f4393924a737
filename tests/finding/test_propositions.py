"""What a sentence says in its several parts."""

from __future__ import annotations

from habeas.finding.annotations import Parse, Sentence, Token
from habeas.finding.propositions import propositions
from habeas.model.quote import Span
from habeas.model.source import Source, Text


def test_a_joined_verb_that_stands_before_its_partner_is_no_error() -> None:
    """A grammar may hang a joined verb before the one it is joined to; each still gets words that hold its verb."""
    words = "Then they had fled north by night , the guards of the camp said loudly to us".split()
    text, tokens, at = " ".join(words), [], 0
    heads = {0: 13, 1: 3, 2: 3, 3: 13, 4: 3, 5: 3, 6: 5, 7: 13, 8: 9, 9: 13, 10: 9, 11: 12, 12: 10, 13: 13, 14: 13, 15: 13, 16: 15}
    deps = "advmod nsubj aux conj advmod prep pobj punct det nsubj prep det pobj ROOT advmod prep pobj".split()
    pos = "ADV PRON AUX VERB ADV ADP NOUN PUNCT DET NOUN ADP DET NOUN VERB ADV ADP PRON".split()
    for i, word in enumerate(words):
        tokens.append(
            Token(i, at, at + len(word), word, word.lower(), pos[i], "VBD" if pos[i] == "VERB" else "NN", deps[i], heads[i], "", 0)
        )
        at += len(word) + 1
    children = tuple(tuple(j for j in heads if heads[j] == i and j != i) for i in heads)
    span = Span(0, len(text))
    source = Source("s1", "0" * 64, "a.txt", "text/plain", main_text=(span,))
    parse = Parse(Text(source, text), "en", (Sentence(0, span, 0, len(words), 0, True),), tuple(tokens), children)
    for made in propositions(parse, list(range(len(words)))):
        assert made.span.start <= tokens[made.head].start < made.span.end
