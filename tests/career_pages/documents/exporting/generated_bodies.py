"""Random bodies, made from the definitions of the blocks."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from career_pages.names import TOPIC_HEADINGS

WORDS = (
    *("microphones", "and", "the", "desk,", "slowly.", "naïve", "東京", "C++", "it's", "“yes”"),
    *(
        "*",
        "**bold**",
        "_x_",
        "snake_case",
        "`code`",
        "[label]",
        "[a](b)",
        "![i](j)",
        "<b>",
        "&amp;",
    ),
    *(
        "#",
        "# no",
        "1.",
        "12)",
        "-",
        "+ plus",
        "•",
        "· dot",
        "> more",
        "|",
        "a|b",
        "\\",
        "\\*",
        "---",
    ),
    *(
        "{.level Junior}",
        "{.text}",
        "{.embed}",
        "{role}",
        "{year}",
        "😀",
        "שלום",
        "مرحبا",
        "\u200f!",
    ),
    *("Types of Sound Engineers", "What does a Sound Engineer do?", "FAQs", "Up Next", "Table: A"),
    *(
        "What is a fuse?",
        "How To Become a Sound Engineer",
        "Notes",
        "Skills",
        "Page 3 of 9",
        "Q: A",
    ),
    *(
        "— a dash",
        "10\u00a0kV",
        "$5",
        "~~~",
        "===",
        "http://a.b/c_d",
        "a@b.c",
        "^1",
        "[^1]",
        "!",
        "?",
    ),
)
ADDRESSES = (
    *("https://example.org/", "https://example.org/a_b*c?d=1&copy;=(2)", "mailto:desk@example.org"),
    *("/careers/", "#levels", "tel:+4930123"),
)


@dataclass(slots=True)
class BodyMaker:
    """Makes one body after the other from the same seed; the ids are of what the site has."""

    random: Random
    pages: list[int] = field(default_factory=list)
    roles: list[int] = field(default_factory=list)
    images: list[int] = field(default_factory=list)
    shared: list[int] = field(default_factory=list)

    def body(self, block: blocks.StreamBlock) -> list[dict[str, Any]]:
        """Return stream data with as many of each kind as a page may have."""
        limits = block.meta.block_counts
        kinds = [
            name
            for name in block.child_blocks
            for _ in range(self.random.randint(0, limits.get(name, {}).get("max_num", 2)))
        ]
        self.random.shuffle(kinds)
        topics = list(TOPIC_HEADINGS)
        made = [{"type": kind, "value": self.value(block.child_blocks[kind])} for kind in kinds]
        for one in made:
            if one["type"] == "topic":
                one["value"]["topic"] = topics.pop() if topics else ""
        return made

    def value(self, block: blocks.Block) -> Any:
        """Return a value that the block could have stored."""
        match block:
            case TypedTableBlock():
                return self.table()
            case ImageBlock():
                return self.image()
            case SnippetChooserBlock():
                return self.random.choice([None, None, *self.shared])
            case blocks.PageChooserBlock():
                known = self.roles if "RolePage" in str(block.target_model) else self.pages
                return self.random.choice([None, *known])
            case blocks.StreamBlock():
                return [self.piece(block) for _ in range(self.random.randint(0, 4))]
            case blocks.ListBlock():
                count = self.random.randint(0, 3)
                return [
                    {"type": "item", "value": self.value(block.child_block)} for _ in range(count)
                ]
            case blocks.StructBlock():
                return {name: self.value(one) for name, one in block.child_blocks.items()}
            case blocks.RichTextBlock():
                return self.rich_text(set(block.features), is_item=block.name == "")
            case blocks.DateBlock():
                return None
            case blocks.ChoiceBlock():
                return ""
            case blocks.URLBlock():
                return self.random.choice(["", *ADDRESSES[:2]])
            case blocks.TextBlock():
                limit = block.field.max_length or 300
                return self.rows(limit)
            case blocks.CharBlock():
                return self.field(block)
        raise TypeError(type(block))

    def field(self, block: blocks.CharBlock) -> str:
        """Return the value of a field of one line."""
        if block.name == "anchor" or self.random.random() < 0.25:
            return ""
        if block.name == "link":
            return self.random.choice(ADDRESSES)
        text = self.text(self.random.randint(1, 6))[: block.field.max_length or 100].strip()
        if block.name == "level":
            return "".join(character for character in text if character not in '{}"').strip()
        return text

    def piece(self, block: blocks.StreamBlock) -> dict[str, Any]:
        """Return a piece of prose, most often rich text."""
        kinds = ["rich_text"] * 4 + list(block.child_blocks)
        kind = self.random.choice(kinds)
        return {"type": kind, "value": self.value(block.child_blocks[kind])}

    def text(self, words: int) -> str:
        """Return words on one line."""
        return " ".join(self.random.choice(WORDS) for _ in range(words))

    def rows(self, limit: int) -> str:
        """Return plain text with line ends and paragraphs."""
        ends = [" ", " ", " ", "\n", "\n\n"]
        words = [self.random.choice(WORDS) for _ in range(self.random.randint(0, 8))]
        return "".join(word + self.random.choice(ends) for word in words)[:limit].strip()

    def table(self) -> dict[str, Any]:
        """Return the data of a table."""
        width = self.random.randint(1, 3)
        columns = [{"type": "text", "heading": self.text(self.random.randint(0, 2))}] * width
        rows = [
            {"values": [self.inline(self.random.randint(0, 3)) for _ in range(width)]}
            for _ in range(self.random.randint(0, 3))
        ]
        caption = self.text(self.random.randint(0, 3))
        return {"caption": caption, "columns": columns, "rows": rows}

    def image(self) -> dict[str, Any] | None:
        """Return the data of an image, or of a place for one."""
        if not self.images or self.random.random() < 0.3:
            return None
        decorative = self.random.random() < 0.3
        alt = "" if decorative else self.text(self.random.randint(0, 3))
        return {
            "image": self.random.choice(self.images),
            "alt_text": alt,
            "decorative": decorative,
        }

    def rich_text(self, features: set[str], is_item: bool) -> str:
        """Return rich text as the editor stores it."""
        if is_item:
            own = f'<p data-block-key="a{self.random.randint(0, 9)}">{self.inline(3)}</p>'
            return own + (self.list(1) if self.random.random() < 0.3 else "")
        made = []
        for _ in range(self.random.randint(0, 3)):
            kinds = ["p", "p", "p", "list", *(features & {"h3"})]
            kind = self.random.choice(kinds)
            if kind == "list":
                made.append(self.list(0))
            else:
                words = self.inline(self.random.randint(1, 6), breaks=kind == "p")
                made.append(f'<{kind} data-block-key="k">{words}</{kind}>')
        return "".join(made)

    def list(self, depth: int) -> str:
        """Return a list with lists inside."""
        tag = self.random.choice(["ul", "ul", "ol"])
        items = []
        for _ in range(self.random.randint(1, 3)):
            nested = self.list(depth + 1) if depth < 3 and self.random.random() < 0.25 else ""
            items.append(f'<li data-block-key="k">{self.inline(3)}{nested}</li>')
        return f"<{tag}>{''.join(items)}</{tag}>"

    def inline(self, words: int, breaks: bool = True) -> str:
        """Return inline rich text of some words."""
        return " ".join(self._word(breaks) for _ in range(words))

    def _word(self, breaks: bool) -> str:
        word = self.random.choice(WORDS)
        word = word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        match self.random.randint(0, 12):
            case 0:
                return f"<b>{word} {self._word(breaks)}</b>"
            case 1:
                return f"<i>{word}</i>{self.random.choice(['', 's', '.'])}"
            case 2:
                return f"<b>{word}<i>{word}</i></b>"
            case 3:
                address = self.random.choice(ADDRESSES).replace("&", "&amp;")
                return f'<a href="{address}">{word}</a>'
            case 4 if self.pages:
                return f'<a id="{self.random.choice(self.pages)}" linktype="page">{word}</a>'
            case 5 if breaks:
                return f"{word}<br/>"
        return word
