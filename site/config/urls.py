"""Every address of the site."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from career_pages.review.links import review_page
from home import views
from home.api import router
from search.views import search_api, search_page, suggest_api

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("media/images/<path:path>", views.media, name="media"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("healthz", views.healthz, name="healthz"),
    path("healthz/schedule", views.schedule_health, name="schedule_health"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", views.sitemap_part, name="sitemap_part"),
    path("styleguide/", views.styleguide, name="styleguide"),
    path("search/", search_page, name="search"),
    path("api/v2/", router.urls),
    path("api/search/", search_api, name="search_api"),
    path("api/search/suggest/", suggest_api, name="suggest_api"),
    path("review/<str:token>/", review_page, name="review_page"),
    path("review/<str:token>/<str:chapter>/", review_page, name="review_page"),
    path("cards/<int:page_id>-<str:digest>.png", views.share_card, name="share_card"),
    path("", include(wagtail_urls)),
]

handler404 = "search.views.not_found"
