"""Redlines in Word: a base with real tracked changes, each by its author, and comments in the margin."""

from engine.word.layout import Layout
from engine.word.redlined.parts import Comment, Hand, Strand, TrackedItem, TrackedPaper, strands

__all__ = ["Comment", "Hand", "Strand", "TrackedItem", "TrackedPaper", "strands", "write_redlined"]


def write_redlined(paper: TrackedPaper, layout: Layout, template: bytes | None = None) -> bytes:
    """The paper as .docx bytes: rejecting every change gives the base, accepting every change the target."""
    raise NotImplementedError
