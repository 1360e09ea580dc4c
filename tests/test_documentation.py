"""What the documentation names is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
# The editors' handbook has tests of its own.
PAGES = [
    *ROOT.glob("*.md"),
    *(path for path in DOCS.glob("**/*.md") if path.parent.name != "editors"),
]
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
PLACE = re.compile(r"`((?:career_pages|home|search|site|templates|tests|scripts|docs)/[\w./-]*)`")
# What is not there yet, for whoever follows a page step by step, and what must never be there.
NOT_THERE = re.compile(r"safety_section|capitals|^site/__init__\.py$")

of_every_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))


def links_of(path: Path) -> set[str]:
    """Return the links of a page that lead to files of the project."""
    links = LINK.findall(CODE.sub("", path.read_text()))
    return {link for link in links if not re.match(r"https?:", link)}


def anchors_of(path: Path) -> set[str]:
    """Return the anchors that code hosts give the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(), re.MULTILINE)
    plain = [re.sub(r"[^\w -]", "", heading).strip().lower() for heading in headings]
    return {heading.replace(" ", "-") for heading in plain}


@of_every_page
def test_every_link_leads_somewhere(path: Path) -> None:
    for link in links_of(path):
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), link
        assert not anchor or anchor in anchors_of(target), link


@of_every_page
def test_every_place_in_the_project_is_there(path: Path) -> None:
    # The changelog also names what is gone.
    places = set(PLACE.findall(path.read_text())) if path.name != "CHANGELOG.md" else set()
    gone = {place for place in places if not (ROOT / place).exists()}
    assert {place for place in gone if not NOT_THERE.search(place)} == set()


@pytest.mark.parametrize("folder", [DOCS, DOCS / "decisions"], ids=lambda path: path.name)
def test_an_index_names_every_page(folder: Path) -> None:
    pages = {path.name for path in folder.glob("*.md")} - {"README.md"}
    assert pages <= links_of(folder / "README.md")


def test_there_are_pages() -> None:
    assert len(PAGES) > 20
