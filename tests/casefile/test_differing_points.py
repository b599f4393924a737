"""Points on which reports of a case differ: charge, cause, will, number, age, what became of them."""

from __future__ import annotations

import pytest

from casefile.told import Report, same, texts
from habeas import pipeline
from habeas.casefile import assemble
from habeas.casefile.lengths import days, months
from habeas.model.cases import Casebook


def book(*reports: str) -> Casebook:
    """The casebook of some English reports."""
    return pipeline.case_files([(f"r{n}.txt", r.encode()) for n, r in enumerate(reports)])


def differing(of: Casebook, field: str) -> list[set[str]]:
    """The values of each disagreement of a field."""
    return [{v.value for v in d.values} for c in of.cases for d in c.disagreements if d.field == field]


HEAD = "4 March 2019. "
ONE = HEAD + "Marta Olin, 37, a teacher, was abducted in Varna on 1 March 2019. The police said Marta Olin died in a road accident. "
TWO = HEAD + "Marta Olin, 38, a teacher, was abducted in Varna on 1 March 2019. Her brother said that Marta Olin was beaten to death. "


def test_two_causes_of_death_stand_side_by_side() -> None:
    """An accident and a beating cannot both be true."""
    assert {"road accident", "beating (beaten to death)"} in differing(book(ONE, TWO), "cause") or any(
        "road accident" in values for values in differing(book(ONE, TWO), "cause")
    )


def test_two_ages_of_one_woman_are_shown() -> None:
    """37 and 38 in the same month."""
    assert {"37", "38"} in differing(book(ONE, TWO), "age")


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        ("4 March 2019", "20 June 2020", []),
        ("20 December 2019", "5 January 2020", [{"37", "38"}]),
        ("20 June 2021", "4 March 2019", [{"37", "38"}]),
    ],
)
def test_time_between_reports_explains_as_many_years(first: str, second: str, shown: list[set[str]]) -> None:
    """A year makes 37 into 38; sixteen days do not, and nobody grows younger."""
    one, two = (t.replace(HEAD, f"{day}. ") for t, day in ((ONE, first), (TWO, second)))
    assert differing(book(one, two), "age") == shown


def test_an_age_of_then_is_compared_with_that_of_then() -> None:
    """Years later somebody "was 41 when she vanished": that is no age of the day of printing."""
    one = "4 March 2012. Marta Olin, 37, a teacher, was abducted in Varna on 1 March 2012."
    two = "1 March 2017. Marta Olin, a teacher, was abducted in Varna on 1 March 2012. Marta Olin was {} when she vanished."
    assert {"37", "41"} in differing(book(one, two.format(41)), "age")
    assert differing(book(one, two.format(37)), "age") == []


def test_two_children_of_one_report_have_two_ages() -> None:
    """A girl of nine and a boy of eleven are no difference on one child; another report's girl of ten is compared with neither."""
    head = HEAD + "Marta Olin, a teacher, was arrested in Varna on 1 March 2019. The police also arrested a girl of "
    assert {"9", "11"} in differing(book(head + "9.", head + "11."), "age")
    assert differing(book(head + "9, and a boy of 11.", head + "10."), "age") == []


def test_that_somebody_was_abducted_is_denied() -> None:
    """One says that she was kidnapped, the other that she was not."""
    one = HEAD + "Marta Olin, a teacher, disappeared in Varna on 1 March 2019. Marta Olin was kidnapped, her brother said."
    other = HEAD + "Marta Olin, a teacher, disappeared in Varna on 1 March 2019. The ministry said that Marta Olin was not kidnapped."
    shown = differing(book(one, other), "voluntariness")
    assert any(any(v.startswith("not abducted") for v in values) and any(v.startswith("abducted") for v in values) for values in shown)
    assert differing(book(one, one), "voluntariness") == []


def test_charges_of_no_list_are_compared_by_their_words() -> None:
    """Two offences differ; one told in two ways is one; what officers are charged with is none of the prisoner's."""
    head = HEAD + "Marta Olin, a teacher, was arrested in Varna on 1 March 2019. "
    first, second = (head + f"Marta Olin was accused of {x}." for x in ("hoarding grain", "poisoning wells"))
    assert {"hoarding grain", "poisoning wells"} in differing(book(first, second), "charge")
    assert differing(book(first, head + "Marta Olin was convicted of hoarding grain and salt."), "charge") == []
    assert differing(book(first, head + "Two officers were accused of stealing her purse."), "charge") == []


