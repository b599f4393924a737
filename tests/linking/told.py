"""Short ways to say what a report says, for the tests of linking."""

from __future__ import annotations

from habeas.linking.texts import fingerprint
from habeas.model.amount import Amount
from habeas.model.claims import Claim, Speaker
from habeas.model.events import Event, EventKind, Role
from habeas.model.findings import Findings
from habeas.model.people import Kin, Name, Organisation, Person, Place, Sex
from habeas.model.quote import Quote
from habeas.model.source import Source
from habeas.model.when import NEVER_SAID, When

SHENYANG = ("Shenyang", "CN", "Shenyang")
IGUALA = ("Iguala", "MX", "Iguala")
CAIRO = ("Cairo", "EG", "Cairo")
CHINA = ("China", "CN", None)


def years(n: int) -> Amount:
    """An age."""
    return Amount(n, n, words=str(n), unit="years")


def number(low: int, high: int | None = None) -> Amount:
    """A count of people."""
    return Amount(low, high or low, words=str(low), unit="persons")


class Report:
    """A report put together piece by piece; every piece gets the next local id."""

    def __init__(
        self, source: str, published: When = NEVER_SAID, outlet: str | None = None, translated: bool = False, text: str = ""
    ) -> None:
        self.id = source
        self.text = text
        self.source = Source(
            source, source, f"{source}.txt", "text/plain", outlet=outlet, published=published, machine_translated=translated
        )
        self.people: list[Person] = []
        self.places: list[Place] = []
        self.events: list[Event] = []
        self.claims: list[Claim] = []
        self.bodies: list[Organisation] = []

    def quote(self, words: str) -> Quote:
        """The next words of the report."""
        start = 100 * (len(self.people) + len(self.claims) + len(self.events))
        return Quote(self.id, start, start + len(words), words)

    def someone(
        self,
        name: str | None = None,
        pseudonym: bool = False,
        sex: Sex = "unknown",
        age: int | None = None,
        of: tuple[str, str] | None = None,
        traits: tuple[tuple[str, str], ...] = (),
        occupations: tuple[str, ...] = (),
        also: tuple[str, ...] = (),
    ) -> str:
        """A person: named, or known by kin to another (`of` = relation, id)."""
        ident = f"{self.id}:p{len(self.people):03}"
        names = (Name(name, pseudonym), *(Name(n) for n in also)) if name else ()
        kin = (Kin(*of),) if of else ()
        kind = "pseudonymous" if pseudonym else "named" if name else "anchored" if of else "unknown"
        mention = self.quote(name or (of[0] if of else "someone"))
        self.people.append(
            Person(
                ident, kind, names, sex, years(age) if age else None, kin=kin, traits=traits, occupations=occupations, mentions=(mention,)
            )
        )
        return ident

    def group(self, count: Amount, words: str, nationality: str | None = None) -> str:
        """A group known by its number."""
        ident = f"{self.id}:p{len(self.people):03}"
        self.people.append(Person(ident, "group", count=count, mentions=(self.quote(words),), nationality=nationality))
        return ident

    def place(self, name: str, country: str, city: str | None) -> str:
        """A place."""
        ident = f"{self.id}:l{len(self.places):03}"
        self.places.append(Place(ident, name, kind="city" if city else "country", country=country, city=city))
        return ident

    def event(
        self,
        kind: EventKind,
        victims: list[str],
        when: When = NEVER_SAID,
        where: tuple[str, str, str | None] | None = None,
        words: str = "it happened",
    ) -> str:
        """A grave event with its claim."""
        ident = f"{self.id}:e{len(self.events):03}"
        claim = f"{self.id}:c{len(self.claims):03}"
        place = self.place(*where) if where else None
        self.claims.append(
            Claim(claim, "event", (self.quote(words),), Speaker(), "asserted", False, False, tuple(victims), kind, event=ident)
        )
        self.events.append(Event(ident, kind, tuple(Role("victim", v) for v in victims), when, place, claims=(claim,)))
        return ident

    def body(self, name: str, country: str | None = None, kind: str = "unknown") -> str:
        """An organisation."""
        ident = f"{self.id}:o{len(self.bodies):03}"
        self.bodies.append(Organisation(ident, name, kind=kind, country=country))  # type: ignore[arg-type]
        return ident

    def done(self) -> Findings:
        """What the report says."""
        marks = fingerprint(self.text, "en") if self.text else ()
        return Findings(
            self.source,
            tuple(self.people),
            tuple(self.bodies),
            tuple(self.places),
            tuple(self.events),
            tuple(self.claims),
            fingerprint=marks,
        )
