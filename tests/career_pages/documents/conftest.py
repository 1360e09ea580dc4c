"""Documents as the import screen keeps them."""

from collections.abc import Callable
from typing import Any

import pytest

from career_pages.documents.uploads import accept
from career_pages.models import GuideImport


@pytest.fixture
def upload(roles_index: Any) -> Callable[..., GuideImport]:
    """Give documents to the import screen."""

    def give(user: Any, *documents: bytes, ending: str = ".md") -> GuideImport:
        return accept([(f"{n}{ending}", data) for n, data in enumerate(documents, 1)], user)

    return give