def test_victims_counted_at_another_deed_are_the_same_people() -> None:
    """Eight were caught, nine face return; nine of whom five are women are nine."""
    caught = HEAD + "Eight North Koreans were caught in Varna on 1 March 2019."
    face = HEAD + "{} North Koreans, caught in Varna on 1 March 2019, could be deported. Five women are among them."
    assert {"8", "9"} in differing(book(caught, face.format("Nine")), "count")
    assert differing(book(caught, face.format("Eight")), "count") == []


def test_what_agrees_is_no_difference() -> None:
    """The same report twice in other words differs in nothing."""
    again = ONE.replace("died in a road accident", "was killed in a car accident")
    assert differing(book(ONE, again), "cause") == []


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("over ten years", "11 years", True),
        ("about a year and a half", "two years", False),
        ("two years", "the last two years", True),
        ("20 days", "two months", False),
        ("almost a decade", "ten years", True),
    ],
)
def test_lengths_of_time_are_bounds(one: str, other: str, meet: bool) -> None:
    """Eleven years are over ten; a year and a half are not two."""
    a, b = days(one), days(other)
    assert a is not None
    assert b is not None
    assert (a[0] <= b[1] and b[0] <= a[1]) is meet


def test_where_two_reports_say_they_were_flown_to() -> None:
    """Two towns of two countries; a town and its country are one."""
    first = HEAD + "Marta Olin, a teacher, was arrested in Varna on 1 March 2019 and deported. Marta Olin was flown to {}."
    assert {"Tehran", "Ankara"} in differing(book(first.format("Tehran"), first.format("Ankara")), "route")
    assert differing(book(first.format("Turkey"), first.format("Ankara")), "route") == []


def test_a_denial_of_something_else_is_no_denial_of_the_case() -> None:
    """That nothing was paid for her does not deny that she was abducted; that police had a part in it does."""
    paid = HEAD + "Marta Olin, a teacher, was abducted in Varna on 1 March 2019. The ministry denies that it gave anything for her."
    part = HEAD + "Marta Olin, a teacher, was abducted in Varna on 1 March 2019. The ministry denies any part."
    assert differing(book(paid), "denial") == []
    assert any("denied" in v for values in differing(book(part), "denial") for v in values)


def test_not_coming_home_denies_no_disappearance() -> None:
    """ "Did not come home" tells of it."""
    told = HEAD + "Marta Olin, a teacher, disappeared in Varna on 1 March 2019. Marta Olin did not come home after leaving school."
    assert differing(book(told), "denial") == []


def test_two_wives_of_one_man_are_two_names() -> None:
    """Two reports of one arrest name his wife differently."""
    made = []
    for key, wife in (("aa", "Marta Olin"), ("bb", "Petra Zorn")):
        r = Report(key, f"Ivo Brakt asked for help. His wife, {wife}, was arrested.")
        ivo = r.person("ivo", "Ivo Brakt")
        r.event("detention", "was arrested", (r.person("wife", wife, kin=(("wife", ivo),)),))
        made.append(r)
    events = [r.events[0].id for r in made]
    told = assemble([r.findings() for r in made], texts(*made), same(("aa:p:ivo", "bb:p:ivo"), tuple(events)))
    assert {"Marta Olin", "Petra Zorn"} in differing(told, "name")


