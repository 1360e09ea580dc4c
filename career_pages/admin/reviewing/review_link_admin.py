"""Everybody's review links, to look through and to end."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.utils import get_user_display_name
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail_modeladmin.helpers import ButtonHelper, PermissionHelper
from wagtail_modeladmin.options import ModelAdmin

from career_pages.admin.records.record_search import FewWordsSearchHandler
from career_pages.admin.reviewing.review_link_filters import CreatorFilter, StateFilter
from career_pages.models import ReviewLink, ReviewLinkState
from career_pages.reviewing.sharing import may_revoke, may_share


class ReviewLinkPermissionHelper(PermissionHelper):
    """Lets those who may edit pages see links; nobody adds or changes one here."""

    def user_can_list(self, user: Any) -> bool:
        """Say whether there are pages that the user may edit."""
        return bool(PagePermissionPolicy().user_has_any_permission(user, {"add", "change"}))

    def user_can_create(self, user: Any) -> bool:
        """Say no: a link is made on the screen of its page."""
        return False

    def user_can_edit_obj(self, user: Any, obj: ReviewLink) -> bool:
        """Say no."""
        return False

    def user_can_delete_obj(self, user: Any, obj: ReviewLink) -> bool:
        """Say no: a link that is revoked stays as a record of who could read."""
        return False


class ReviewLinkButtonHelper(ButtonHelper):
    """What can be done with a link: end it, or see it among those of its role."""

    def get_primary_button(self, obj: ReviewLink) -> dict[str, Any] | None:
        """Return where the name of the role leads: to the screen where its links are."""
        if not may_share(self.request.user, obj.page):
            return None
        address = reverse("career_pages_review_links", args=[obj.page_id])
        return {"url": address, "title": "Links to this draft"}

    def get_buttons_for_obj(
        self,
        obj: ReviewLink,
        exclude: list[str] | None = None,
        classnames_add: list[str] | None = None,
        classnames_exclude: list[str] | None = None,
    ) -> list[dict[str, Any]]:
        """Return the button that revokes a link that works, for those who may."""
        if not obj.works or not may_revoke(self.request.user, obj):
            return []
        return [
            {
                "url": reverse("career_pages_revoke_review_link", args=[obj.pk]),
                "label": "Revoke",
                "classname": self.finalise_classname(
                    [*self.delete_button_classnames, *(classnames_add or [])], classnames_exclude
                ),
                "title": f"Revoke the link to {obj}",
            }
        ]


class ReviewLinkAdmin(ModelAdmin):
    """Lists, filters and searches review links, and revokes them."""

    model = ReviewLink
    base_url_path = "review-links"
    menu_label = "Review links"
    menu_order = 60
    menu_icon = "link-external"
    list_display = ("role", "recipient", "creator", "expires_at", "status", "opened")
    list_filter = (StateFilter, CreatorFilter)
    list_per_page = 50
    search_fields = (
        "page__draft_title",
        "recipient",
        "created_by__username",
        "created_by__first_name",
        "created_by__last_name",
    )
    search_handler_class = FewWordsSearchHandler
    history_view_enabled = False
    index_view_extra_css = ["career_pages/record_lists.css", "career_pages/reviewing.css"]
    permission_helper_class = ReviewLinkPermissionHelper
    button_helper_class = ReviewLinkButtonHelper

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReviewLink]:
        """Return the links to pages that the user may edit, and the user's own."""
        editable = PagePermissionPolicy().instances_user_has_permission_for(request.user, "change")
        links: QuerySet[ReviewLink] = super().get_queryset(request)
        return links.filter(
            Q(page__in=editable.values("pk")) | Q(created_by=request.user)
        ).select_related("page", "created_by", "revoked_by")

    def get_permissions_for_registration(self) -> QuerySet[Permission]:
        """Return none: what a user may do follows from the page."""
        return Permission.objects.none()

    def role(self, link: ReviewLink) -> str:
        """Return the name of the role, as in its newest version."""
        return str(link.page.draft_title)

    role.admin_order_field = "page__draft_title"  # type: ignore[attr-defined]

    def creator(self, link: ReviewLink) -> str:
        """Return the name of whoever made the link."""
        return get_user_display_name(link.created_by) or "somebody who has left"

    creator.short_description = "made by"  # type: ignore[attr-defined]
    creator.admin_order_field = "created_by__username"  # type: ignore[attr-defined]

    def status(self, link: ReviewLink) -> str:
        """Return whether the link works, and who ended one that was revoked."""
        name = get_user_display_name(link.revoked_by)
        by = f" by {name}" if link.state is ReviewLinkState.REVOKED and name else ""
        return f"{link.state.label}{by}"

    def opened(self, link: ReviewLink) -> str:
        """Return how often the link was opened."""
        return f"{link.opened_count}×" if link.opened_count else "never"

    opened.admin_order_field = "opened_count"  # type: ignore[attr-defined]
