"""The addresses of the API."""

from wagtail.api.v2.router import WagtailAPIRouter

from home.api.pages import PublicPages

# Neither images nor documents: a list of them would show those of pages that are not out yet.
router = WagtailAPIRouter("api_v2")
router.register_endpoint("pages", PublicPages)
