"""The tables that hold current rows, as the queries name them."""

from engine.record import tables
from engine.record.rows import table

MEETINGS = table(tables.MeetingRow)
CAPACITIES = table(tables.CapacityRow)
CONCLUSIONS = table(tables.ConclusionRow)
POSITIONS = table(tables.PositionRow)
AMENDMENTS = table(tables.AmendmentRow)
REVISIONS = table(tables.RevisionRow)
MERGES = table(tables.MergeRow)
ISSUES = table(tables.IssueRow)
FRAMES = table(tables.FrameRow)
STRUCTURES = table(tables.StructureRow)
STRUCTURE_ENDS = table(tables.StructureEndRow)
COMMITMENTS = table(tables.CommitmentRow)
COMMITMENT_STEPS = table(tables.CommitmentStepRow)
LINKS = table(tables.ItemLinkRow)
STREAMS = table(tables.Stream)
EVENTS = table(tables.StoredEvent)
TEXTS = table(tables.KeptText)
AT_ONCE = 500  # SQLite takes a limited number of parameters
