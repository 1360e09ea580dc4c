"""The import screen: documents are taken in, looked through one at a time, and made drafts."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import Promise
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from career_pages.admin.screens import Screen
from career_pages.documents.draft import (
    LONGEST_LEVEL,
    Correction,
    LineRole,
    corrections_from_json,
    corrections_to_json,
    is_level,
)
from career_pages.documents.importing import import_limits
from career_pages.documents.preparation import prepare
from career_pages.documents.reading import DOCUMENT_SUFFIXES
from career_pages.documents.source_file import ImportLimits
from career_pages.documents.undo import UndoError, undo
from career_pages.documents.upload_review import (
    AS_READ,
    OutlineEntry,
    Review,
    ReviewLine,
    correction_of,
    review_of,
    role_choices,
    section_choices,
    with_correction,
)
from career_pages.documents.uploads import (
    accept,
    import_once,
    may_import,
    progress_of,
    put_in_line,
)
from career_pages.models import GuideImport, ImportFile, ImportStatus
from career_pages.models.imports import UNDECIDED


class ImportMenuItem(MenuItem):
    """Is shown to whoever may add roles."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)


class ImportScreen(Screen, TemplateView):
    """A screen for whoever may add roles to the guide, reached from the first of them."""

    page_title = "Import a guide"
    header_icon = "upload"

    def lets_in(self, user: Any) -> bool:
        return may_import(user)

    def way(self) -> list[tuple[str, str | Promise]]:
        return [(reverse("guide_imports:start"), ImportScreen.page_title)]

    def guide_import(self) -> GuideImport:
        """Return the import of the address; raises Http404 for one of somebody else."""
        return get_object_or_404(GuideImport.visible_to(self.request.user), pk=self.kwargs["pk"])


PASTED_TEXT: Final = "Pasted text.txt"


