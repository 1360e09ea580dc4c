"""Front matter as YAML."""

from typing import Any

import yaml

from career_pages.exporting.front_matter_data import front_matter_data
from career_pages.importing.readers.front_matter import FrontMatter


class _Dumper(yaml.SafeDumper):
    """Indents lists, uses one kind of quotation marks, and writes everything out."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def choose_scalar_style(self) -> Any:
        style = super().choose_scalar_style()
        return '"' if style == "'" else style

    def ignore_aliases(self, data: Any) -> bool:
        return True


def front_matter_text(matter: FrontMatter) -> str:
    """Return front matter as the lines at the top of a Markdown file; blank keys are left out."""
    dumped = yaml.dump(
        front_matter_data(matter),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=1_000_000,
    )
    return f"---\n{dumped}---\n"
