"""The guard before every upload: what is not an ordinary Word file is refused before anything else sees it."""

from engine.word.guard.reasons import Reason, UploadRefused

__all__ = ["Reason", "UploadRefused", "admitted"]


def admitted(docx: bytes) -> dict[str, bytes]:
    """The parts of an uploaded Word file by name. Raises UploadRefused with the reason and its facts."""
    raise NotImplementedError