class ManyFilesInput(forms.ClearableFileInput):
    """A field for files of which several may be chosen."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Files; its value is a list of them. The import says of an empty one that it has no text."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        return [file for file in data or [] if file]


class ImportForm(forms.Form):
    """Asks for files, or a pasted text, or a pasted page with its formatting."""

    documents = ManyFilesField(required=False, label="Files")
    text = forms.CharField(
        required=False,
        label="Or paste the guide here",
        strip=False,
        help_text="From Google Docs, Word, a web page or an e-mail. Headings and lists are kept.",
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    # A browser script puts here what stands on the clipboard with its formatting.
    page = ManyFilesField(required=False, widget=ManyFilesInput(attrs={"hidden": True}))

    def __init__(self, limits: ImportLimits, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limits = limits
        endings = sorted({*DOCUMENT_SUFFIXES, ".zip"})
        self.fields["documents"].widget.attrs |= {
            "accept": ",".join(endings),
            "data-most-bytes": limits.file_bytes,
            "data-most-files": limits.files,
        }
        self.fields["documents"].help_text = (
            "Word (.docx), web pages (.html), Markdown (.md), plain text (.txt), or a .zip of "
            f"them. Each file may have {limits.megabytes} MB. Save a Google Doc as .docx, or "
            "paste it."
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        files = data.get("documents", [])
        if not files and not data.get("page") and not (data.get("text") or "").strip():
            raise forms.ValidationError("Choose one or more files, or paste a guide.")
        if len(files) > self.limits.files:
            raise forms.ValidationError(
                f"These are {len(files)} files; choose at most {self.limits.files} at a time."
            )
        return data

    def uploads(self) -> Iterator[tuple[str, bytes]]:
        """Yield the name and the bytes of each upload, never more bytes than show it is too big."""
        given = self.cleaned_data
        for file in (*given["documents"], *given["page"]):
            yield file.name, file.read(self.limits.file_bytes + 1)
        if given["text"].strip() and not given["page"]:
            yield PASTED_TEXT, given["text"].encode()


_MOST_RECENT = 10


class StartView(ImportScreen):
    """Takes files or a pasted guide, and shows the latest imports."""

    template_name = "career_pages/admin/imports/start.html"

    def way(self) -> list[tuple[str, str | Promise]]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context: the form, and the latest imports."""
        kwargs.setdefault("form", ImportForm(import_limits()))
        files = Prefetch("files", ImportFile.objects.listed())
        imports = GuideImport.visible_to(self.request.user).prefetch_related(files)
        return super().get_context_data(**kwargs, imports=imports[:_MOST_RECENT])

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take the documents in; one is shown for review, of several the import begins."""
        form = ImportForm(import_limits(), request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        accepted = accept(form.uploads(), request.user)
        files = list(accepted.files.all())
        if len(files) == 1 and files[0].status == ImportStatus.OPEN:
            prepare(files[0])
            return redirect("guide_imports:review", files[0].pk)
        return redirect("guide_imports:results", accepted.pk)


class LineForm(forms.Form):
    """Asks what a line is, and to which section it is to be moved."""

    what = forms.ChoiceField(required=False, label="What it is")
    detail = forms.CharField(
        required=False,
        max_length=LONGEST_LEVEL,
        label="Name of the level",
        help_text="For a level only, such as Senior.",
    )
    section = forms.TypedChoiceField(
        required=False, coerce=int, empty_value=None, label="Where it belongs"
    )

    def __init__(self, line: ReviewLine, outline: Sequence[OutlineEntry], data: Any = None) -> None:
        super().__init__(data, auto_id=f"line-{line.number}-%s")
        self.line = line
        role = line.placement.role if line.placement else LineRole.PARAGRAPH
        self.fields["what"].choices = [  # type: ignore[attr-defined]
            (AS_READ, f"As it was read: {line.role}"),
            *role_choices(role),
        ]
        place = f"Where it stands: {line.place}" if line.place else "Where it stands"
        self.fields["section"].choices = [("", place), *section_choices(outline)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        _role, _, kind = (data.get("what") or "").rstrip(":").partition(":")
        if is_level(kind) and not data.get("detail", "").strip():
            self.add_error("detail", "Write the name of the level, such as Junior or Senior.")
        return data

    @property
    def correction(self) -> Correction | None:
        """What was chosen, or None when the line is to stay as it was read."""
        given = self.cleaned_data
        return correction_of(self.line.number, given["what"], given["detail"], given["section"])


_LONGEST_NAME = ImportFile._meta.get_field("role").max_length


class ReviewView(ImportScreen):
    """Shows what would become of a document, lets an editor correct it, and makes the draft."""

    page_title = "Look through the import"
    template_name = "career_pages/admin/imports/review.html"

    @cached_property
    def file(self) -> ImportFile:
        """The document of the address; raises Http404 for one of somebody else."""
        files = ImportFile.visible_to(self.request.user).without_files()
        files = files.select_related("guide_import__user", "page")
        return get_object_or_404(files, pk=self.kwargs["pk"])

    @cached_property
    def review(self) -> Review:
        """What the editor needs to know of it."""
        return review_of(self.file)

    @property
    def results_url(self) -> str:
        """The address of the results of the import."""
        return reverse("guide_imports:results", args=[self.file.guide_import_id])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the review; ``line`` in the address opens the form of that line."""
        if not self.file.can_be_looked_through:
            return redirect(self.results_url)
        return self._page(request.GET.get("line", ""))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the draft, and open it in the editor; or throw the document away."""
        if not self.file.can_be_looked_through:
            return redirect(self.results_url)
        if "discard" in request.POST:
            self.file.guide_import.delete()
            messages.success(request, f"“{self.file.name}” was not imported.")
            return redirect("guide_imports:start")
        file = import_once(self.file.pk, UNDECIDED)
        if file is None:
            return redirect(self.results_url)
        if file.page is None:
            return self._page("")
        messages.success(
            request,
            f"“{file.name}” was imported as a draft. It is not published yet.",
            buttons=[messages.button(self.results_url, "See the result or undo it")],
        )
        return redirect("wagtailadmin_pages:edit", file.page.pk)

    def form_of(self, number: str, data: Any = None) -> LineForm | None:
        """Return the form of the line with that number, or None when there is none to change."""
        wanted = [line for line in self.review.lines if str(line.number) == number]
        line = next((line for line in wanted if line.placement), None)
        return LineForm(line, self.review.outline, data) if line else None

    def _page(self, number: str, form: LineForm | None = None) -> HttpResponse:
        form = form or self.form_of(number)
        context = self.get_context_data(form=form, file=self.file, review=self.review)
        return self.render_to_response(context)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context: what the import would do, and which line is open."""
        corrected = {one.line for one in corrections_from_json(self.file.corrections)}
        return super().get_context_data(**kwargs, corrected=corrected)


