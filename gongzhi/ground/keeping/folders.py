"""The files beside the database: copied, each with its SHA-256, a line each in files.txt."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_CHUNK = 1 << 20
UNFINISHED = ".part"


@dataclass(frozen=True)
class Kept:
    """One file: its SHA-256, its size in bytes and its path below the root."""

    sha256: str
    size: int
    path: str

    def line(self) -> str:
        return f"{self.sha256} {self.size} {self.path}\n"


def copy_all(root: Path, to: Path) -> list[Kept]:
    """Copy every finished file below `root`; one that vanishes meanwhile was no longer named by any row."""
    kept = []
    for at in _below(root):
        path = at.relative_to(root)
        try:
            kept.append(_copy(at, to / path, str(path)))
        except FileNotFoundError:
            continue
    return kept


def _copy(at: Path, to: Path, path: str) -> Kept:
    digest, size = hashlib.sha256(), 0
    with at.open("rb") as source:
        to.parent.mkdir(parents=True, exist_ok=True)
        with to.open("wb") as target:
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                size += target.write(chunk)
    return Kept(digest.hexdigest(), size, path)


def _below(root: Path) -> Iterator[Path]:
    for folder, _folders, names in sorted(os.walk(root)):
        yield from (Path(folder) / name for name in sorted(names) if not name.endswith(UNFINISHED))


def read_list(at: Path) -> list[Kept]:
    found = []
    for line in at.read_text(encoding="utf-8").splitlines():
        sha256, size, path = line.split(" ", 2)
        found.append(Kept(sha256, int(size), path))
    return found


def first_wrong(root: Path, kept: list[Kept]) -> str | None:
    """The first file that is missing or has other bytes; None when all are whole."""
    for one in kept:
        at = root / one.path
        if not at.is_file() or sum_of(at) != one.sha256:
            return one.path
    return None


def sum_of(at: Path) -> str:
    digest = hashlib.sha256()
    with at.open("rb") as source:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
