"""How a casebook of thousands behaves: what it costs to add one report more, and to list the cases then.

    python -m eval.casebook_scale 2000

The reports are made here, by templates, with invented people; the same number gives the same reports. Every fourth tells of an incident that the
one before told of too, so that there is something to link. Prints seconds; nothing is tested here.
"""

from __future__ import annotations

import contextlib
import io
import os
import random
import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

FAMILY = "Aberra Balder Corvin Dastur Elmqvist Fennig Garrow Hadzic Iveren Jorvik Kestrel Lindqua Marrak Norwin Ostrava Petrak Quillon Rasmer Sorvino Talvek".split()
GIVEN = (
    "Adela Bruno Carla Dmitar Elvira Farid Greta Hamid Ilona Jamil Katya Leonid Mirela Nadim Olga Pavel Rania Stefan Tamara Viktor".split()
)
MIDDLE = "Almor Benic Cadell Dorvan Ekdal Falk Gerun Holt Isen Jarl".split()
TOWNS = (
    "Lagos Quito Minsk Tbilisi Lahore Cairo Manila Bogota Harare Amman Dhaka Tunis Lima Baku Kampala Hanoi Havana Riga Sofia Oslo".split()
)
BODIES = ("police", "soldiers", "security agents", "border guards", "plain-clothes officers")
WORK = ("journalist", "teacher", "lawyer", "nurse", "farmer", "student", "engineer", "baker")
ACTS = (("arrested", "the arrest"), ("detained", "the detention"), ("abducted", "the abduction"))
OPENING = (
    "{Body} {act} {name}, a {age}-year-old {work}, in {town} on {day}, relatives said.",
    "A {work} named {name}, {age}, was {act} by {body} in {town} on {day}.",
)
MIDDLES = (
    '"They took {him} from the house at night and nobody tells us where {he} is," {his} sister said.',
    "{His} lawyer said {he} had not been allowed to see {his} family since {noun}.",
    "A spokesman denied that {name} was being held and said the case was under review.",
    "Rights groups urged the authorities to say where {family} is held.",
)


def report(rng: random.Random, told: dict[str, str]) -> str:
    """One report of an incident: the same facts in words drawn anew."""
    lines = [rng.choice(OPENING), *rng.sample(MIDDLES, 3)]
    return "\n\n".join(line.format(**told) for line in lines) + "\n"


def incident(rng: random.Random, number: int) -> dict[str, str]:
    """The facts of one invented incident; no two bear one name."""
    woman = rng.random() < 0.5
    n = number * 1237 % (len(FAMILY) * len(GIVEN) * len(MIDDLE))
    family, rest = FAMILY[n % len(FAMILY)], n // len(FAMILY)
    name = f"{GIVEN[rest % len(GIVEN)]} {MIDDLE[rest // len(GIVEN)]} {family}"
    act, noun = rng.choice(ACTS)
    body = rng.choice(BODIES)
    day = date(2005, 1, 1) + timedelta(days=rng.randrange(7000))
    he, him, his = ("she", "her", "her") if woman else ("he", "him", "his")
    return {
        "name": name,
        "family": family,
        "act": act,
        "noun": noun,
        "body": body,
        "Body": body.capitalize(),
        "age": str(rng.randrange(19, 70)),
        "work": rng.choice(WORK),
        "town": rng.choice(TOWNS),
        "day": f"{day.day} {day:%B %Y}",
        "he": he,
        "him": him,
        "his": his,
        "His": his.capitalize(),
    }


def reports(count: int, seed: int = 1) -> list[tuple[str, bytes]]:
    """Name and bytes of that many invented reports."""
    rng = random.Random(seed)
    made, told = [], incident(rng, 0)
    for n in range(count):
        told = told if n % 4 == 3 else incident(rng, n)
        made.append((f"r{n:05}.txt", report(rng, told).encode()))
    return made


def main() -> None:
    """Fill a casebook, then time one report more."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory() as folder:
        book = str(Path(folder) / "scale.casebook")
        first, more = Path(folder) / "first", Path(folder) / "more"
        made = reports(count + 1)
        for where, part in ((first, made[:-1]), (more, made[-1:])):
            where.mkdir()
            for name, data in part:
                (where / name).write_bytes(data)
        print(f"{count} reports, {sum(len(data.split()) for _, data in made) // len(made)} words each")
        for what, arguments in (
            ("reading them", ["read", str(first), "--casebook", book]),
            ("listing the cases", ["cases", "--casebook", book]),
            ("listing again", ["cases", "--casebook", book]),
            ("reading one more", ["read", str(more), "--casebook", book]),
            ("listing the cases", ["cases", "--casebook", book]),
        ):
            print(f"{what:22} {seconds(arguments):8.1f} s", flush=True)
        print(
            f"casebook {Path(book).stat().st_size / 2**20:.0f} MiB, peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB"
        )


def seconds(arguments: list[str]) -> float:
    """How long one command takes, what it prints left out."""
    from habeas.cli.main import main as command

    start = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()), contextlib.suppress(SystemExit):
        command(arguments)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
