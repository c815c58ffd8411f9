"""Which stream an event stands in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OfMeeting:
    meeting: str

    @property
    def stream(self) -> str:
        return self.meeting


@dataclass(frozen=True, slots=True)
class OfConclusion:
    meeting: str
    conclusion: str

    @property
    def stream(self) -> str:
        return self.conclusion


@dataclass(frozen=True, slots=True)
class OfDraft:
    """In the private stream of an amendment that is not filed: nobody else learns that a delegation is drafting."""

    meeting: str
    conclusion: str
    amendment: str

    @property
    def stream(self) -> str:
        return self.amendment


@dataclass(frozen=True, slots=True)
class OfNote:
    """In the private stream of a delegation's notes on one item."""

    meeting: str
    conclusion: str
    note: str

    @property
    def stream(self) -> str:
        return self.note


Event = OfMeeting | OfConclusion | OfDraft | OfNote
