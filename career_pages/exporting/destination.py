"""Where exported files go: into a folder, into a zip archive, or out as they are."""

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from career_pages.exporting.export import ExportedFile

STANDARD_OUTPUT = "-"


def put_files(files: Iterable[ExportedFile], output: str, stream: BinaryIO) -> list[str]:
    """Put files where ``output`` says, and return where each now is.

    That is a zip archive if it ends in .zip, ``stream`` if it is "-", else a folder, which is made
    if it is not there. Raises OSError if that cannot be written to.
    """
    if output == STANDARD_OUTPUT:
        for file in files:
            stream.write(file.data)
        return []
    target = Path(output)
    if target.suffix.lower() == ".zip":
        with ZipFile(target, "w", ZIP_DEFLATED) as archive:
            return [_into(archive, file, target) for file in files]
    target.mkdir(parents=True, exist_ok=True)
    return [_beside(target / file.name, file) for file in files]


def _into(archive: ZipFile, file: ExportedFile, target: Path) -> str:
    archive.writestr(file.name, file.data)
    return f"{target}/{file.name}"


def _beside(path: Path, file: ExportedFile) -> str:
    path.write_bytes(file.data)
    return str(path)