GONE = HEAD + "Marta Olin, a teacher, disappeared in Varna on 1 March 2019. "


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        (
            "destination",
            "Marta Olin vanished on the way to a birthday party.",
            "Marta Olin disappeared after she left home to meet a friend.",
        ),
        ("lodging", "Marta Olin stayed in a hostel in Corran House.", "Marta Olin did not stay at Corran House."),
        ("recipient", "Marta Olin faxed her husband that all is well.", "Marta Olin faxed a colleague that all is well."),
        ("whereabouts", "Her son says that Marta Olin rang from Burgas.", "Police have no record that Marta Olin left Varna."),
        ("place", "Marta Olin was seized at a checkpoint.", "Marta Olin was taken from her home."),
        (
            "place",
            "Marta Olin was hiding in a flat above a shop when police burst in.",
            "Marta Olin was caught in the dormitory of a mill.",
        ),
        ("circumstances", "Marta Olin was taken from a print shop.", "Marta Olin had given herself up, the police said."),
        ("vehicle", "Men put Marta Olin in a hospital ambulance.", "Soldiers took Marta Olin away in a green truck."),
        ("perpetrator", "Marta Olin was taken by soldiers.", "Two policemen dragged Marta Olin from her car."),
        ("perpetrator", "Men in plain clothes seized Marta Olin.", "Uniformed officers seized Marta Olin."),
        ("voluntariness", "Marta Olin was bundled into a van.", "Marta Olin gave herself up to the police."),
        ("treatment", "Guards beat Marta Olin with a belt.", "Marta Olin was not struck, her aunt said."),
        ("charge", "Marta Olin was convicted of smuggling.", "Marta Olin was convicted of contempt."),
        ("vehicle", "Marta Olin was led to a black Hilux.", "Marta Olin was seen getting into an ordinary taxi."),
        ("circumstances", "Marta Olin got into a white truck.", "Two men led Marta Olin into a white truck."),
        ("remains", "The bones were handed over as hers.", "The bones were someone else's."),
        ("official name", "Prosecutor Ivan Petrov says so.", "Prosecutor Stoyan Kolev says so."),
        (
            "pretext",
            "The cook told Marta Olin that she was going to another kitchen.",
            "Marta Olin was told that she would be taken to a clinic.",
        ),
    ],
)
def test_two_tellings_that_cannot_both_be_true(field: str, one: str, other: str) -> None:
    """Where somebody went, stayed, was caught and is; to whom they wrote; what they were told; whose bones; who is prosecutor."""
    assert differing(book(GONE + one, GONE + other), field)
    assert differing(book(GONE + one, GONE + one), field) == []


def test_ways_that_a_report_tells_together_are_no_difference() -> None:
    """Taken from her home, at a checkpoint: one report has both."""
    both = GONE + "Marta Olin was taken from her home. Marta Olin was seized at a checkpoint."
    assert differing(book(both, GONE + "Marta Olin was taken from her home."), "place") == []


def test_confirmed_by_one_and_not_verified_by_another() -> None:
    """A minister confirms the arrest in one report; another outlet could not check it."""
    base = HEAD + "Marta Olin, a teacher, was arrested in Varna on 1 March 2019. "
    confirmed = base + "The interior ministry confirmed the arrest of Marta Olin."
    unsure = base + "The arrest could not be independently verified."
    assert any("confirmed by" in v for values in differing(book(confirmed, unsure), "confirmation") for v in values)
    assert differing(book(confirmed, base), "confirmation") == []


def test_numbers_of_one_day_are_compared_whatever_is_counted_in_all() -> None:
    """Ten or twelve were caught on the eighth; thirty-one in all."""
    whole = "20 March 2019. Police in Varna arrested 31 farmers between 8 and 12 March 2019. "
    found = differing(
        book(whole + "Ten farmers were arrested on 8 March 2019.", whole + "Twelve farmers were arrested on 8 March 2019."), "count"
    )
    assert {"10", "12"} in found


def test_counted_parts_of_a_group_contradict_nothing() -> None:
    """Forty were sent back; five others of the same group had died in custody before."""
    told = HEAD + "Forty farmers were deported from Varna on 1 March 2019. Five of the farmers died in custody."
    assert differing(book(told, told.replace("farmers", "peasants")), "scope") == []


ARREST = HEAD + "Marta Olin, 37, a teacher, was arrested in Varna on 1 March 2019. "


@pytest.mark.parametrize(
    ("one", "other", "field", "values"),
    [
        (
            "Marta Olin told her lawyer that she was hit with a hose.",
            "The police deny that Marta Olin was beaten.",
            "treatment",
            {"was hit with a hose", "deny that Marta Olin was beaten"},
        ),
        (
            "Marta Olin was sentenced to three years and eight months in prison, her lawyer said.",
            "A court sentenced Marta Olin to five years in prison.",
            "sentence",
            {"3 years and 8 months", "5 years"},
        ),
        (
            "Marta Olin is charged with assembly and collusion, the prosecutor said.",
            "Her lawyer said that Marta Olin was convicted of propaganda against the state.",
            "charge",
            {"assembly and collusion", "propaganda against the state"},
        ),
    ],
)
def test_reports_of_one_arrest_differ_on_what_followed(one: str, other: str, field: str, values: set[str]) -> None:
    """How she was treated, how long her sentence is and what she is charged with are told in two ways."""
    assert values in differing(book(ARREST + one, ARREST + other), field)


