"""Handbooks to try things on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from career_pages.admin.handbook_pages import Handbook, read_handbook

CONTENTS = """# Handbook

Before the first part, [nothing](first.md) is listed.

## Begin

- [First](first.md)
- [Not there](missing.md)

## Go on

- [Second](second.md), and [somewhere else](https://example.org/)
"""
FIRST = """# Publish a page

Say it in **Skills** and in **nothing**.

![A hive](images/hive.png)

## Later, or never?

See [the second](second.md#apples) and [the list](README.md), or [above](#later-or-never).
Scheduled <b>pages</b> wait.
"""
SECOND = """# Pictures

## Apples

| fruit | color |
|---|---|
| apple | red |
"""


@pytest.fixture
def write_handbook(tmp_path: Path) -> Callable[..., Handbook]:
    """Write pages and a picture into a folder, and return the handbook in it."""

    def write(**pages: str) -> Handbook:
        texts = {
            "README": CONTENTS,
            "first": FIRST,
            "second": SECOND,
            "hidden": "# Hidden",
            **pages,
        }
        for name, text in texts.items():
            (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
        (tmp_path / "images").mkdir(exist_ok=True)
        Image.new("RGB", (400, 120), "peru").save(tmp_path / "images" / "hive.png")
        return read_handbook(tmp_path)

    return write
