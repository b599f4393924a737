"""Make the names of countries that pages show: python tools/build_countries.py

English as the gazetteer calls them, Korean as the Unicode CLDR does (through babel, needed here and not where habeas runs). Needs src on the path.
"""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path

from babel import Locale
from babel.core import get_cldr_version

from habeas.finding import gazetteer

OUT = Path(__file__).resolve().parent.parent / "src/habeas/model/words/countries.toml"
HEAD = """# Names of countries by ISO 3166-1 alpha-2, in English and in Korean. Made by tools/build_countries.py: a name that is wrong is put right there.
# English: the gazetteer's (GeoNames, CC BY 4.0, some of our own). Korean: Unicode CLDR {cldr} through babel {babel}, Unicode License v3
# (countries.LICENSE.txt beside this file), but for {own}, which are our own.
"""
OWN = {"CD": "콩고민주공화국", "CG": "콩고공화국", "HK": "홍콩", "MO": "마카오", "PS": "팔레스타인"}
"""Korean names that say the same as the English ones; CLDR has 콩고-킨샤사, 콩고-브라자빌, 홍콩(중국 특별행정구), 마카오(중국 특별행정구), 팔레스타인 지구."""


def main() -> None:
    """Write the table and, beside it, the licence of its Korean names."""
    korean = Locale("ko").territories
    english = {code: country.name.strip() for code in sorted(korean) if len(code) == 2 and (country := gazetteer.country(code))}
    lines = [f'{code} = {{ en = "{name}", ko = "{OWN.get(code, korean[code])}" }}' for code, name in english.items()]
    babel = distribution("babel")
    head = HEAD.format(cldr=get_cldr_version(), babel=babel.version, own=", ".join(OWN))
    OUT.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    licence = Path(str(babel.locate_file("babel/locale-data/LICENSE.unicode"))).read_text(encoding="utf-8")
    OUT.with_suffix(".LICENSE.txt").write_text(licence, encoding="utf-8")
    print(f"{len(lines)} countries, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
