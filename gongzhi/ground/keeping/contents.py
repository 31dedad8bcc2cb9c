"""What a backup holds, in one small file that is the same for the same data: contents.json."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from gongzhi.ground.audit.chain import Anchor
from gongzhi.ground.keeping.dumping import Sum
from gongzhi.ground.refusal import Refused

NAME = "contents.json"


@dataclass(frozen=True)
class Contents:
    """Tables with their sums, the end of the audit chain, the migrations, and the sum of files.txt."""

    tables: dict[str, Sum]
    audit: Anchor | None
    migrations: list[str]
    files: Sum

    def text(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text().encode()).hexdigest()

    @property
    def rows(self) -> int:
        return sum(one.rows for one in self.tables.values())


def read(folder: Path) -> Contents:
    at = folder / NAME
    if not at.is_file():
        raise Refused(f"{folder} 不是完整的备份：没有 {NAME}。备份没有做完，或目录不对。")
    data = json.loads(at.read_text(encoding="utf-8"))
    return Contents(
        tables={label: Sum(**one) for label, one in data["tables"].items()},
        audit=Anchor(**data["audit"]) if data["audit"] else None,
        migrations=data["migrations"],
        files=Sum(**data["files"]),
    )
