"""Where places lie: countries, provinces and towns of the world under the names that reports use, in every script.

The data come from GeoNames (README.md beside this file). The tables of all the world stay sorted text that is searched by halving, so loading costs little more
than unpacking; villages lie in a table a country, which is opened when a report speaks of that country.
"""

from __future__ import annotations

import bisect
import functools
import gzip
import re
import unicodedata
from dataclasses import dataclass
from importlib import resources
from typing import Literal

MARKS = re.compile("[\u0300-\u036f]")
LOST = re.compile("['’‘ʼʻʿʾ`´.]")
GAPS = re.compile(r"[\s\-‐‑–·・]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer. `country`: ISO 3166-1 alpha-2; `region`: English name of the province or state; degrees WGS 84; `row`: its number.
    `county`: of a village, the number of its county."""

    name: str
    kind: Literal["country", "region", "city"]
    country: str
    region: str | None
    latitude: float | None
    longitude: float | None
    population: int
    capital: bool = False
    row: int = -1
    county: int = -1


@functools.lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name as the key it is found under: no case, no accents on Latin, Greek and Cyrillic letters, no apostrophes, hyphens as blanks."""
    if not name.isascii():
        name = unicodedata.normalize("NFC", MARKS.sub("", unicodedata.normalize("NFKD", name)))
        name = name.replace("đ", "d").replace("Đ", "d").replace("ø", "o").replace("ł", "l").replace("ı", "i")
    return GAPS.sub(" ", LOST.sub("", name.lower())).strip()


@functools.cache
def _rows(name: str) -> list[str]:
    packed = resources.files("habeas.finding.gazetteer").joinpath(name).read_bytes()
    return gzip.decompress(packed).decode("utf-8").split("\n")


@functools.cache
def _entry(number: int) -> Entry:
    name, kind, country, region, latitude, longitude, population, capital = _rows("places.tsv.gz")[number].split("\t")
    kinds: dict[str, Literal["country", "region", "city"]] = {"c": "country", "r": "region", "p": "city"}
    return Entry(
        name,
        kinds[kind],
        country,
        region or None,
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
        int(population or 0),
        capital == "1",
        number,
    )


@dataclass(frozen=True, slots=True)
class County:
    """A county or district, the division below the province. `people`: inhabitants of its largest town; it has at least as many."""

    name: str
    country: str
    people: int


def counties(town: Entry) -> tuple[County, ...]:
    """The counties that a town lies in; none where no list says."""
    found = []
    for n in _county_rows().get(town.row, ()) if town.county < 0 else (town.county,):
        name, country_code, people, _ = _rows("counties.tsv.gz")[n].split("\t")
        found.append(County(name, country_code, int(people)))
    return tuple(found)


@functools.cache
def _county_rows() -> dict[int, list[int]]:
    """The rows of the counties by the row of each town in them."""
    found: dict[int, list[int]] = {}
    for n, row in enumerate(_rows("counties.tsv.gz")):
        for town in row.rpartition("\t")[2].split():
            found.setdefault(int(town), []).append(n)
    return found


@functools.cache
def _most() -> dict[tuple[str, str], int]:
    """The inhabitants of the largest town of each province."""
    most: dict[tuple[str, str], int] = {}
    for row in _rows("places.tsv.gz"):
        _, kind, country, region, _, _, people, _ = row.split("\t")
        if kind == "p":
            most[country, region] = max(most.get((country, region), 0), int(people or 0))
    return most


def foremost(town: Entry) -> bool:
    """Whether no town of its province has more than ten times its people."""
    return town.population > 0 and _most().get((town.country, town.region or ""), 0) <= 10 * town.population


@functools.lru_cache(maxsize=65536)
def lookup(key: str) -> tuple[Entry, ...]:
    """Every place known under a folded name, the most populous first; none where nobody calls a place so."""
    rows = _rows("names.tsv.gz")
    at = bisect.bisect_left(rows, key + "\t")
    if at == len(rows) or not rows[at].startswith(key + "\t"):
        return ()
    return tuple(_entry(int(n)) for n in rows[at][len(key) + 1 :].split(" "))


def begins(key: str) -> bool:
    """Whether the name of some place begins with these characters."""
    rows = _rows("names.tsv.gz")
    at = bisect.bisect_left(rows, key)
    return at < len(rows) and rows[at].startswith(key)


def country(code: str) -> Entry | None:
    """The country with an ISO code."""
    at = _countries().get(code)
    return None if at is None else _entry(at)


@functools.cache
def _countries() -> dict[str, int]:
    found: dict[str, int] = {}
    for n, row in enumerate(_rows("places.tsv.gz")):
        _, kind, code, _ = row.split("\t", 3)
        if kind != "c":
            break
        found[code] = n
    return found


@functools.cache
def capital(code: str) -> Entry | None:
    """The capital of a country."""
    rows = _rows("places.tsv.gz")
    for n, row in enumerate(rows):
        if row.endswith("\t1") and row.split("\t", 3)[2] == code:
            return _entry(n)
    return None


@functools.lru_cache(maxsize=48)
def _villages(code: str) -> bytes:
    path = resources.files("habeas.finding.gazetteer").joinpath("villages", f"{code}.tsv.gz")
    return gzip.decompress(path.read_bytes()) if path.is_file() else b""


@functools.lru_cache(maxsize=4096)
def village(key: str, code: str) -> tuple[Entry, ...]:
    """The places of one country under a folded name that are too small for `lookup`, the most populous first. A country's table is opened when asked."""
    table, start, found = _villages(code), key.encode() + b"\t", []
    at = _first(table, start)
    while table.startswith(start, at):
        end = table.index(b"\n", at)
        _, name, region, latitude, longitude, people, county = table[at:end].decode().split("\t")
        lies = float(latitude), float(longitude)
        found.append(Entry(name, "city", code, region or None, *lies, int(people), county=int(county) if county else -1))
        at = end + 1
    return tuple(sorted(found, key=lambda e: (-e.population, e.name)))


def _first(table: bytes, start: bytes) -> int:
    """Where the first line of a sorted table begins that does not stand before `start`."""
    low, high = 0, len(table)
    while low < high:
        middle = (low + high) // 2
        begin, end = table.rfind(b"\n", 0, middle) + 1, table.index(b"\n", middle)
        low, high = (end + 1, high) if table[begin:end] < start else (low, begin)
    return low
