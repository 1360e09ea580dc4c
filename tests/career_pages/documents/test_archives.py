"""What arrives of a zip archive, and what is refused."""

from collections.abc import Iterable
from zipfile import ZIP_BZIP2, ZIP_LZMA, ZIP_STORED

import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_pages.documents.reading import documents_in
from career_pages.documents.source_file import ImportLimits, RefusedFile, SourceFile
from tests.career_pages.documents.made_files import changed, zip_of
from tests.generated import Examples, generated

LIMITS = ImportLimits()
GUIDE = b"# What is a Baker?\n\nBread.\n"
FLAGS, COMPRESSED, UNPACKED = (6, 2), (18, 4), (22, 4)


def names(results: Iterable[SourceFile | RefusedFile]) -> list[str]:
    return [one.name for one in results if isinstance(one, SourceFile)]


def refusals(data: bytes, limits: ImportLimits = LIMITS) -> dict[str, str]:
    results = documents_in(data, "guides.zip", limits)
    return {one.name: one.reason for one in results if isinstance(one, RefusedFile)}


def only_refusal(data: bytes, limits: ImportLimits = LIMITS) -> str:
    (reason,) = refusals(data, limits).values()
    return reason


def test_a_file_that_is_no_archive_is_itself_the_document() -> None:
    assert documents_in(GUIDE, "baker.md", LIMITS) == [SourceFile("baker.md", GUIDE)]


def test_every_document_of_an_archive_arrives_in_order() -> None:
    data = zip_of({"b.md": GUIDE, "more/": b"", "more/a.TXT": b"Words", "ö/ü.markdown": GUIDE})
    results = documents_in(data, "Guides.ZIP", LIMITS)
    assert names(results) == ["Guides.ZIP/b.md", "Guides.ZIP/more/a.TXT", "Guides.ZIP/ö/ü.markdown"]
    assert [one.data for one in results if isinstance(one, SourceFile)] == [GUIDE, b"Words", GUIDE]


def test_what_systems_leave_behind_is_passed_over() -> None:
    data = zip_of(
        {
            "a.md": GUIDE,
            "__MACOSX/._a.md": b"x",
            ".DS_Store": b"x",
            "Thumbs.db": b"x",
            ".git/a.md": b"x",
            "b/.hidden.md": b"x",
            "b/desktop.ini": b"x",
        }
    )
    results = documents_in(data, "guides.zip", LIMITS)
    assert [one.name for one in results] == ["guides.zip/a.md"]


def test_names_of_archives_made_on_a_mac_are_read_as_they_were_written() -> None:
    data = zip_of({"bäcker.md": GUIDE})
    assert names(documents_in(changed(data, *FLAGS, 0), "a.zip", LIMITS)) == ["a.zip/bäcker.md"]


def test_names_of_archives_made_on_windows_have_folders() -> None:
    data = zip_of({"guides\\a.md": GUIDE})
    assert names(documents_in(data, "a.zip", LIMITS)) == ["a.zip/guides/a.md"]


def test_documents_see_the_pictures_of_their_archive() -> None:
    data = zip_of({"a/one.md": GUIDE, "a/img/x.PNG": b"x", "b/y.jpg": b"y", "two.md": GUIDE})
    one, two = documents_in(data, "guides.zip", LIMITS)
    assert isinstance(one, SourceFile)
    assert isinstance(two, SourceFile)
    assert dict(one.companions) == {"img/x.PNG": b"x", "../b/y.jpg": b"y"}
    assert one.companions["./img/../img/x.PNG"] == b"x"
    assert dict(two.companions) == {"a/img/x.PNG": b"x", "b/y.jpg": b"y"}
    for outside in ("/etc/hostname", "../../a/one.md", "", "one.md"):
        assert outside not in one.companions


def test_what_a_web_page_was_saved_with_stays_beside_it() -> None:
    data = zip_of(
        {
            "page_files/style.css": b"s",
            "page_files/frame.html": b"f",
            "page.html": b"<p>x",
            "my_files/b.md": GUIDE,
        }
    )
    page, other = documents_in(data, "guides.zip", LIMITS)
    assert names([page, other]) == ["guides.zip/page.html", "guides.zip/my_files/b.md"]
    assert isinstance(page, SourceFile)
    assert page.companions["page_files/style.css"] == b"s"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../evil.md", "leads out of the archive"),
        ("a/../../evil.md", "leads out of the archive"),
        ("/etc/evil.md", "leads out of the archive"),
        ("C:\\evil.md", "leads out of the archive"),
        ("..\\evil.md", "leads out of the archive"),
        ("inner.zip", "unpack it and import its files"),
        ("inner.tar.gz", "unpack it and import its files"),
        ("prices.xlsx", "Save the guide as Word"),
        ("README", "has no ending"),
        ("old.pdf", "the document it was made of"),
    ],
)
def test_one_refused_file_keeps_none_of_the_others_away(name: str, reason: str) -> None:
    data = zip_of({"a.md": GUIDE, name: b"x", "b.md": GUIDE})
    assert names(documents_in(data, "guides.zip", LIMITS)) == ["guides.zip/a.md", "guides.zip/b.md"]
    assert reason in only_refusal(data)
    assert only_refusal(data).endswith(".")


