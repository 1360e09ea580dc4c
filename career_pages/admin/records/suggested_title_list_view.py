"""The list of suggested titles, in which they are answered."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages

from career_pages.admin.records.title_list_view import TitleListView
from career_pages.answering_titles import Answer, accept_chosen, dismiss_chosen

_ACTIONS: dict[str, Callable[[set[int], Any], list[Answer]]] = {
    "accept": accept_chosen,
    "dismiss": dismiss_chosen,
}


class SuggestedTitleListView(TitleListView):
    """Lists suggested titles, and accepts or dismisses one or those that are ticked."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer the titles and come back to the list as it was."""
        for name, act in _ACTIONS.items():
            if name in request.POST:
                one = request.POST[name]
                keys = _keys([one] if one else request.POST.getlist("title"))
                self._tell(name, act(keys, request.user) if keys else [], bool(keys))
        return redirect(request.get_full_path())

    def _tell(self, action: str, answers: list[Answer], is_chosen: bool) -> None:
        done = [answer for answer in answers if not answer.barrier]
        if not is_chosen:
            messages.warning(self.request, "Tick the titles that you want to accept or dismiss.")
        elif not answers:
            messages.warning(self.request, "Somebody has answered these titles already.")
        elif done:
            messages.success(self.request, _told(action, done))
        for answer in answers:
            if answer.barrier:
                messages.error(self.request, f"“{answer.role}” has got no answer. {answer.barrier}")


def _keys(values: list[str]) -> set[int]:
    return {int(value[:18]) for value in values if value.isascii() and value.isdecimal()}


def _told(action: str, done: list[Answer]) -> str:
    count = sum(answer.titles for answer in done)
    titles = "1 title is" if count == 1 else f"{count} titles are"
    if action == "dismiss":
        return f"{titles} dismissed."
    drafts = (
        f"the draft of “{done[0].role}”" if len(done) == 1 else f"the drafts of {len(done)} roles"
    )
    return f"{titles} added to {drafts}. Readers see them once they are published."
