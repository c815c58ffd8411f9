"""What is kept. `meeting_id` is on every table, so that the data of meetings can be split.

Three kinds: the record proper (`streams`, `events`, `texts`, `commands`, `rule_books`, `files`), which is only ever
added to; current rows (`meetings` to `amendments`), which the events rebuild; and what is to be done: the `outbox`, and
the `mail`. Free text stands in `texts` alone, once; everywhere else by its hash.
"""

from engine.record.tables.amendment import AmendmentRow, MergeAnswerRow, MergeDecisionRow, MergeRow
from engine.record.tables.base import Base, Data, Strings
from engine.record.tables.certified import (
    AddendumRow,
    ConfirmedMoveRow,
    CorrectionRow,
    CorrectionStepRow,
    KeptPartRow,
    MoveRow,
    StatedRow,
    StatementRow,
    WithdrawnStatementRow,
)
from engine.record.tables.commitment import (
    CommitmentRow,
    CommitmentStepRow,
    FormerMeetingRow,
    ItemLinkRow,
)
from engine.record.tables.conclusion import (
    CommentRow,
    ConclusionRow,
    NoteRow,
    PositionRow,
    RevisionRow,
    StepRow,
)
from engine.record.tables.mail import MailRow
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
from engine.record.tables.translation import (
    FrameRow,
    IssuedInRow,
    RemarkAnswerRow,
    RemarkRow,
    TranslationRow,
)

__all__ = [
    "AddendumRow",
    "AmendmentRow",
    "Base",
    "CapacityRow",
    "CommentRow",
    "CommitmentRow",
    "CommitmentStepRow",
    "ConclusionRow",
    "ConfirmedMoveRow",
    "CorrectionRow",
    "CorrectionStepRow",
    "Data",
    "DoneCommand",
    "FormerMeetingRow",
    "FrameRow",
    "IssueRow",
    "IssuedInRow",
    "IssuedItemRow",
    "ItemLinkRow",
    "KeptFile",
    "KeptPartRow",
    "KeptText",
    "MailRow",
    "MeetingRow",
    "MergeAnswerRow",
    "MergeDecisionRow",
    "MergeRow",
    "MoveRow",
    "NoteRow",
    "OutboxRow",
    "PositionRow",
    "RemarkAnswerRow",
    "RemarkRow",
    "RevisionRow",
    "RuleBook",
    "SilenceStepRow",
    "SittingRow",
    "StatedRow",
    "StatementRow",
    "StepRow",
    "StoredEvent",
    "Stream",
    "Strings",
    "StructureEndRow",
    "StructureRow",
    "TranslationRow",
    "WithdrawnStatementRow",
]
