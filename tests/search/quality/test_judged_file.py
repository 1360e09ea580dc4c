"""Reading a file of judged queries."""

from pathlib import Path

import pytest

from search.judgments import JudgedFileError, JudgedPage, JudgedSection, Judgment, read_judgments

HEADER = "kind\tquery\troles\tsections\treason\n"


def written(folder: Path, text: str) -> Path:
    (folder / "judged.tsv").write_bytes(text.encode())
    return folder / "judged.tsv"


def test_a_line_becomes_a_judgment(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "\ufeff# Ours.\r\n"
        f"{HEADER}\n"
        'level\t"first year" baker -cake\t51-3011.00 Baker | Pastry Cook > The Oven | -Chef\t'
        "LevelSection: The First Year | Page | What bakers do: a list\twhy\n"
        "nonsense\t\tnothing\t\t\n",
    )
    assert read_judgments(path) == [
        Judgment(
            kind="level",
            query='"first year" baker -cake',
            right=(
                JudgedPage("51-3011.00", "Baker", ""),
                JudgedPage("", "Pastry Cook", "The Oven"),
            ),
            wrong=(JudgedPage("", "Chef", ""),),
            sections=(
                JudgedSection("LevelSection", "The First Year"),
                JudgedSection("Page", ""),
                JudgedSection("", "What bakers do: a list"),
            ),
            reason="why",
            line=4,
        ),
        Judgment("nonsense", "", (), (), (), "", 5),
    ]


def test_pages_and_sections_are_written_as_they_are_read() -> None:
    for text in ("47-2111.00", "47-2111.00 Electrician", "Baker", "47-2111.00 Baker > The Oven"):
        assert str(JudgedPage.parse(text)) == text
    for text in ("Page", "FAQBlock: Is it hot?", "What bakers do: a list"):
        assert str(JudgedSection.parse(text)) == text


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("name\tbaker\tBaker\t", "Line 2: There must be 5 cells with a tab between each, not 4."),
        ("\tbaker\tBaker\t\t", "Line 2: The kind is missing."),
        ("name\tbaker\t\t\t", "Line 2: Name a role, or write “nothing”."),
        ("name\t\tBaker\t\t", "Line 2: The query is missing."),
        (
            "name\tbaker\t-Baker\t\t",
            "Line 2: Name a role that is right besides those that are wrong.",
        ),
        ("name\tbaker\tBaker |\t\t", "Line 2: There is nothing before or behind a “|”."),
        ("name\tbaker\tBaker | -\t\t", "Line 2: There is nothing before or behind a “|”."),
        ("name\tbaker\tBaker\t| Page\t", "Line 2: There is nothing before or behind a “|”."),
        ("name\tbaker\tnothing\tPage\t", "Line 2: What finds nothing has no section."),
        (
            "name\tbaker\tBaker\t\t\n\nname\tbaker \tBaker\t\t",
            "Line 4: “baker” stands in line 2 already.",
        ),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(JudgedFileError) as error:
        read_judgments(written(tmp_path, f"{HEADER}{line}\n"))
    assert str(error.value) == message


def test_what_is_no_such_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(JudgedFileError, match=r"missing\.tsv cannot be read: No such file"):
        read_judgments(tmp_path / "missing.tsv")
    with pytest.raises(JudgedFileError, match=r"judged\.tsv has no queries"):
        read_judgments(written(tmp_path, HEADER))
    with pytest.raises(JudgedFileError, match="Line 1: The columns must be kind, query, roles"):
        read_judgments(written(tmp_path, "query,role\n"))
    path = written(tmp_path, "")
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(JudgedFileError, match="is not text in UTF-8"):
        read_judgments(path)
