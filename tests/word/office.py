"""LibreOffice and openxml-audit as judges of what was written."""

import subprocess
from pathlib import Path

from openxml_audit import OpenXmlValidator

from tests.needs import need

_BULLETS = ("· ", "- ", "• ", "◦ ", "▪ ")


def converted(docx: bytes, kind: str, folder: Path) -> bytes:
    """The file as LibreOffice turns it into `kind` ("txt:Text", "pdf", "fodt")."""
    soffice = need("soffice")
    folder.mkdir(exist_ok=True)
    source = folder / "source.docx"
    source.write_bytes(docx)
    command = [
        str(soffice), f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind,
        "--outdir", str(folder), str(source),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / f"source.{kind.partition(':')[0]}").read_bytes()


def read_by_libreoffice(docx: bytes, folder: Path) -> list[str]:
    """The lines that LibreOffice prints, as `plain_lines`."""
    return plain_lines(converted(docx, "txt:Text", folder).decode("utf-8-sig"))


def plain_lines(text: str) -> list[str]:
    """The lines without indents, every bullet as "•": LibreOffice's text filter has one of its own for each depth."""
    lines = (line.strip(" ") for line in text.splitlines())
    return [f"• {line[2:]}" if line.startswith(_BULLETS) else line for line in lines if line]


def faults_found(docx: bytes, folder: Path) -> list[str]:
    """What openxml-audit says against the file; nothing, if all is well."""
    path = folder / "audited.docx"
    path.write_bytes(docx)
    return [
        f"{error.part_uri}: {error.description}" for error in OpenXmlValidator().validate(str(path)).errors
    ]