def test_the_second_file_of_a_name_is_refused() -> None:
    data = zip_of({"a.md": GUIDE, "./a.md": b"# Other"})
    assert "another file of this name" in only_refusal(data)


@pytest.mark.parametrize("method", [ZIP_BZIP2, ZIP_LZMA])
def test_a_method_that_unpacks_without_bounds_is_refused(method: int) -> None:
    assert "pack it as an ordinary zip" in only_refusal(zip_of({"a.md": GUIDE}, method))


def test_a_file_with_a_password_is_refused() -> None:
    data = zip_of({"a.md": GUIDE}, ZIP_STORED)
    assert "protected with a password" in only_refusal(changed(data, *FLAGS, 1))


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    data = zip_of({"bomb.md": b"a" * 19_000_000, "a.md": GUIDE})
    assert names(documents_in(data, "guides.zip", LIMITS)) == ["guides.zip/a.md"]
    assert "a multiple of its size" in only_refusal(data)


@pytest.mark.parametrize("claimed", [0, 1, 10, 2**31, 2**32 - 2])
@pytest.mark.parametrize("field", [COMPRESSED, UNPACKED])
def test_what_an_archive_claims_about_sizes_is_not_believed(
    field: tuple[int, int], claimed: int
) -> None:
    limits = ImportLimits(file_bytes=100_000)
    packed = zip_of({"a.md": bytes(range(256)) * 4_000})
    (result,) = documents_in(changed(packed, *field, claimed), "guides.zip", limits)
    assert isinstance(result, RefusedFile)


def test_a_file_may_not_be_larger_than_one_that_comes_alone() -> None:
    limits = ImportLimits(file_bytes=1_000_000)
    data = zip_of({"a.md": b"Bread. Rolls.\n" * 80_000, "b.md": GUIDE})
    assert names(documents_in(data, "guides.zip", limits)) == ["guides.zip/b.md"]
    assert "larger than 1 MB when it is unpacked" in only_refusal(data, limits)


def test_an_archive_that_unpacks_to_too_much_gives_what_it_may() -> None:
    limits = ImportLimits(unpacked_bytes=2_500_000)
    files = {f"{n}.md": b"x" * 900_000 for n in range(5)}
    results = documents_in(zip_of(files), "guides.zip", limits)
    assert names(results) == ["guides.zip/0.md", "guides.zip/1.md"]
    assert refusals(zip_of(files), limits) == {
        "guides.zip": "The archive unpacks to more than 2 MB; import “2.md” and what follows it "
        "in archives of their own."
    }


def test_an_archive_of_too_many_files_is_refused() -> None:
    limits = ImportLimits(files=3)
    assert not refusals(zip_of({f"{n}.md": GUIDE for n in range(3)}), limits)
    for count in (4, 100):
        data = zip_of({f"{n}.md": GUIDE for n in range(count)})
        assert only_refusal(data, limits).startswith("The archive holds more than 3 files")


def test_an_archive_that_is_too_large_is_refused() -> None:
    data = zip_of({"a.md": GUIDE}) + b"\0" * 2_000_000
    assert "larger than 1 MB" in only_refusal(data, ImportLimits(file_bytes=1_000_000))


@pytest.mark.parametrize("data", [zip_of({}), zip_of({"x.png": b"x", "empty/": b""})])
def test_an_archive_without_documents_says_what_to_put_into_it(data: bytes) -> None:
    assert list(refusals(data)) == ["guides.zip"]
    assert "put files that end in" in only_refusal(data)


@pytest.mark.parametrize("data", [b"", GUIDE, zip_of({"a.md": GUIDE})[:-30]])
def test_an_archive_that_cannot_be_opened_is_refused(data: bytes) -> None:
    assert "pack it again" in only_refusal(data)


@generated(few=200, many=5_000)
def test_a_damaged_archive_never_stops_an_import(examples: Examples) -> None:
    @examples
    @given(st.data())
    def it_never_does(data: st.DataObject) -> None:
        packed = bytearray(zip_of({"a.md": GUIDE, "b/ü.txt": b"Words " * 50, "b/c.png": b"x"}))
        for _ in range(data.draw(st.integers(1, 4))):
            packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
        for result in documents_in(bytes(packed), "guides.zip", LIMITS):
            assert isinstance(result, SourceFile) or result.reason.endswith(".")

    it_never_does()
