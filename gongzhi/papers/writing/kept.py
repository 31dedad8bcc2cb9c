"""A paper as plain data and back: what was issued is drawn again from this, never from the records."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from gongzhi.ground.official.paper import Block, Figure, Heading, Paper, Paragraph, Run, Table

Data = dict[str, Any]


def kept(paper: Paper) -> Data:
    """Numbers, text, lists and dicts only."""
    return {
        "title": paper.title,
        "issuer": paper.issuer,
        "addressee": paper.addressee,
        "issued_on": paper.issued_on.isoformat() if paper.issued_on else None,
        "note": paper.note,
        "draft_mark": paper.draft_mark,
        "attachments": list(paper.attachments),
        "signer": paper.signer,
        "number": paper.number,
        "serial": paper.serial,
        "imprint": paper.imprint,
        "blocks": [_block(block) for block in paper.blocks],
    }


def from_kept(data: Mapping[str, Any]) -> Paper:
    """The paper that `kept` took apart. Raises KeyError or ValueError for anything else."""
    plain = {
        name: data[name]
        for name in ("title", "issuer", "addressee", "note", "draft_mark", "signer", "number")
    }
    return Paper(
        **plain,
        serial=data.get("serial"),  # papers kept before these two were known say nothing of them
        imprint=data.get("imprint", False),
        issued_on=date.fromisoformat(data["issued_on"]) if data["issued_on"] else None,
        attachments=tuple(data["attachments"]),
        blocks=tuple(_to_block(block) for block in data["blocks"]),
    )


def _block(block: Block) -> Data:
    match block:
        case Heading(level, text):
            return {"heading": text, "level": level}
        case Paragraph(runs, lead, lead_level, label):
            return {"runs": _runs(runs), "lead": lead, "level": lead_level, "label": label}
        case Table(head, rows, caption, total_row):
            total = None if total_row is None else _runs(total_row)
            return {
                "head": list(head),
                "rows": [_runs(row) for row in rows],
                "caption": caption,
                "total": total,
            }


def _to_block(data: Mapping[str, Any]) -> Block:
    if "heading" in data:
        return Heading(data["level"], data["heading"])
    if "head" in data:
        total = None if data["total"] is None else _to_runs(data["total"])
        rows = tuple(_to_runs(row) for row in data["rows"])
        return Table(tuple(data["head"]), rows, data["caption"], total)
    return Paragraph(_to_runs(data["runs"]), data["lead"], data["level"], data.get("label", ""))


def _runs(runs: Sequence[Run]) -> list[Any]:
    return [
        run.text
        if (figure := run.figure) is None
        else {
            "text": run.text,
            "key": figure.key,
            "as_of": figure.as_of.isoformat(),
            "address": figure.address,
            "unknown": figure.unknown,
        }
        for run in runs
    ]


def _to_runs(data: Sequence[Any]) -> tuple[Run, ...]:
    return tuple(Run(each) if isinstance(each, str) else Run(each["text"], _figure(each)) for each in data)


def _figure(data: Mapping[str, Any]) -> Figure:
    return Figure(data["key"], date.fromisoformat(data["as_of"]), data["address"], unknown=data["unknown"])