def test_killed_in_a_gunfight_or_unarmed() -> None:
    """The police say that he fought back, his widow that there was no gunfight."""
    told = HEAD + "Omar Tamrin, 52, was shot dead in Varna on 1 March 2019. "
    made = book(told + "Omar Tamrin fought back, a colonel said.", told + "His widow Ana said that there was no gunfight.")
    assert {"fought back", "no gunfight"} in differing(made, "circumstances")


@pytest.mark.parametrize(
    ("said", "n"),
    [("three years and six months", 42), ("six and a half years", 78), ("三年六個月", 42), ("12 ans et 6 mois", 150), ("sieben Jahren", 84), ("3년 6개월", 42)],
)  # fmt: skip
def test_a_term_is_so_many_months(said: str, n: int) -> None:
    """In words or figures, with months or a half."""
    assert months(said) == n


def test_a_report_that_turns_on_some_of_a_group_turns_on_its_event() -> None:
    """That five of the forty were moved later is not the case's main event where more reports tell of the forty's arrest."""
    made = book(
        "20 March 2019. On 1 March 2019 soldiers arrested 40 villagers of Bamunka in Cameroon.",
        "25 March 2019. The 40 villagers of Bamunka who were arrested on 1 March 2019 are still held. "
        "The remaining five were imprisoned in Yaounde on 20 March 2019. They are Ana Koval, Bo Tamsin and Omar Tamrin.",
    )
    kinds = {e.id: e.kind for e in made.events}
    assert all(kinds[c.main_event] == "detention" for c in made.cases if c.main_event is not None and len(c.sources) > 1)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("a heart attack", "an infection with the coronavirus", True),
        ("a heart attack", "cardiac arrest", False),
        ("a heart attack", "an illness", False),
        ("an accident", "a heart attack", True),
    ],
)
def test_two_illnesses_are_two_causes(one: str, other: str, differ: bool) -> None:
    """A heart attack is no virus; an illness may be either."""
    head = HEAD + "Marta Olin, a teacher, died in custody in Varna on 1 March 2019. {} said the death of Marta Olin was caused by {}."
    first, second = head.format("The police", one), head.format("Her brother", other)
    assert bool(differing(book(first, second), "cause")) is differ


def test_numbers_that_one_report_tells_of_two_things_are_no_difference() -> None:
    """Six who vanished and four officers who were arrested are two numbers; six here and seven there are one that differs."""
    six = "4 March 2019. Six students were arrested in Varna on 1 March 2019. "
    seven = "4 March 2019. Seven students were arrested in Varna on 1 March 2019. "
    both = six + "Four officers who had watched were arrested. "
    assert any({"6", "7"} <= values for values in differing(book(six, seven), "count"))
    assert not any("4" in values for values in differing(book(both, six), "count"))


def test_a_vehicle_is_one_by_kind_colour_and_make() -> None:
    """A white van and a Toyota can be one; a white van and a grey pickup cannot."""
    told = "4 March 2019. Marta Olin, 37, a teacher, was abducted in Varna on 1 March 2019. Two men pushed Marta Olin into a {}."
    assert differing(book(told.format("white van"), told.format("white Toyota")), "vehicle") == []
    assert differing(book(told.format("white van"), told.format("grey pickup")), "vehicle")


def test_where_they_were_not_taken_is_no_place_of_it() -> None:
    """At a railway halt, not at a hotel, differs from a report that has it at the hotel."""
    hotel = "4 March 2019. Marta Olin, 37, a teacher, was arrested at her hotel in Varna on 1 March 2019."
    halt = "4 March 2019. Marta Olin, 37, a teacher, was arrested on 1 March 2019 at the railway halt of Varna, not at her hotel."
    assert differing(book(hotel, halt), "place")
    assert differing(book(hotel, hotel), "place") == []


