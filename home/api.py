"""The guide for programs, which only read."""

from typing import Any, Final

from django.http import HttpRequest
from rest_framework.renderers import JSONRenderer
from wagtail.api.v2.filters import (
    AncestorOfFilter,
    ChildOfFilter,
    DescendantOfFilter,
    FieldsFilter,
    OrderingFilter,
)
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.models import Page, Site

from career_pages.api_fields import ROLE_DETAILS
from career_pages.models import RolePage
from search.public_pages import visible

FIELDS: Final = frozenset({"id", "title", "slug", "first_published_at", "last_published_at"})


class PlainOrderingFilter(OrderingFilter):
    """Orders by a few fields, and never by chance: that reads every page, and no cache helps."""

    def filter_queryset(self, request: HttpRequest, queryset: Any, view: Any) -> Any:
        """Return the pages in the order that ``order`` names, if it names one.

        Raises BadRequestError for a field that is none of those.
        """
        wanted = [name for name in request.GET.get("order", "").split(",") if name]
        for name in wanted:
            if name.removeprefix("-") not in FIELDS:
                raise BadRequestError(f"cannot order by '{name}' (unknown field)")
        return queryset.order_by(*wanted, "path") if wanted else queryset


MOST_DIGITS: Final = 9


class BoundedPagination(WagtailPagination):
    """Wagtail's ``limit`` and ``offset``, with offsets that a database can count to."""

    def paginate_queryset(self, queryset: Any, request: HttpRequest, view: Any = None) -> Any:
        """Return the part of the list; raises BadRequestError for what is no part of any."""
        if len(request.GET.get("offset", "")) > MOST_DIGITS:
            raise BadRequestError(f"offset must have no more than {MOST_DIGITS} digits")
        return super().paginate_queryset(queryset, request, view)


# No field of a page that is told has fields of its own, so that one bracket is plenty.
MOST_BRACKETS: Final = 3


class PublicPages(PagesAPIViewSet):
    """Wagtail's API of pages, for everybody alike: it knows nobody, and changes nothing.

    What it cannot read is answered with 400 and a message that says why.
    """

    http_method_names = ["get", "head"]
    authentication_classes: list[type] = []
    permission_classes: list[type] = []
    renderer_classes = [JSONRenderer]
    pagination_class = BoundedPagination
    filter_backends = [
        FieldsFilter,
        ChildOfFilter,
        AncestorOfFilter,
        DescendantOfFilter,
        PlainOrderingFilter,
    ]
    known_query_parameters = frozenset(
        {"type", "fields", "limit", "offset", "order", "child_of", "ancestor_of", "descendant_of"}
    )
    filter_fields = frozenset({"id", "slug", "title", "occupation_code"})
    meta_fields = [
        "type",
        "detail_url",
        "html_url",
        "slug",
        "seo_title",
        "search_description",
        "first_published_at",
        "last_published_at",
        "parent",
    ]
    listing_default_fields = [*PagesAPIViewSet.listing_default_fields, "last_published_at"]
    detail_only_fields = ["parent", "sections", *(field.name for field in ROLE_DETAILS)]

    def initial(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Refuse ``fields`` that are nested without end; raises BadRequestError for them."""
        super().initial(request, *args, **kwargs)
        if request.GET.get("fields", "").count("(") > MOST_BRACKETS:
            raise BadRequestError("fields error: too many brackets")

    @classmethod
    def get_detail_default_fields(cls, model: type) -> list[str]:
        """Return all that there is."""
        return cls.get_available_fields(model)

    @classmethod
    def get_available_fields(cls, model: type, db_fields_only: bool = False) -> list[str]:
        """Return the names of the fields; of those in the database, what a list is narrowed by."""
        names = super().get_available_fields(model, db_fields_only)
        return [name for name in names if name in cls.filter_fields] if db_fields_only else names

    def get_root_page(self) -> Any:
        """Return the page that ``root`` is in a query; raises BadRequestError without a site."""
        site = Site.find_for_request(self.request)
        if site is None:
            raise BadRequestError("there is no site")
        return site.root_page

    def get_base_queryset(self) -> Any:
        """Return the pages of the site that every reader may see now."""
        return visible(Page.objects.descendant_of(self.get_root_page(), inclusive=True))

    def get_queryset(self) -> Any:
        """Return the pages in the order of the tree, without what a list does not show."""
        pages = super().get_queryset().order_by("path")
        if issubclass(pages.model, RolePage):
            pages = pages.select_related("area")
        return pages.defer_streamfields()

    def find_object(self, queryset: Any, request: HttpRequest) -> Any:
        """Return the page that ``id`` or ``html_path`` names, or None."""
        try:
            return super().find_object(queryset, request)
        except ValueError as error:
            raise BadRequestError("id must be a positive integer") from error


# Neither images nor documents: a list of them would show those of pages that are not out yet.
router = WagtailAPIRouter("api_v2")


router.register_endpoint("pages", PublicPages)
