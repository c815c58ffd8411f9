"""Events to the exact text that is hashed, and back.

A text stands in an event as `{"text": hash}`; the text itself is kept apart. When a field is added, the format counts
up, `LIFTS` gets what the old data lack, and the recorded log of the old format stays in the tests: stored events are
never rewritten.

Format 2 came with proposals to suppress, co-sponsors and joined amendments; format 3 with seats, sittings, audiences,
scrutiny holds, editorial changes and entries on behalf; format 4 with silence procedures, translations and amendments
in their languages, what follows certification, what is out of the ordinary, commitments and links; format 5 with what
an issue says in other languages. Until then the certified paper's file was kept by an event of its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from engine.procedure import events
from engine.procedure.events import Event, OfConclusion, OfDraft, OfMeeting, OfNote
from engine.procedure.meeting import CERTIFIED_WORK, PAPER
from engine.procedure.texts import Text

FORMAT = 5
# What an event of this kind and format said without saying so.
LIFTS: dict[tuple[str, int], dict[str, Any]] = {
    ("ConclusionProposed", 1): {"sponsors": []},
    ("AmendmentDrafted", 1): {"kind": "modify", "sponsors": []},
    ("DraftEdited", 1): {"sponsors": []},
    ("AmendmentFiled", 1): {"kind": "modify", "sponsors": []},
    ("AmendmentWithdrawn", 1): {"joined": None},
    ("PersonAdmitted", 2): {"seat": "voice", "stage": "any"},
    ("AttendanceRecorded", 2): {"sitting": 0},
    ("WordingRevised", 2): {"nature": "material", "until": None, "sitting": None, "shown": False},
    ("PositionTaken", 2): {
        "counter": None,
        "owner": None,
        "until": None,
        "audience": "members",
        "kept_from": None,
    },
    ("ConclusionAgreed", 2): {"sitting": None},
    ("CommentWritten", 2): {"audience": "members"},
    ("AmendmentFiled", 2): {
        "audience": "members",
        "attribution": "names",
        "partners": [],
        "entry": {
            "via": "filed",
            "sitting": None,
            "outcome": None,
            "source": None,
            "received": None,
            "to_confirm": [],
            "made": None,
            "settled": [],
        },
    },
    ("AmendmentDisposed", 2): {"maintain_until": None},
    ("ConclusionProposed", 3): {"from_meeting": None, "from_item": None},
    ("ConclusionAgreed", 3): {"silence": None},
    ("PaperCertified", 3): {"stated": [], "printing": "record", "statements_until": None},
    ("TermsSet", 3): {
        "terms": {"translated": [], "adopts": "both", "translation_days": 14, "silence_hours": 72}
    },
    ("WordingRevised", 3): {"reshaped": False},
    ("ConclusionAdopted", 3): {"at": None},
    ("AmendmentDrafted", 3): {"on_number": None},
    ("DraftEdited", 3): {"on_number": None},
    ("AmendmentFiled", 3): {"on_number": None},
    ("PaperCertified", 4): {"translated": []},
    ("DraftIssued", 4): {"translated": []},
    ("AddendumIssued", 4): {"translated": []},
}
STREAMS = (OfMeeting, OfConclusion, OfDraft, OfNote)
KINDS: dict[str, type] = {
    name: kind
    for name, kind in vars(events).items()
    if isinstance(kind, type) and issubclass(kind, STREAMS) and kind not in STREAMS
}


class UnknownFormat(ValueError):
    """The event was written by a newer Acuerdo, or by none."""


def data_of(event: Event) -> dict[str, Any]:
    """Strings, integers, lists and mappings; `None` stays `None`."""
    return {part.name: _plain(getattr(event, part.name)) for part in fields(event)}


def event_of(kind: str, format_: int, data: dict[str, Any], texts: Mapping[str, Text]) -> Event:
    """The event that `data` spells; texts are looked up by hash, and one that is missing counts as erased.

    Raises `UnknownFormat`.
    """
    if kind == "PaperKept" and format_ < 5:
        kind, data = "FilesKept", _kept_paper(data)
    if kind not in KINDS or format_ > FORMAT:
        raise UnknownFormat(f"an event {kind!r} of format {format_} is not known to this Acuerdo")
    for step in range(format_, FORMAT):
        data = _lifted(data, LIFTS.get((kind, step), {}))
    event: Event = _adapter(KINDS[kind]).validate_python(_restored(data, texts))
    return event


def _kept_paper(data: dict[str, Any]) -> dict[str, Any]:
    """What "PaperKept" said, as it is said of the files of every issue."""
    part = {"part": PAPER, **{name: data[name] for name in ("name", "sha256", "size")}}
    return {"meeting": data["meeting"], "work": CERTIFIED_WORK, "files": [part]}


def _lifted(data: dict[str, Any], lift: dict[str, Any]) -> dict[str, Any]:
    """The data with what they lack, also inside a value that they have; nothing that they say is changed."""
    inside = {name: _lifted(data[name], lift[name]) for name in lift if isinstance(data.get(name), dict)}
    return lift | data | inside


def texts_of(event: Event) -> list[Text]:
    """Every text in `event`."""
    return list(_texts(event))


def _texts(value: Any) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif is_dataclass(value):
        for part in fields(value):
            yield from _texts(getattr(value, part.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)


def _plain(value: Any) -> Any:
    if isinstance(value, Text):
        return {"text": value.hash}
    if is_dataclass(value):
        return {part.name: _plain(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return str(value) if isinstance(value, str) else value  # an enumeration's member is its string


def _restored(value: Any, texts: Mapping[str, Text]) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"text"}:
            return texts.get(value["text"], Text(value["text"], "", None))
        return {key: _restored(part, texts) for key, part in value.items()}
    if isinstance(value, list):
        return tuple(_restored(part, texts) for part in value)
    return value


@lru_cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
