"""Work that a worker has taken for a time: when the time has run out, or it was put back, another takes it."""

from datetime import timedelta

LEASE = timedelta(seconds=60)
LONGEST_WAIT = timedelta(minutes=10)
_DOUBLED = 10  # times, after which the wait is the longest anyway; far more would be no time that can be told


def wait_after(attempts: int) -> timedelta:
    """How long what has failed so many times waits before it is tried again: twice as long each time."""
    return min(timedelta(seconds=2 ** min(attempts, _DOUBLED)), LONGEST_WAIT)
