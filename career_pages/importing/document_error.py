"""Why a guide document could not be imported."""


class DocumentError(Exception):
    """A document that cannot be imported; its message is one sentence that says what to do."""
