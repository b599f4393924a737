from habeas.reading import read

PLAIN = """Boats leave the harbour at night

Marta Oyelaran left the harbour with her daughter in the spring of 2014. She says that the coast guard fired twice.

Oyelaran told her sister that he who had sold them the boat was never seen again. Her husband stayed behind with his mother.

“My husband could not swim,” Oyelaran said. She still has his coat. Oyelaran keeps her papers in it.

The guard, Pedro Lindqvist, said he had fired into the air. Lindqvist denies that he saw a child. His lawyer agrees.
"""
MACHINE = """Boats leave the harbour at night

Marta Oyelaran left the harbour with his daughter in the spring of 2014. The trip to Pekín cost a good 900 euros.

– My husband could not swim, Oyelaran says.

Oyelaran lived with his parents near the Kivijoki river. Oyelaran keeps his papers in a coat.

– I can still hear the shots, Oyelaran says.

Oyelaran fears that his sister was caught. Waiting for her is hard for Oyelaran, but she does not complain. Oyelaran thinks of her own mother.
"""


def test_pronouns_that_change_a_persons_sex_tell_of_a_machine() -> None:
    """A woman with a husband who is called he, foreign endings and dialogue dashes together are a suspicion, with its signs in the notes."""
    source = read("page.txt", MACHINE.encode()).texts[0].source
    assert source.machine_translated
    assert any("Oyelaran" in note for note in source.notes if note.startswith("machine translation"))


def test_people_of_both_sexes_in_one_report_are_no_sign() -> None:
    """A report about a woman and a man, written by a person, is not suspected."""
    assert not read("page.txt", PLAIN.encode()).texts[0].source.machine_translated


def test_a_notice_settles_it_in_any_language() -> None:
    """A page that says it was translated by a machine is believed, and the notice is furniture."""
    text = read("page.txt", "국경에서 다섯 명이 붙잡혔다고 가족들이 전했다.\n\n이 기사는 구글 번역을 이용했습니다.\n".encode()).texts[0]
    assert text.source.machine_translated
    assert "구글" not in "".join(s.of(text.text) for s in text.source.main_text)


def test_words_that_only_look_like_a_notice_are_none() -> None:
    """ "Deeply challenging" is no translator's name."""
    words = "The years in the camp were deeply challenging for the family, she said, and nobody helped them at all."
    assert not read("page.txt", words.encode()).texts[0].source.machine_translated


def test_lines_above_the_article_of_a_web_page_are_heard() -> None:
    """Crumbs and notices that are no part of the article still say when it came out and that a machine translated it."""
    body = "<p>The teacher was given back to the other country on Friday, his brother said in a long letter to the paper.</p>" * 6
    page = (
        "<html lang='en'><head><title>The teacher given back - Steppe Mirror</title></head><body>"
        "<div class='crumbs'>Main / Society / 28 October 2021, 14:07 / Views: 5 318</div>"
        "<div class='lang'>This page was translated automatically from Kazakh. Show original</div>"
        f"<main><h1>The teacher given back</h1>{body}</main></body></html>"
    )
    source = read("page.html", page.encode()).texts[0].source
    assert source.machine_translated
    assert source.published.earliest == source.published.latest == "2021-10-28"
