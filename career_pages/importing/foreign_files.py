"""Files that are no guide document, and what their authors can do."""

from typing import Final

from career_pages.importing.document_error import DocumentError

_SAVE = "open it, save it as a Word document (.docx), and import that."
_PROTECTED: Final = (
    "The document is protected with a password; remove the password in Word, save it again, and "
    "import that."
)
_ADVICE: Final = {
    ".doc": f"This is a document of an old version of Word; {_SAVE}",
    ".docm": "This is a Word document with macros; save it as a Word document (.docx) without.",
    ".dotx": f"This is a template of Word; {_SAVE}",
    ".gdoc": "This only points to a document in Google Docs; download that as Word (.docx).",
    ".odt": f"This is an OpenDocument text; {_SAVE}",
    ".pages": "This is a document of Pages; export it as Word (.docx), and import that.",
    ".pdf": "A PDF has lost what is a heading and what a list; import the document it was made of.",
    ".rtf": f"This is a document in Rich Text Format; {_SAVE}",
    ".mht": "This is a web archive; save the page as HTML (.html) only, and import that.",
    ".zip": "This is an archive of several files; end its name in .zip, or unpack it first.",
}
_SIGNATURES: Final = (
    (b"%PDF-", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"MIME-Version:", ".mht"),
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = b"PK\x03\x04"
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_OPEN_DOCUMENT: Final = b"mimetypeapplication/vnd.oasis.opendocument"
_KINDS: Final = "Word (.docx), HTML (.html), Markdown (.md) or plain text (.txt)"


def refuse_suffix(suffix: str) -> DocumentError:
    """Return why a file whose name ends in ``suffix`` is not imported."""
    if not suffix:
        return DocumentError(
            f"The file's name has no ending; end it in that of its kind: {_KINDS}."
        )
    advice = _ADVICE.get(suffix) or f"Save the guide as {_KINDS}."
    return DocumentError(f"Files that end in “{suffix}” cannot be imported. {advice}")


def refuse_foreign_data(data: bytes, suffix: str) -> None:
    """Raise DocumentError for a file that is of another kind than its name says."""
    if data.startswith(_OLE):
        # Word wraps an encrypted document in the container of its old format.
        raise DocumentError(_PROTECTED if _ENCRYPTED in data else _ADVICE[".doc"])
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise DocumentError(_ADVICE[kind])
    is_archive = data.startswith(_ZIP)
    if is_archive and _OPEN_DOCUMENT in data[:200]:
        raise DocumentError(_ADVICE[".odt"])
    if is_archive and suffix != ".docx":
        word = b"word/document.xml" in data
        raise DocumentError(
            "This is a Word document; end its name in .docx." if word else _ADVICE[".zip"]
        )
    if data.startswith(_PICTURES) and b"\0" in data:
        raise DocumentError(f"This is a picture; save the guide itself as {_KINDS}.")
