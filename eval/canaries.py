"""Canaries: casebooks of invented people whose names are in every corner of every noun, veiled, published in every form, and searched to the bottom.

`python -m eval.canaries --cases 2000` prints how many casebooks were made, how many files of each form, and how many protected words were found: it must
be 0. `--progress FILE` keeps a line for each casebook there and takes up again where a run ended; `--table FILE` only adds up such a file.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from eval.canary_book import Canary, built
from eval.canary_copies import looked_at, pictures, redacted, uncovered
from eval.canary_forms import DAY, FORMS, Files, Form
from eval.canary_product import empty, walked
from habeas.protecting.pseudonyms import pseudonyms
from habeas.protecting.sweep import Leak, Secret, leaks
from habeas.protecting.veil import veil

KEY = b"canary" * 6
COPIES = 4
"""For one casebook in so many its report is redacted and a photograph covered."""
EVERY = 40
"""One casebook in so many goes the whole way through the product: from a file that is read to a publication."""


def published(canary: Canary, forms: Mapping[str, Form] | None = None) -> tuple[Files, tuple[Leak, ...]]:
    """Every form of a veiled canary, and the leaks in them; what is left of the face in a picture that is shown counts as one."""
    drawn = pseudonyms(canary.book, [p.thing for p in canary.protections if p.guards == "person"], KEY)
    made = veil(canary.book, canary.protections, (), drawn, day=DAY, key=KEY, spellings=canary.spellings)
    cases = tuple(made.ids[case] for case in canary.cases)
    shown = looked_at(canary, made.ids["s1"])
    files = {f"{form}/{path}": data for form, make in (forms or FORMS).items() for path, data in make(made.book, cases, shown).items()}
    left = [Leak(f"picture/{one.name}", what, "pixels") for one in shown for what in uncovered(one.data, exact=False)]
    return files, (*left, *leaks(files, distinct(canary.secrets, [p.text for p in drawn])))


def copied(canary: Canary, seed: int) -> tuple[Files, tuple[Leak, ...]]:
    """The copies that are handed out of one report, and the leaks in them."""
    shown, left = pictures(canary, seed)
    files = {f"redacted copy/{path}": data for path, data in redacted(canary, seed).items()}
    files |= {f"picture/{path}": data for path, data in shown.items()}
    return files, (*left, *leaks(files, canary.secrets))


def through(canary: Canary, seed: int, book: Path) -> tuple[Files, tuple[Leak, ...]]:
    """What the product itself publishes of a canary's report, and the leaks in it; what its last door held back counts as one."""
    walk = walked(canary, seed, book)
    files = {f"{form}/{path}": data for form, made in walk.files.items() for path, data in made.items()}
    form = {f"submitted with consent/{path}": data for path, data in walk.submitted.items()}
    secrets = distinct(tuple(s for s in canary.secrets if s.id != "hash of the report"), list(walk.drawn))
    held = tuple(Leak(f"held back/{stop}", "", "at the last door") for stop in walk.stops)
    return files | form, (*held, *leaks(files, secrets), *leaks(form, [s for s in secrets if s.id != "victim"]))


def distinct(secrets: tuple[Secret, ...], drawn: list[str]) -> tuple[Secret, ...]:
    """The secrets without words that a pseudonym happens to share: a pseudonym's own word gives nobody away."""
    words = {w.casefold() for text in drawn for w in text.split()}
    return tuple(replace(s, forms=tuple(f for f in s.forms if f.casefold() not in words)) for s in secrets)


def run(seed: int, book: Path) -> dict[str, Any]:
    """One casebook: how many files and bytes of each form, and what was found in them."""
    start, canary = time.process_time(), built(seed)
    ways: list[Callable[[], tuple[Files, tuple[Leak, ...]]]] = [lambda: published(canary)]
    if seed % COPIES == 0:
        ways.append(lambda: copied(canary, seed // COPIES))
    if seed % EVERY == 0:
        ways.append(lambda: through(canary, seed // EVERY, book))
    row: dict[str, Any] = {"seed": seed, "forms": {}, "leaks": [], "refused": []}
    for way in ways:
        try:
            files, told = way()
        except Exception as error:  # a refusal of the veil is counted and told, and no leak
            row["refused"].append(f"{type(error).__name__}: {error}")
            continue
        for path, data in files.items():
            count = row["forms"].setdefault(path.partition("/")[0], [0, 0])
            count[0], count[1] = count[0] + 1, count[1] + len(data)
        row["leaks"] += [[leak.where, leak.secret, leak.disguise] for leak in told]
    return {**row, "seconds": round(time.process_time() - start, 2)}


def table(rows: list[dict[str, Any]]) -> str:
    """What was made and found, a line for each form."""
    books, files, size, found = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        for form, (n, bytes_) in row["forms"].items():
            books[form], files[form], size[form] = books[form] + 1, files[form] + n, size[form] + bytes_
        for where, secret, _ in row["leaks"]:
            found[f"{secret or 'not searched'} in {where.partition('/')[0]}"] += 1
    lines = ["| form | casebooks | files | MB |", "|---|---|---|---|"]
    lines += [f"| {form} | {books[form]:,} | {files[form]:,} | {size[form] / 1e6:,.1f} |" for form in sorted(books)]
    refused = [f"casebook {row['seed']}: {why}" for row in rows for why in row["refused"]]
    seconds = sum(row["seconds"] for row in rows)
    lines += [f"{len(rows):,} casebooks, {sum(files.values()):,} files, {sum(size.values()) / 1e6:,.0f} MB, {seconds:,.0f} s of work"]
    lines += [f"refused: {len(refused)}", *refused[:20], f"protected words found: {sum(found.values())}"]
    lines += [f"  {count:6} {what}" for what, count in found.most_common()]
    told = [f"casebook {row['seed']}: {secret} in {where} ({how})" for row in rows for where, secret, how in row["leaks"]]
    return "\n".join([*lines, *told[:40]])


def main() -> None:
    """Make, veil, publish, search, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--progress", type=Path)
    parser.add_argument("--table", type=Path)
    asked = parser.parse_args()
    kept = asked.table or asked.progress
    rows = [json.loads(line) for line in kept.read_text().splitlines()] if kept and kept.exists() else []
    done = {row["seed"] for row in rows}
    with tempfile.TemporaryDirectory() as folder:
        book = empty(Path(folder))
        for seed in range(asked.seed, asked.seed + asked.cases) if not asked.table else ():
            if seed not in done:
                rows.append(run(seed, book))
                if asked.progress:
                    with asked.progress.open("a") as out:
                        out.write(json.dumps(rows[-1], ensure_ascii=False) + "\n")
    print(table(rows))
    sys.exit(any(row["leaks"] for row in rows))


if __name__ == "__main__":
    main()
