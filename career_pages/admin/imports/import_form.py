"""The form with which an import begins."""

from collections.abc import Iterator
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile

from career_pages.importing.import_limits import ImportLimits
from career_pages.importing.reading import DOCUMENT_SUFFIXES

PASTED_TEXT: Final = "Pasted text.txt"
NOTHING: Final = "Choose one or more files, or paste a guide."
Upload = tuple[str, bytes]


class ManyFilesInput(forms.ClearableFileInput):
    """A field for files of which several may be chosen."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Files; its value is a list of them."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """Return the files that are there. Empty ones are kept: the import says why it has none."""
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
        """Check that there is something, and not more files than an import takes on."""
        data: dict[str, Any] = super().clean() or {}
        files = data.get("documents", [])
        if not files and not data.get("page") and not (data.get("text") or "").strip():
            raise forms.ValidationError(NOTHING)
        if len(files) > self.limits.files:
            raise forms.ValidationError(
                f"These are {len(files)} files; choose at most {self.limits.files} at a time."
            )
        return data

    def uploads(self) -> Iterator[Upload]:
        """Yield the name and the bytes of each upload, never more bytes than show it is too big."""
        given = self.cleaned_data
        for file in given["documents"]:
            yield file.name, file.read(self.limits.file_bytes + 1)
        if given["page"]:
            for file in given["page"]:
                yield file.name, file.read(self.limits.file_bytes + 1)
        elif given["text"].strip():
            yield PASTED_TEXT, given["text"].encode()
