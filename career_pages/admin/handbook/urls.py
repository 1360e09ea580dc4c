"""The addresses of the handbook."""

from django.urls import path

from career_pages.admin.handbook.contents_view import ContentsView
from career_pages.admin.handbook.page_view import PageView
from career_pages.admin.handbook.picture_view import PictureView

app_name = "handbook"
urlpatterns = [
    path("", ContentsView.as_view(), name="contents"),
    path("images/<str:name>", PictureView.as_view(), name="picture"),
    path("<slug:name>/", PageView.as_view(), name="page"),
]
