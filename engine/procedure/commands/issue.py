"""Issued drafts of the whole paper."""

from dataclasses import dataclass

from engine.procedure.commands.base import Command
from engine.procedure.commands.meeting import CertifiedItem


@dataclass(frozen=True, slots=True)
class IssueDraft(Command):
    """The secretariat issues the paper exactly as it was shown: every item, and the frame by its hash. `symbol` is what
    the draft is cited by, "RCGM/2014/2/Rev.1"."""

    symbol: str
    items: tuple[CertifiedItem, ...]
    frame: str
