"""Who and where: people (also those without a name), organisations, places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from habeas.model.amount import Amount
from habeas.model.quote import Quote

PersonKind = Literal["named", "pseudonymous", "anchored", "group", "unknown"]
Sex = Literal["male", "female", "other", "unknown"]
AgeGroup = Literal["adult", "child", "unknown"]
OrganisationKind = Literal[
    "state_security",
    "state_other",
    "legislature",
    "court",
    "intergovernmental",
    "ngo",
    "religious",
    "armed_group",
    "company",
    "media",
    "criminal",
    "other",
    "unknown",
]
Actor = Literal["state", "foreign_state", "intergovernmental", "non_state_permitted", "non_state_unpermitted", "other_non_state", "unknown"]
PlaceKind = Literal["country", "region", "city", "facility", "river", "area", "unknown"]


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name as printed; `pseudonym` where the source says that it is not the real one or gives a part of it only."""

    text: str
    pseudonym: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Kin:
    """Read "this person is the <relation> of <to>"; `to` is a person's id."""

    relation: str
    to: str


@dataclass(frozen=True, slots=True)
class Person:
    """Someone a report speaks of: named, pseudonymous, anchored by kin, a group with a count, or unknown.

    `mentions`: names and noun phrases, in order. `age`: years at the time of the report. `nationality`: ISO 3166-1 alpha-2.
    `occupations`: the report's words. `members`: ids of people known to be in this group. `protect`: reasons to protect.
    `traits`: other words that tell this person from another, as (key, value): ("fled", "2015"), ("home", "Hoeryong").
    """

    id: str
    kind: PersonKind
    names: tuple[Name, ...] = ()
    sex: Sex = "unknown"
    age: Amount | None = None
    age_group: AgeGroup = "unknown"
    count: Amount | None = None
    kin: tuple[Kin, ...] = ()
    types: tuple[str, ...] = ()
    occupations: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    protect: tuple[str, ...] = ()
    mentions: tuple[Quote, ...] = ()
    nationality: str | None = None
    traits: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that acts or speaks: ministry, police, NGO, outlet, parliament. `country`: ISO 3166-1 alpha-2."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    kind: OrganisationKind = "unknown"
    country: str | None = None
    actor: Actor = "unknown"
    mentions: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place and the city, region and country it lies in. `country`: ISO 3166-1 alpha-2; degrees WGS 84."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    kind: PlaceKind = "unknown"
    country: str | None = None
    country_name: str | None = None
    region: str | None = None
    city: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    mentions: tuple[Quote, ...] = ()
