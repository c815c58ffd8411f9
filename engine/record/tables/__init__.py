"""What is kept. `meeting_id` is on every table, so that the data of meetings can be split.

Three kinds: the record proper (`streams`, `events`, `texts`, `commands`, `rule_books`, `files`), which is only ever
added to; current rows (`meetings` to `amendments`), which the events rebuild; and the `outbox`. Free text stands in
`texts` alone, once; everywhere else by its hash.
"""

from engine.record.tables.amendment import AmendmentRow, MergeAnswerRow, MergeDecisionRow, MergeRow
from engine.record.tables.base import Base, Data, Strings
from engine.record.tables.conclusion import (
    CommentRow,
    ConclusionRow,
    NoteRow,
    PositionRow,
    RevisionRow,
    StepRow,
)
from engine.record.tables.meeting import (
    CapacityRow,
    IssuedItemRow,
    IssueRow,
    MeetingRow,
    SilenceStepRow,
    SittingRow,
    StructureEndRow,
    StructureRow,
)
from engine.record.tables.proper import (
    DoneCommand,
    KeptFile,
    KeptText,
    OutboxRow,
    RuleBook,
    StoredEvent,
    Stream,
)

__all__ = [
    "AmendmentRow",
    "Base",
    "CapacityRow",
    "CommentRow",
    "ConclusionRow",
    "Data",
    "DoneCommand",
    "IssueRow",
    "IssuedItemRow",
    "KeptFile",
    "KeptText",
    "MeetingRow",
    "MergeAnswerRow",
    "MergeDecisionRow",
    "MergeRow",
    "NoteRow",
    "OutboxRow",
    "PositionRow",
    "RevisionRow",
    "RuleBook",
    "SilenceStepRow",
    "SittingRow",
    "StepRow",
    "StoredEvent",
    "Stream",
    "Strings",
    "StructureEndRow",
    "StructureRow",
]
