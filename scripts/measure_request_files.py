"""Count the project's files whose functions run in one request.

usage: python -m scripts.measure_request_files [--files]

Loads the sample guide into a database in memory and makes each request once. What counts is a
function that is called between the beginning of the request and its end, with what is done when its
transaction is committed; code that runs because a module is imported does not. With --files, the
files are named too.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from inspect import CO_OPTIMIZED
from io import StringIO
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, Final

import django
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from scripts.temporary_site import ROOT

if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "site"))
    os.environ["DATABASE_URL"] = "sqlite://:memory:"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.testing"
    os.environ["ENV_FILE"] = os.devnull
    django.setup()

from career_pages.models import RolePage
from scripts.measure_editor import form_of
from scripts.screenshots.steps import BEEKEEPER, as_word_document

PROJECT: Final = ("home", "career_pages", "search", "site")
ROLE: Final = "electrician"
# So many files are what somebody can read to follow the request.
MOST_FILES: Final = {
    "review screen of an import": 40,
    "making the draft of an import": 40,
    "publication of a role": 30,
    "search page": 25,
    "role page": 20,
}

Request = Callable[[], Any]


def main() -> None:
    """Write the table, and below it the files if they are asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--files", action="store_true", help="name the files of each request")
    with_names = parser.parse_args().files
    call_command("migrate", verbosity=0)
    call_command("load_sample_guide", stdout=StringIO())
    files_of: dict[str, set[str]] = {}
    for name, request, leads_to in requests():
        with called_files() as files_of[name]:
            answer = request()
        assert answer.status_code in (200, 302), f"{name}: {answer.status_code}"
        assert getattr(answer, "url", "").endswith(leads_to), f"{name}: {answer.url}"
    print("| request | files | at most |\n|---|---:|---:|")
    for name, files in files_of.items():
        print(f"| {name} | {len(files)} | {MOST_FILES[name]} |")
    if with_names:
        for name, files in files_of.items():
            print("", f"{name}:", *sorted(files), sep="\n")


def requests() -> Iterator[tuple[str, Request, str]]:
    """Yield the requests by name, each when those before it are done; where an answer leads to
    another address, with the end of that.
    """
    editor = Client()
    editor.force_login(get_user_model().objects.create_superuser("editor", "editor@example.org"))
    document = SimpleUploadedFile("beekeeper.docx", as_word_document(BEEKEEPER))
    review = editor.post(reverse("guide_imports:start"), {"documents": document})["Location"]
    yield "review screen of an import", lambda: editor.get(review), ""
    yield "making the draft of an import", lambda: editor.post(review), "/edit/"
    role = RolePage.objects.get(slug=ROLE)
    address = reverse("wagtailadmin_pages:edit", args=[role.pk])
    form = form_of(role) | {"lede": f"{role.lede} Really.", "action-publish": "action-publish"}
    # The list of pages comes after a publication, and the form again where it was refused.
    all_roles = reverse("wagtailadmin_explore", args=[role.get_parent().pk])
    yield "publication of a role", lambda: editor.post(address, form), all_roles
    yield "search page", lambda: Client().get("/search/", {"q": ROLE}), ""
    yield "role page", lambda: Client().get(f"/careers/{ROLE}/"), ""


@contextmanager
def called_files() -> Iterator[set[str]]:
    """Yield a set into which each file of the project comes of which a function is called."""
    files: set[str] = set()
    seen: set[CodeType] = set()
    folders = tuple(f"{ROOT / name}{os.sep}" for name in PROJECT)

    def note(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if event != "call" or code in seen:
            return
        seen.add(code)
        # The code of a module or of the body of a class, unlike a function's, is not optimized.
        if code.co_flags & CO_OPTIMIZED and code.co_filename.startswith(folders):
            files.add(str(Path(code.co_filename).relative_to(ROOT)))

    sys.setprofile(note)
    try:
        yield files
    finally:
        sys.setprofile(None)


if __name__ == "__main__":
    main()
