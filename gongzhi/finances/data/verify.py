"""核对审计包：python3 verify.py，在解开的文件夹里运行，只需要 Python。

Checks the unpacked audit pack with nothing but Python: every file against its hash, every entry (lines, balance for each source
and book, hash of its content), the running balance of every account, and the trial balance. Ends with 1 at the first fault.
"""

import csv
import hashlib
import json
import sys
from pathlib import Path

FENS = 100


class Fault(Exception):
    """What does not agree, in words for the auditor."""


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def check_files(home: Path) -> int:
    """Every file that is listed is there as it was, and no other is."""
    listed = {}
    for line in (home / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        found, name = line.split("  ", 1)
        listed[name] = found
        if not (home / name).is_file():
            raise Fault(f"缺少文件 {name}")
        if digest((home / name).read_bytes()) != found:
            raise Fault(f"文件 {name} 的内容与清单不符")
    there = {str(at.relative_to(home)).replace("\\", "/") for at in home.rglob("*") if at.is_file()}
    if extra := there - set(listed) - {"SHA256SUMS"}:
        raise Fault(f"多出清单里没有的文件 {sorted(extra)[0]}")
    return len(listed)


def check_entries(
    home: Path, accounts: "dict[int, dict[str, object]]"
) -> "tuple[int, dict[int, int], dict[int, int]]":
    """All entries in their order; gives their number and what each account was debited and credited, in fen."""
    number = 0
    debits: dict[int, int] = {}
    credits: dict[int, int] = {}
    balances: dict[int, int] = {}
    lines: list[tuple[int, int, dict[str, int]]] = []
    with (home / "ledger.jsonl").open(encoding="utf-8") as file:
        for text in file:
            entry = json.loads(text)
            number += 1
            check_entry(entry, accounts)
            lines.extend((line["id"], entry["id"], line) for line in entry["lines"])
    for _id, entry_id, line in sorted(lines, key=lambda each: each[0]):
        account, fen = line["account"], line["fen"]
        balances[account] = balances.get(account, 0) + fen
        if balances[account] != line["balance"]:
            raise Fault(f"分录 {entry_id}：科目 {account} 记账后的余额不对")
        side = debits if fen > 0 else credits
        side[account] = side.get(account, 0) + abs(fen)
    for account, row in accounts.items():
        if balances.get(account, 0) != row["balance"]:
            raise Fault(f"科目 {row['code']}：余额与各行合计不符")
    return number, debits, credits


def check_entry(entry: "dict[str, object]", accounts: "dict[int, dict[str, object]]") -> None:
    body, lines = entry["body"], entry["lines"]
    assert isinstance(body, dict) and isinstance(lines, list)
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if digest(text.encode()) != entry["hash"]:
        raise Fault(f"分录 {entry['id']}：内容与摘要值不符")
    if [[line["account"], line["fen"], line["source"], line["division"]] for line in lines] != body["lines"]:
        raise Fault(f"分录 {entry['id']}：各行与记账内容不符")
    sums: dict[tuple[object, object], int] = {}
    for line in lines:
        key = (line["source"], accounts[line["account"]]["book"])
        sums[key] = sums.get(key, 0) + line["fen"]
    if len(lines) < 2 or any(sums.values()):
        raise Fault(f"分录 {entry['id']}：借贷不平衡")


def check_balance(
    home: Path, accounts: "dict[int, dict[str, object]]", debits: "dict[int, int]", credits: "dict[int, int]"
) -> None:
    """The trial balance is what the lines make, and both its sides agree."""
    by_code = {str(row["code"]): key for key, row in accounts.items()}
    with (home / "trial_balance.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        key = by_code[row["科目编码"]]
        if (yuan(debits.get(key, 0)), yuan(credits.get(key, 0))) != (row["借方发生"], row["贷方发生"]):
            raise Fault(f"试算平衡表：科目 {row['科目编码']} 与各行合计不符")
    if len(rows) != len(accounts) or sum(debits.values()) != sum(credits.values()):
        raise Fault("试算平衡表：借方和贷方合计不等，或缺科目")


def yuan(fen: int) -> str:
    return f"{fen // FENS}.{fen % FENS:02d}"


def main(home: Path) -> int:
    try:
        files = check_files(home)
        with (home / "accounts.jsonl").open(encoding="utf-8") as file:
            accounts = {row["id"]: row for row in map(json.loads, file)}
        number, debits, credits = check_entries(home, accounts)
        check_balance(home, accounts, debits, credits)
    except (Fault, OSError, ValueError, KeyError) as why:
        sys.stdout.write(f"不一致：{why}\n")
        return 1
    sys.stdout.write(
        f"一致：{number} 笔分录，{len(accounts)} 个科目，{files} 个文件；借方贷方各 {yuan(sum(debits.values()))} 元。\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).resolve().parent))
