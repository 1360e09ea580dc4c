"""Why a release of O*NET could not be read."""


class ReleaseError(Exception):
    """A release that cannot be read; its message is one sentence that says what to do."""
