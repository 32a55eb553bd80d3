"""One measured figure, and how samples become one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True)
class Figure:
    """A value against its bar; `against` says what the bar is compared with, or how it was measured."""

    value: float
    unit: str
    bar: float
    against: str
    at_least: bool = False
    """The bar is how fast it must be at least, such as so many times another; else how much it may be at most."""

    @property
    def ok(self) -> bool:
        return self.value >= self.bar if self.at_least else self.value <= self.bar


class CannotMeasureError(RuntimeError):
    """What a figure needs is not on this machine; the text says what."""


Bench = Callable[[], dict[str, Figure]]


def p99(samples: Sequence[float]) -> float:
    """Return the 99th percentile of at least two samples."""
    return quantiles(samples, n=100, method="inclusive")[98]


def milliseconds(samples: Sequence[float]) -> tuple[float, float]:
    """Return median and p99 of samples in seconds, in milliseconds."""
    return median(samples) * 1000, p99(samples) * 1000
