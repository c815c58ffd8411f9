"""Word in: the text of any Word file before and after its tracked changes, who changed what, and what was left out."""

from engine.word.reader.parts import Change, LeftOut, ReadComment, ReadDocument, ReadParagraph

__all__ = ["Change", "LeftOut", "ReadComment", "ReadDocument", "ReadParagraph", "read"]


def read(docx: bytes) -> ReadDocument:
    """What an uploaded Word file says. Raises UploadRefused when the guard does not let it in."""
    raise NotImplementedError
