"""From the bytes of a file to text."""

import codecs
import re

from career_pages.importing.document_error import DocumentError

# Line numbers must agree with an editor's, and these are not line ends to most of them.
_SPACE_LIKE = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff]")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes) -> str:
    """Return the text of a UTF-8 file, or of a UTF-16 file that says so, with "\\n" line ends.

    Control characters are dropped. Raises DocumentError for anything else, for NUL characters,
    and for a file without text.
    """
    try:
        text = data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError:
        raise DocumentError(
            "The file is neither UTF-8 nor UTF-16 text; save it again as plain text in UTF-8."
        ) from None
    if "\0" in text:
        raise DocumentError(
            "The file holds NUL characters, so it is not a text document; "
            "save it again as plain text in UTF-8."
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROLS.sub("", _SPACE_LIKE.sub(" ", text))
    if not text.strip():
        raise DocumentError("The file is empty; write the guide into it first.")
    return text
