"""Bytes to text."""

import pytest

from career_pages.documents.source_file import DocumentError, decode, decode_page


@pytest.mark.parametrize(
    "data",
    [
        "Naïve\nBäcker".encode(),
        "Naïve\nBäcker".encode("utf-8-sig"),
        "Naïve\nBäcker".encode("utf-16"),
        "Naïve\nBäcker".encode("utf-16-le"),
        "Naïve\nBäcker".encode("utf-16-be"),
        b"\xfe\xff" + "Naïve\nBäcker".encode("utf-16-be"),
        "Naïve\r\nBäcker".encode(),
        "Naïve\rBäcker".encode(),
    ],
)
def test_text_is_the_same_in_every_encoding_and_with_every_line_end(data: bytes) -> None:
    assert decode(data).text == "Naïve\nBäcker"
    assert not decode(data).is_guess


def test_text_of_other_scripts_is_known_as_utf_16_by_its_spaces() -> None:
    assert decode("Электрик чинит сеть\n".encode("utf-16-le")).text == "Электрик чинит сеть\n"


def test_windows_1252_is_what_remains_and_only_a_guess() -> None:
    decoded = decode("“Bäcker” – 5 €".encode("cp1252"))
    assert decoded.text == "“Bäcker” – 5 €"
    assert decoded.is_guess


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b'<meta charset="iso-8859-1">B\xe4cker \x96', "Bäcker –"),
        (b'<META http-equiv=x content="text/html; charset=windows-1251">\xc4\xe0', "Да"),
        (b"<?xml version='1.0' encoding='shift_jis'?>\x83p\x83\x93", "パン"),
        ('<meta charset="iso-8859-1">Bäcker'.encode("utf-8-sig"), "Bäcker"),
        ('<meta charset="utf-8">Bäcker'.encode("cp1252"), "Bäcker"),
        ('<meta charset="idna">Bäcker'.encode(), "Bäcker"),
        ('<meta charset="euc-jp">Bäcker'.encode("cp1252"), "Bäcker"),
    ],
)
def test_a_page_has_the_encoding_that_it_declares_unless_it_is_wrong(
    data: bytes, text: str
) -> None:
    assert decode_page(data).text.rpartition(">")[2] == text


def test_control_characters_go_and_line_numbers_stay() -> None:
    assert decode("a\x0bb\u2028c\x07d\x85e".encode()).text == "a b cd e"


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (b"B\xe4cker \x81", "UTF-8"),
        (bytes(range(1, 128)) * 4, "UTF-8"),
        (b"Baker\0", "NUL"),
        (b" \n\t\n", "empty"),
        (b"", "empty"),
        ("Baker".encode("utf-16")[:-1], "UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(data: bytes, hint: str) -> None:
    with pytest.raises(DocumentError, match=hint):
        decode(data)
