from __future__ import annotations

from tests.linking.told import SHENYANG, Report, number

from habeas.linking import compare
from habeas.linking.dating import infer_published, inferred
from habeas.model.findings import Findings
from habeas.model.when import NEVER_SAID, When


def told(source: str, when: When, published: When = NEVER_SAID, outlet: str = "The Ferry Post") -> Findings:
    """A report of ten people taken."""
    r = Report(source, published, outlet)
    r.event("detention", [r.group(number(10), "ten North Koreans", "KP")], when, SHENYANG)
    return r.done()


DATED = told("b", When.day("2017-11-04"), When.day("2017-11-15"))


def dates(undated: Findings) -> dict[str, When]:
    """What is inferred for one undated report beside the dated one."""
    return infer_published([undated, DATED], compare(undated, DATED))


def test_a_report_is_no_older_than_what_it_tells() -> None:
    """A report of an arrest was not printed before it; "November 4" without a year puts it in the months after."""
    found = dates(told("a", When(words="November 4", pattern="XXXX-11-04")))
    assert found["a"].earliest == "2017-11-04"
    assert found["a"].latest is not None
    assert found["a"].latest < "2018-10-01"


def test_a_weekday_puts_a_report_within_a_week() -> None:
    """ "On Saturday" is the last Saturday before printing."""
    r = Report("a")
    r.event("detention", [r.group(number(10), "ten North Koreans", "KP")], When(words="on Saturday"), SHENYANG)
    undated = r.done()
    found = infer_published([undated, DATED], compare(undated, DATED))
    assert (found["a"].earliest, found["a"].latest) == ("2017-11-04", "2017-11-12")


def test_last_year_puts_a_report_in_the_year_after() -> None:
    """ "On 4 November last year" was printed in the next year."""
    found = dates(told("a", When(words="4 November last year", pattern="XXXX-11-04")))
    assert (found["a"].earliest, found["a"].latest) == ("2018-01-01", "2018-12-31")


def test_reports_with_a_date_and_reports_without_links_are_left_alone() -> None:
    """Nothing is inferred for a dated report, nor for one that shares no incident with any."""
    alone = told("c", When.day("2011-03-02"))
    assert infer_published([DATED, alone], compare(DATED, alone)) == {}


def test_the_reason_names_the_other_report() -> None:
    """The reason says whose date was used and by which words."""
    undated = told("a", When(words="November 4", pattern="XXXX-11-04"))
    (_, why) = inferred([undated, DATED], compare(undated, DATED))["a"]
    assert "The Ferry Post" in why
    assert "November 4" in why
