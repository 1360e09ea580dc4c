"""Tests with generated examples: how many they draw, and from which seed.

An ordinary run draws few examples, the same ones every time; a deep one, of tests with the marker
"deep", draws many. With ``TEST_SEED=7`` in the environment both draw others, which depend on that
number alone.
"""

import os
from collections.abc import Callable
from typing import Final

import pytest
from hypothesis import HealthCheck, seed, settings

SEED: Final = int(os.environ.get("TEST_SEED", "0"))

Property = Callable[..., None]
Examples = Callable[[Property], Property]


def generated(few: int, many: int) -> pytest.MarkDecorator:
    """Let a test draw few examples, and many in a deep run.

    It gets ``examples``, with which it decorates the property that it states with `given`.
    """
    return pytest.mark.parametrize(
        "examples",
        [
            pytest.param(examples_of(few), id="few"),
            pytest.param(examples_of(many), id="many", marks=pytest.mark.deep),
        ],
    )


def examples_of(count: int) -> Examples:
    """Return a decorator: the property is tried with so many examples of this run's seed."""
    drawn = settings(
        max_examples=count,
        derandomize=not SEED,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )

    def tried(stated: Property) -> Property:
        return seed(SEED)(drawn(stated)) if SEED else drawn(stated)

    return tried


def seeds(count: int, first: int = 0) -> range:
    """Return so many seeds of this run's own."""
    first += SEED * 1_000_000
    return range(first, first + count)
