"""Laptops for the tests of the journal."""

import pytest
from record_factory import FakeClock, Laptop


@pytest.fixture
def laptop() -> Laptop:
    return Laptop()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()
