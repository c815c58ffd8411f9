"""The guard before every upload: what is not an ordinary Word file is refused before anything else sees it.

Ordinary files pass, whether Word, LibreOffice or Google Docs made them: pictures, hyperlinks, headers, footnotes,
comments, tracked changes, printer settings. The work is bounded whatever the file holds.
"""

from engine.word.guard.archive import unzipped
from engine.word.guard.fields import check_fields
from engine.word.guard.links import check_active, check_pictures, check_relationships
from engine.word.guard.markup import local, xml_parts
from engine.word.guard.reasons import Reason, UploadRefused
from engine.word.guard.types import check_document, content_types
from engine.word.related import main_part

__all__ = ["Reason", "UploadRefused", "admitted"]


def admitted(docx: bytes) -> dict[str, bytes]:
    """The parts of an uploaded Word file by name. Raises UploadRefused with the reason and its facts."""
    parts = unzipped(docx)
    types = content_types(parts)
    kinds: dict[str, str] = {}
    for name, root in xml_parts(parts, types):
        if name.lower().endswith(".rels"):
            check_relationships(name, root, parts)
        else:
            check_active(name, root)
            check_pictures(name, root)
            check_fields(name, root)
        kinds[name] = local(root)
    main = main_part(parts)
    check_document(main, types)
    if kinds.get(main) != "document":
        raise UploadRefused(Reason.NOT_A_WORD_FILE)
    return parts
