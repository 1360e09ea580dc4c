"""How responses leave the site."""

from home.middleware.content_policy import ContentPolicyMiddleware
from home.middleware.null_characters import NullCharacterMiddleware
from home.middleware.reader_cache import ReaderCacheMiddleware

__all__ = ["ContentPolicyMiddleware", "NullCharacterMiddleware", "ReaderCacheMiddleware"]
