"""The addresses of the import screen."""

from django.urls import path

from career_pages.admin.imports.results_view import (
    ProgressView,
    ResultsView,
    RetryView,
    UndoView,
)
from career_pages.admin.imports.review_view import CorrectLineView, ReviewView
from career_pages.admin.imports.start_view import StartView

app_name = "guide_imports"
urlpatterns = [
    path("", StartView.as_view(), name="start"),
    path("<int:pk>/", ResultsView.as_view(), name="results"),
    path("<int:pk>/progress/", ProgressView.as_view(), name="progress"),
    path("<int:pk>/retry/", RetryView.as_view(), name="retry"),
    path("<int:pk>/undo/", UndoView.as_view(), name="undo"),
    path("documents/<int:pk>/", ReviewView.as_view(), name="review"),
    path("documents/<int:pk>/correct/", CorrectLineView.as_view(), name="correct"),
]
