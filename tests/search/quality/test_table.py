"""The table of a run."""

from search.quality import Scores, table


def test_a_row_for_each_kind_beside_the_last_run() -> None:
    now = {
        "": Scores(3, 0.75, 0.5, 1.0, None, 1.0).as_json(),
        "name": Scores(2, 0.75, 0.5, 1.0, None, 1.0).as_json(),
        "nonsense": Scores(1, None, None, None, None, 1.0).as_json(),
    }
    last = {"": Scores(2, 0.7504, 0.25, 1.0, 0.5, 1.0).as_json()}
    assert table(now, last) == [
        "| kind     | queries | MRR@10 |         success@1 | success@3 |     section@1 "
        "| zero results |",
        "| -------- | ------: | -----: | ----------------: | --------: | ------------: "
        "| -----------: |",
        "| name     |       2 |  0.750 |             0.500 |     1.000 |             – "
        "|        1.000 |",
        "| nonsense |       1 |      – |                 – |         – |             – "
        "|        1.000 |",
        "| all      |       3 |  0.750 | 0.500 (was 0.250) |     1.000 | – (was 0.500) "
        "|        1.000 |",
    ]
