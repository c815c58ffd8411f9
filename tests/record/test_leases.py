"""How long what has failed waits before it is tried again."""

from engine.record.leases import LONGEST_WAIT, wait_after


def test_it_waits_twice_as_long_each_time_up_to_the_longest() -> None:
    waits = [wait_after(attempts).total_seconds() for attempts in (1, 2, 3, 9)]
    assert waits == [2, 4, 8, 512]
    assert wait_after(10) == LONGEST_WAIT


def test_however_often_it_has_failed_the_wait_can_be_told() -> None:
    assert wait_after(100_000) == LONGEST_WAIT
