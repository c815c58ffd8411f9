"""The silence procedure: may it be opened, does it still run, who may speak against it.

Source: the text is frozen and the hour exact; any member may refuse the procedure; what comes after the hour is not
counted; the outcome stands once the presidency has announced it (the OSCE's and the EU Council's practice, General
Assembly decision 74/544). That a filing which came by another way needs a second person is the rule of the OWASP ASVS
on sensitive steps (2.3.5); that an item is settled in one way at a time is our own.
"""

import re
from datetime import timedelta

from engine.procedure.guards.case import Case
from engine.procedure.guards.registry import guard, typed
from engine.procedure.instants import past, read, spelled
from engine.procedure.refusals import Code, Refusal, refuse
from engine.procedure.silence import Outside, Silence, found, over
from engine.procedure.terms import LONGEST_HOURS

ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*")  # a name as the tz database spells them


@guard("conclusion")
def is_not_under_silence(case: Case) -> Refusal | None:
    """What is under silence is not settled in another way before that is over."""
    silence = over(case.meeting.silences, case.conclusion.id)
    return refuse(Code.UNDER_SILENCE, until=silence.until) if silence else None


@guard("conclusion")
def filing_is_open(case: Case) -> Refusal | None:
    """The instant closes filing on what was under silence, whether or not anybody has noticed it yet."""
    silence = over(case.meeting.silences, case.conclusion.id)
    closed = silence is not None and _expired(silence, case)
    return refuse(Code.FILING_CLOSED, until=silence.until) if silence and closed else None


@typed("until")
def silence_is_long_enough(case: Case) -> Refusal | None:
    """At least the meeting's own number of hours from now, and not for years."""
    until, hours = read(case.command.until), case.meeting.terms.silence_hours
    if until is None or until > case.now + timedelta(hours=LONGEST_HOURS):
        return refuse(Code.BAD_INSTANT, field="until")
    earliest = case.now + timedelta(hours=hours)
    if until > case.now and until >= earliest:
        return None
    return refuse(Code.SILENCE_TOO_SHORT, hours=hours, earliest=spelled(earliest))


@typed("zone")
def zone_is_named(case: Case) -> Refusal | None:
    return None if ZONE.fullmatch(case.command.zone) else refuse(Code.BAD_ZONE)


@typed("silence")
def silence_is_there(case: Case) -> Refusal | None:
    """Running, or expired and not announced."""
    return None if _named(case) else refuse(Code.NOT_FOUND, what="silence")


@typed("silence")
def silence_runs(case: Case) -> Refusal | None:
    silence = _named(case)
    if silence is None:
        return refuse(Code.NOT_FOUND, what="silence")
    return refuse(Code.SILENCE_OVER, until=silence.until) if _expired(silence, case) else None


@typed("silence")
def silence_has_expired(case: Case) -> Refusal | None:
    silence = _named(case)
    if silence is None:
        return refuse(Code.NOT_FOUND, what="silence")
    return None if _expired(silence, case) else refuse(Code.SILENCE_RUNS, until=silence.until)


@typed("silence", "until")
def extension_is_later(case: Case) -> Refusal | None:
    until, silence = read(case.command.until), _named(case)
    if until is None or until > case.now + timedelta(hours=LONGEST_HOURS):
        return refuse(Code.BAD_INSTANT, field="until")
    later = silence is not None and spelled(until) > silence.until
    return None if later else refuse(Code.NOT_LATER, until=silence.until if silence else "")


@typed("silence")
def no_outside_filing_awaits(case: Case) -> Refusal | None:
    """What came in time by another way is confirmed or dismissed before the outcome is announced."""
    silence = _named(case)
    count = len(silence.outside) if silence else 0
    return refuse(Code.OUTSIDE_FILING_AWAITS, count=count) if count else None


@typed("silence", "conclusion")
def item_is_under_silence(case: Case) -> Refusal | None:
    """Running or expired: until it is announced, what came in time counts."""
    silence = _named(case)
    covered = silence is not None and silence.covers(case.command.conclusion)
    return None if covered else refuse(Code.NOT_UNDER_SILENCE)


@typed("silence", "received")
def received_in_time(case: Case) -> Refusal | None:
    """After the silence was opened, before its instant, and not in the future."""
    received, silence = read(case.command.received), _named(case)
    if received is None or received > case.now:
        return refuse(Code.BAD_INSTANT, field="received")
    in_time = silence is not None and silence.since <= spelled(received) < silence.until
    if silence is None or in_time:
        return None
    return refuse(Code.RECEIVED_LATE, since=silence.since, until=silence.until)


@typed("silence", "filing")
def is_a_second_person(case: Case) -> Refusal | None:
    filing = _awaiting(case)
    if filing is None:
        return refuse(Code.NOT_FOUND, what="filing")
    return refuse(Code.SECOND_PERSON) if filing.person == case.actor.person else None


@typed("confirms", "reason")
def dismissal_has_its_reason(case: Case) -> Refusal | None:
    said = case.command.confirms or case.command.reason.strip()
    return None if said else refuse(Code.REASON_REQUIRED)


def _named(case: Case) -> Silence | None:
    return found(case.meeting.silences, case.command.silence)


def _awaiting(case: Case) -> Outside | None:
    silence = _named(case)
    filings = silence.outside if silence else ()
    return next((one for one in filings if one.id == case.command.filing), None)


def _expired(silence: Silence, case: Case) -> bool:
    return silence.expired or past(silence.until, case.now)
