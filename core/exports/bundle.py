"""Bundles: several papers in one ZIP, with a manifest for a person and one for a machine."""

import hashlib
import json
import zipfile
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Self

from sqlalchemy.orm import Session

from core import calendar, chain, schools
from core.exports import naming
from core.exports.wish import Wish
from core.texts import Texts

MANIFEST: Final = "manifest.json"
BLOCK: Final = 1024 * 1024
# these are packed already: once more costs time and gains nothing
PACKED: Final = frozenset({"docx", "xlsx", "pdf"})


@dataclass(frozen=True, slots=True)
class Packed:
    """One file of a bundle as its manifest names it."""

    name: str
    sha256: str
    size: int
    rows: int


class Bundle:
    """A ZIP while it is being filled; when something goes wrong nothing of it is left."""

    def __init__(self, target: Path, wish: Wish, *, school_id: int) -> None:
        self.room = target.parent
        self._target, self._wish, self._school_id = target, wish, school_id
        self._files: list[Packed] = []
        self._zip = zipfile.ZipFile(target, "w", compression=zipfile.ZIP_DEFLATED, compresslevel=6)

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """End, whole or not at all."""
        self._zip.close()
        if kind is not None:
            self._target.unlink(missing_ok=True)

    @property
    def lines(self) -> int:
        """The lines of all papers so far."""
        return sum(file.rows for file in self._files)

    def add(self, path: Path, called: str, *, lines: int) -> None:
        """Take a paper in under its name and its place in the folder; the file itself goes."""
        name = naming.file_name(f"{len(self._files) + 1:02} {called}", self._wish.format)
        how = zipfile.ZIP_STORED if self._wish.format in PACKED else zipfile.ZIP_DEFLATED
        self._zip.write(path, name, compress_type=how)
        self._files.append(Packed(name, _digest(path), path.stat().st_size, lines))
        path.unlink()

    def close_with_manifest(self, session: Session, *, maker_name: str, now: datetime, text: Texts) -> None:
        """The last two files: what is in the ZIP, who made it and when, and the head of the chain at that moment."""
        school, last = schools.school(session, self._school_id), chain.last_link(session, self._school_id)
        here = calendar.local(school, now)
        found: dict[str, Any] = {
            "school": school.names.get(text.locale) or school.names["kk"],
            "made_at": here.isoformat(timespec="seconds"),
            "made_by": maker_name,
            "format": self._wish.format,
            "locale": self._wish.locale,
            "chain": {"position": last.position, "code": chain.code_of(last.mac)} if last else None,
            "files": [asdict(file) for file in self._files],
        }
        self._zip.writestr(MANIFEST, json.dumps(found, ensure_ascii=False, indent=2))
        words = "\r\n".join(self._words(found, here, text))
        self._zip.writestr(text("exports-manifest-name"), b"\xef\xbb\xbf" + words.encode())

    def _words(self, found: dict[str, Any], here: datetime, text: Texts) -> list[str]:
        head = found["chain"]
        lines = [
            found["school"],
            text("exports-manifest-made", moment=f"{here:%d.%m.%Y %H:%M}", name=found["made_by"]),
            text("exports-manifest-count", count=len(self._files)),
        ]
        if head:
            lines.append(text("exports-manifest-head", code=head["code"], position=str(head["position"])))
        for file in self._files:
            lines += ["", file.name, text("exports-manifest-file", rows=str(file.rows), size=str(file.size))]
            lines.append(f"SHA-256: {file.sha256}")
        return [*lines, "", text("exports-manifest-check")]


def _digest(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            found.update(block)
    return found.hexdigest()
