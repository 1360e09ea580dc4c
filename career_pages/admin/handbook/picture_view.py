"""The pictures of the handbook."""

from django.http import FileResponse, Http404, HttpRequest

from career_pages.admin.handbook.handbook_view import ReadersView


class PictureView(ReadersView):
    """Answers with a picture, by its name in a listing of the folder."""

    def get(self, request: HttpRequest, name: str) -> FileResponse:
        """Return the file; raises Http404 for a name that is not in the listing."""
        picture = self.book.pictures.get(name)
        if picture is None:
            raise Http404("The handbook has no such picture.")
        return FileResponse(picture.path.open("rb"), content_type="image/png")
