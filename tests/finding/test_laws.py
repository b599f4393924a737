import pytest

from habeas.finding.laws import laws
from habeas.finding.parse import parse
from habeas.model.claims import Law
from habeas.model.quote import Span
from habeas.model.source import Source, Text


def found(words: str, language: str = "en") -> tuple[Law, ...]:
    """What an invented report names, by name or in order."""
    source = Source("s1", "0" * 64, "report.txt", "text/plain", language=language, main_text=(Span(0, len(words)),))
    return laws(parse(Text(source, words)))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "China signed the 1951 Refugee Convention."),
        ("en", "It breaks the United Nations Convention relating to the Status of Refugees."),
        ("en", "States bound by the 1951 UN convention on refugees must not do so."),
        ("ko", "중국은 난민협약에 가입했다."),
        ("zh", "中国是难民公约的缔约国。"),
        ("es", "El país firmó la Convención sobre el Estatuto de los Refugiados de 1951."),
    ],
)
def test_one_treaty_has_one_name(language: str, words: str) -> None:
    """The refugee convention comes under one name, whatever a report calls it."""
    assert [law.name for law in found(words, language)] == ["Convention relating to the Status of Refugees (1951)"]


def test_the_article_cited_is_kept() -> None:
    """An article named before the law goes with it."""
    law = found("The return violates Article 3 of the Convention against Torture.")[0]
    assert (law.kind, law.article) == ("treaty", "Article 3")


def test_a_law_named_again_is_the_same_law() -> None:
    """ "The convention" and the words it is quoted with belong to the treaty named before."""
    words = "Laos joined the UN Convention against Torture. The convention states: “No State Party shall return a person to another State.”"
    (law,) = found(words)
    assert [q.text for q in law.quotes][-1].startswith("No State Party")
    for quote in law.quotes:
        quote.check(words)


def test_national_laws_keep_the_reports_words() -> None:
    """Acts, bills and resolutions without an entry of their own come under the words of the report, with whose they are."""
    names = {
        (law.kind, law.name)
        for law in found("Peru's parliament passed a resolution. Police cited the Public Order Act and a new extradition bill.")
    }
    assert ("resolution", "resolution of Peru's parliament") in names
    assert ("statute", "Public Order Act") in names
    assert any(kind == "bill" for kind, _ in names)


def test_agreements_between_states() -> None:
    """A deal between two states under which people are returned is a law one can point at."""
    kinds = {law.kind for law in found("Under a repatriation agreement with Hanoi, Cambodia sends them back.")}
    assert kinds == {"agreement"}


def test_lawyers_and_law_enforcement_are_no_laws() -> None:
    """Words that only contain "law" or "act" name none."""
    assert found("Her lawyer called the act cruel. Law enforcement stood by, and so did the law firm.") == ()
