"""Fixtures of this room: the processes that race."""

from collections.abc import Iterator

import pytest

from tests.faults.crew import Crew


@pytest.fixture(scope="session")
def hands() -> Iterator[Crew]:
    crew = Crew()
    yield crew
    crew.close()


@pytest.fixture
def crew(hands: Crew, database_url: str) -> Crew:
    """The processes; `at` takes them to the database once it has its tables."""
    return hands
