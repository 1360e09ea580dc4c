"""What need not be written on the way to what is written last."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from wagtail.signal_handlers import disable_reference_index_auto_update


@contextmanager
def saved_for_now() -> Iterator[None]:
    """Leave indexes as they are: a later save of the same object writes all that they hold of it.

    They are the admin's search and the references between pages.
    """
    with (
        disable_reference_index_auto_update(),
        patch("modelsearch.signal_handlers.insert_or_update_object_task"),
    ):
        yield
