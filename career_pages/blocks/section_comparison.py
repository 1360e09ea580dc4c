"""How two versions of a section are compared: by the fields that an editor writes in."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail import blocks
from wagtail.admin.compare import (
    BlockComparison,
    ListBlockComparison,
    StructBlockComparison,
    get_comparison_class_for_block,
)

Row = tuple[str, SafeString]


class SectionComparison(StructBlockComparison):
    """Compares two versions of a section field by field.

    Wagtail shows a list that did not change as readers see it. Sections read their page then, for
    the name of its role, and there is none here; and what is withheld from readers would not be
    shown. A field that is blank in both versions is left out.
    """

    def htmlvalue(self, val: Any) -> SafeString:
        """Return the filled fields of one version."""
        return self._rows(lambda name: comparison_of(self.block.child_blocks[name], val[name]))

    def htmldiff(self) -> SafeString:
        """Return the fields that are filled in either version, with what changed."""
        return self._rows(
            lambda name: _comparison(
                self.block.child_blocks[name], self.val_a[name], self.val_b[name]
            )
        )

    def _rows(self, compare: Callable[[str], BlockComparison]) -> SafeString:
        rows: Iterator[Row] = (
            (block.label, _html(compare(name)))
            for name, block in self.block.child_blocks.items()
            if not _is_blank(compare(name))
        )
        kind = format_html("<strong>{}</strong>", self.block.label)
        fields = format_html_join("\n", "<dt>{}</dt>\n<dd>{}</dd>", rows)
        return format_html("{}\n<dl>\n{}\n</dl>", kind, fields)


class FieldsOfListComparison(ListBlockComparison):
    """Compares two versions of a list, and shows one that did not change by its fields."""

    def htmlvalue(self, val: Any) -> SafeString:
        """Return the items of one version."""
        items = ((_html(comparison_of(one.block, one.value)),) for one in val.bound_blocks)
        return format_html("<ul>\n{}\n</ul>", format_html_join("\n", "<li>{}</li>", items))


def comparison_of(block: blocks.Block, value: Any) -> BlockComparison:
    """Return the comparison of a value with itself."""
    return _comparison(block, value, value)


def _comparison(block: blocks.Block, before: Any, after: Any) -> BlockComparison:
    is_list = isinstance(block, blocks.ListBlock)
    kind = FieldsOfListComparison if is_list else get_comparison_class_for_block(block)
    return kind(block, True, True, before, after)


def _html(comparison: BlockComparison) -> SafeString:
    if comparison.has_changed():
        return comparison.htmldiff()
    return comparison.htmlvalue(comparison.val_a)


def _is_blank(comparison: BlockComparison) -> bool:
    return not (comparison.val_a or comparison.val_b)
