"""The last run of a file, and where it is kept."""

from pathlib import Path

from search.quality import Run, digest_of, place_of_last_run


def test_a_run_is_kept_until_the_next(tmp_path: Path) -> None:
    place = tmp_path / "runs" / "judged.json"
    assert Run.last(place) is None
    for failed in (("plummer",), ("Ψ", "")):
        run = Run("2031-05-04T12:00:00+00:00", "abc", {"": {"queries": 2, "mrr": None}}, failed)
        run.keep(place)
        assert Run.last(place) == run


def test_what_is_not_a_run_is_none(tmp_path: Path) -> None:
    for text in ("", "[]", "{", '{"made": "now"}'):
        (tmp_path / "run.json").write_text(text)
        assert Run.last(tmp_path / "run.json") is None


def test_each_file_on_each_engine_has_its_own_place(tmp_path: Path) -> None:
    files = (tmp_path / "judged.tsv", tmp_path / "there" / "judged.tsv")
    places = {
        place_of_last_run(tmp_path, path, engine)
        for path in files
        for engine in ("sqlite", "postgresql")
    }
    assert len(places) == 4
    assert place_of_last_run(tmp_path, files[0], "sqlite") in places


def test_a_digest_tells_texts_apart(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("a")
    (tmp_path / "two").write_text("a")
    assert digest_of(tmp_path / "one") == digest_of(tmp_path / "two")
    (tmp_path / "two").write_text("b")
    assert digest_of(tmp_path / "one") != digest_of(tmp_path / "two")
