"""Makes resources/number_places.txt from libphonenumber's own tables, as the package `phonenumbers` carries them.

`python tests/support/number_places.py FOLDER`, where FOLDER holds the unpacked wheel of `phonenumbers` in the
version of the installed `phonenumberslite`, which leaves these tables out: 20 MB, of which 35 kB are needed here.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from typing import Final

TARGET: Final = Path(__file__).resolve().parents[2] / "resources" / "number_places.txt"
HEAD: Final = """\
# Where numbers are at home, by how they begin (country code first): time zones, and states and provinces for area codes
# of the North American plan. From libphonenumber (Apache-2.0) by tests/support/number_places.py; not edited by hand.
"""
STATES: Final = {
    "AL": "Alabama", "CA": "California", "FL": "Florida", "IL": "Illinois", "NY": "New York", "ON": "Ontario",
    "PA": "Pennsylvania", "QC": "Quebec", "TX": "Texas",
}  # fmt: skip
"""Of the few area codes that are told as a city."""

SPELT: Final = {"British Colombia": "British Columbia", "Washington State": "Washington"}


def main(folder: Path) -> None:
    """Write the file anew."""
    by_zones, by_state = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    sys.path.insert(0, str(folder))
    for prefix, zones in import_module("phonenumbers.tzdata").TIMEZONE_DATA.items():
        by_zones[" ".join(zones)].append(prefix)
    for prefix, told in import_module("phonenumbers.geodata").GEOCODE_DATA.items():
        if re.fullmatch(r"1\d{3}", prefix) and "en" in told:
            name = told["en"].rpartition(", ")[2]
            by_state[SPELT.get(name, STATES.get(name, name))].append(prefix)
    lines = [f"{zones} = {' '.join(sorted(prefixes))}" for zones, prefixes in sorted(by_zones.items())]
    lines += [f"{name}: {' '.join(sorted(prefixes))}" for name, prefixes in sorted(by_state.items())]
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
