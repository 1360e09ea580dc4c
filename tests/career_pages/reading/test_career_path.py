"""The picture of the career path: everything is in it, and nothing upon another."""

from itertools import pairwise

import pytest
from django.utils import translation

from career_pages.reading.career_path import (
    LINE_HEIGHT,
    CareerPath,
    Drawing,
    Place,
    Stretch,
    StretchKind,
    lines_of,
)
from career_pages.templatetags.guide_tags import career_path_drawing

LONG = "Educational, Guidance, and Career Counselors and Advisors of Extraordinary Length"


def path_of(*counts: int) -> CareerPath:
    return CareerPath(
        tuple(
            Stretch(
                kind, kind.value, tuple(Place(LONG[: 9 * n], f"#{n}") for n in range(1, 1 + count))
            )
            for kind, count in zip(StretchKind, counts, strict=False)
        )
    )


@pytest.mark.parametrize("layout", ["columns", "one column"])
@pytest.mark.parametrize("counts", [(1, 1), (12, 9, 12, 12), (1, 9), (3, 1, 6)])
def test_labels_stand_below_each_other_inside_the_picture(
    layout: str, counts: tuple[int, ...]
) -> None:
    path = path_of(*counts)
    drawing = career_path_drawing(path, layout)
    for stretch, drawn in zip(path.stretches, drawing.stretches, strict=True):
        assert [stop.place for stop in drawn.stops] == list(stretch.places)
        lines = [line for stop in drawn.stops for line in stop.label]
        assert all(after.y - before.y >= LINE_HEIGHT for before, after in pairwise(lines))
        assert drawn.title.y < lines[0].y
        assert all(
            0 < stop.x < line.x < drawing.width for stop in drawn.stops for line in stop.label
        )
        assert lines[-1].y < drawing.height
    if layout == "one column":
        bottoms = [drawn.stops[-1].label[-1].y for drawn in drawing.stretches]
        titles = [drawn.title.y for drawn in drawing.stretches]
        assert all(bottom < title for bottom, title in zip(bottoms, titles[1:], strict=False))


@pytest.mark.parametrize("layout", ["columns", "one column"])
def test_it_is_turned_over_for_a_language_that_runs_from_right_to_left(layout: str) -> None:
    def xs(drawing: Drawing) -> list[float]:
        return [
            x for one in drawing.stretches for stop in one.stops for x in (stop.x, stop.label[0].x)
        ]

    path = path_of(2, 3)
    drawing = career_path_drawing(path, layout)
    with translation.override("ar"):
        turned = career_path_drawing(path, layout)
    assert turned.mirrored
    assert not drawing.mirrored
    assert xs(turned) == [drawing.width - x for x in xs(drawing)]


def test_words_stay_whole_where_they_can() -> None:
    assert lines_of("Wind Turbine Technician", 130) == ["Wind Turbine", "Technician"]
    assert "".join(lines_of("Donaudampfschifffahrtskapitän", 90)) == "Donaudampfschifffahrtskapitän"
    assert len(lines_of("電気工事士電気工事士", 90)) == 2
    assert lines_of("", 90) == []
