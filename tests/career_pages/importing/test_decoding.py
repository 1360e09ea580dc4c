"""Bytes to text."""

import pytest

from career_pages.importing.decoding import decode
from career_pages.importing.document_error import DocumentError


@pytest.mark.parametrize(
    "data",
    [
        "Naïve\nBäcker".encode(),
        "Naïve\nBäcker".encode("utf-8-sig"),
        "Naïve\nBäcker".encode("utf-16"),
        b"\xfe\xff" + "Naïve\nBäcker".encode("utf-16-be"),
        "Naïve\r\nBäcker".encode(),
        "Naïve\rBäcker".encode(),
    ],
)
def test_text_is_the_same_in_every_encoding_and_with_every_line_end(data: bytes) -> None:
    assert decode(data) == "Naïve\nBäcker"


def test_control_characters_go_and_line_numbers_stay() -> None:
    assert decode("a\x0bb\u2028c\x07d\x85e".encode()) == "a b cd e"


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        ("Bäcker".encode("cp1252"), "UTF-8"),
        (b"Baker\0", "NUL"),
        (b" \n\t\n", "empty"),
        (b"", "empty"),
        ("Baker".encode("utf-16")[:-1], "UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(data: bytes, hint: str) -> None:
    with pytest.raises(DocumentError, match=hint):
        decode(data)