def test_two_voices_of_one_report_differ_on_the_spot() -> None:
    """The report has the party at a toll gate, other sources at the bus station; one voice that tells of both tells of two moments."""
    voices = GONE + "Marta Olin was seized at a toll gate, her brother said. A lawyer said that Marta Olin was seized at the bus station."
    one = GONE + "Her brother said that Marta Olin was seized at a toll gate and questioned at the bus station."
    assert any("at the bus station" in v for values in differing(book(voices), "place") for v in values)
    assert differing(book(one), "place") == []


def test_a_spot_within_another_is_no_other() -> None:
    """In the street and at a checkpoint, at home and in a flat: one may lie in the other."""
    checkpoint = GONE + "Marta Olin was seized at a checkpoint."
    assert differing(book(checkpoint, GONE + "Marta Olin was seized on the road to the coast."), "place") == []
    home = GONE + "Marta Olin was taken from her home."
    assert differing(book(home, GONE + "Marta Olin was taken from a flat."), "place") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Masked men seized Marta Olin.", "Soldiers seized Marta Olin."),
        ("Marta Olin was taken away in a Toyota.", "Marta Olin was taken away in a white pickup."),
        ("Marta Olin was bundled into a van.", "Marta Olin was kidnapped."),
        ("Marta Olin came of her own accord.", "Marta Olin gave herself up."),
        ("Marta Olin was charged with terrorism.", "Marta Olin was accused of grenade attacks."),
    ],
)
def test_two_sides_of_one_thing_are_no_difference(one: str, other: str) -> None:
    """How doers hid their faces and to which body they belong, the make and the kind of a vehicle, force and abduction."""
    shown = [d.field for c in book(GONE + one, GONE + other).cases for d in c.disagreements]
    assert not {"perpetrator", "vehicle", "voluntariness", "charge"} & set(shown)


def test_who_did_it_in_another_language_is_the_same() -> None:
    """Soldiers are soldados; police are none."""
    spanish = "4 de marzo de 2019. Marta Olin, maestra, desapareció en Varna el 1 de marzo de 2019. Marta Olin fue secuestrada por {}."
    english = GONE + "Soldiers seized Marta Olin."
    assert differing(book(english, spanish.format("soldados")), "perpetrator") == []
    assert differing(book(english, spanish.format("policías")), "perpetrator")


def test_one_deed_in_two_towns_is_a_difference() -> None:
    """One report has the arrest in Varna, another in Burgas; one report that tells of both towns tells of two deeds."""
    varna = HEAD + "Marta Olin, a teacher, was arrested in Varna on 1 March 2019."
    burgas = HEAD + "Marta Olin, a teacher, was arrested in Burgas on 2 March 2019."
    assert {"Varna", "Burgas"} in differing(book(varna, burgas), "place")
    assert differing(book(varna, varna), "place") == []


def test_that_somebody_has_not_been_seen_denies_nothing() -> None:
    """A network says that she has not been seen since; that is no denial of her arrest."""
    told = (
        HEAD
        + "Marta Olin, a teacher, was arrested in Varna on 1 March 2019. Free Letters said that Marta Olin has not been seen since then."
    )
    assert differing(book(told, told.replace("Free Letters", "Her brother")), "denial") == []


def test_a_term_is_shown_in_figures() -> None:
    """Terms of two languages stand side by side in figures, the words of the other language behind them."""
    german = "4. März 2019. Marta Olin wurde am 1. März 2019 in Varna festgenommen. Marta Olin wurde zu drei Jahren Haft verurteilt."
    english = ARREST + "The judges sent Marta Olin away for twenty-one years."
    assert {"3 years (drei Jahren)", "21 years"} in differing(book(german, english), "sentence")


def test_how_many_they_were_is_compared_with_how_many_were_taken() -> None:
    """ "Thirteen were arrested" and "we were seventeen" are two numbers of one group."""
    one = "4 March 2019. Thirteen weavers were arrested in Varna on 1 March 2019."
    two = '6 March 2019. The weavers were arrested in Varna on 1 March 2019. "We were seventeen," a weaver said.'
    assert {"13", "17"} in differing(book(one, two), "count")
