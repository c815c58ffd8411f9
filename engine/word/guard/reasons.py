"""Why an uploaded Word file is refused."""

from collections.abc import Mapping
from enum import StrEnum


class Reason(StrEnum):
    """The codes of refusal; the facts that go with each are named beside it."""

    TOO_LARGE = "too_large"  # limit (bytes)
    TOO_MANY_PARTS = "too_many_parts"  # limit
    PART_TOO_LARGE = "part_too_large"  # limit (bytes), part
    UNPACKS_TOO_LARGE = "unpacks_too_large"  # limit (bytes)
    TOO_MANY_ELEMENTS = "too_many_elements"  # limit
    TOO_DEEP = "too_deep"  # limit, part
    NOT_A_WORD_FILE = "not_a_word_file"
    OLD_OR_PROTECTED = "old_or_protected"  # .doc, or .docx with a password
    DAMAGED = "damaged"  # part, where one is
    DUPLICATE_NAME = "duplicate_name"  # part
    UNSAFE_NAME = "unsafe_name"  # part
    SYMBOLIC_LINK = "symbolic_link"  # part
    OVERLAP = "overlap"  # part
    ENCRYPTED = "encrypted"  # part
    COMPRESSION = "compression"  # part
    ENCODING = "encoding"  # part
    DOCUMENT_TYPE = "document_type"  # part: a DTD or an entity
    CONTENT_TYPE = "content_type"  # type
    MACROS = "macros"  # part
    EMBEDDED = "embedded"  # part: OLE, or a file inside the file
    ACTIVEX = "activex"  # part
    ALT_CHUNK = "alt_chunk"  # part
    EXTERNAL = "external"  # part, target: what is fetched, or the name of what fetches it
    TARGET = "target"  # part, target: leads out of the file
    ACTIVE_FIELD = "active_field"  # part, field
    MAIL_MERGE = "mail_merge"  # part


class UploadRefused(ValueError):
    """The file may not be opened. `reason` is the code, `facts` what is to be told with it."""

    def __init__(self, reason: Reason, **facts: str | int) -> None:
        super().__init__(f"{reason}: {facts}" if facts else str(reason))
        self.reason = reason
        self.facts: Mapping[str, str | int] = facts
