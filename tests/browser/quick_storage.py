"""Static files named and compressed as in production, by gzip alone."""

from typing import Any

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class QuicklyCompressedStorage(CompressedManifestStaticFilesStorage):
    """Leaves brotli out."""

    def create_compressor(self, **options: Any) -> Compressor:
        """Return what compresses the files."""
        return Compressor(use_brotli=False, **options)