class CorrectLineView(ReviewView):
    """Takes down what an editor says of a line, or of the role's name."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the correction, and show the review with it."""
        if not self.file.can_be_looked_through:
            return redirect(self.results_url)
        if "role" in request.POST:
            self.file.role = " ".join(request.POST["role"].split())[:_LONGEST_NAME]
            self.file.save(update_fields=["role"])
            return redirect("guide_imports:review", self.file.pk)
        number = request.POST.get("line", "")
        form = self.form_of(number, request.POST)
        if form is None:
            messages.error(request, "There is no such line to change in this document.")
            return redirect("guide_imports:review", self.file.pk)
        if not form.is_valid():
            return self._page(number, form)
        known = corrections_from_json(self.file.corrections)
        corrections = with_correction(known, form.line.number, form.correction)
        self.file.corrections = corrections_to_json(corrections)
        self.file.save(update_fields=["corrections"])
        address = reverse("guide_imports:review", args=[self.file.pk])
        return redirect(f"{address}#line-{form.line.number}")


class ResultsView(ImportScreen):
    """Shows how far an import is, and the result of each document."""

    page_title = "Imported guides"
    template_name = "career_pages/admin/imports/results.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context: the import, its documents, and how far it is."""
        guide_import = self.guide_import()
        return {
            **super().get_context_data(**kwargs),
            "guide_import": guide_import,
            "files": guide_import.files.listed(),
            "progress": progress_of(guide_import),
        }


class ProgressView(ResultsView):
    """Answers with the part of the results that changes while the import runs."""

    template_name = "career_pages/admin/imports/progress.html"


class RetryView(ImportScreen):
    """Puts the failed and the waiting documents of an import in line again."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Retry what failed, or go on after a stop."""
        guide_import = self.guide_import()
        failed = guide_import.files.filter(status=ImportStatus.FAILED)
        failed.update(status=ImportStatus.WAITING, error="")
        if guide_import.files.filter(status=ImportStatus.WAITING).exists():
            put_in_line(guide_import)
        else:
            messages.warning(
                request,
                "There is nothing to try again: these files cannot be read. "
                "Correct them, then import them anew.",
            )
        return redirect("guide_imports:results", guide_import.pk)


class UndoView(ImportScreen):
    """Undoes the import of one document, or of all documents of an import."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Undo what can be undone, and say of each other document why not."""
        chosen = request.POST.get("file", "")
        guide_import = self.guide_import()
        files = guide_import.files.filter(status=ImportStatus.IMPORTED).order_by("-pk")
        if chosen.isdecimal():
            files = files.filter(pk=chosen)
        undone = 0
        for file in files:
            try:
                undo(file, request.user)
                undone += 1
            except UndoError as error:
                messages.error(request, f"{file.name}: {error}")
        if undone:
            noun = "The import was" if undone == 1 else f"{undone} imports were"
            messages.success(request, f"{noun} undone.")
        return redirect("guide_imports:results", guide_import.pk)


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
