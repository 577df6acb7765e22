"""A baseline of the settings holds for `build` and `serve` too: old warnings are silent, old errors still stop."""

from __future__ import annotations

from pathlib import Path

import pytest

from goalsite_gen.cli.place import Place
from goalsite_gen.cli.resident import Resident
from goalsite_gen.errors import Stop
from tests.program import goalsite, put

CONFIG = 'as_of = 2026-09-30\n[check]\nselect = ["F", "L", "D401", "P301"]\nbaseline = "known.json"\n'
WEAK = "---\ntitle: Customers ask us before they decide\ntype: soft\n---\n"
BROKEN = WEAK + "[x](no.md)\n"


def adopted(folder: Path, goal: str, config: str = CONFIG) -> Path:
    """A portfolio all of whose findings are in its baseline."""
    put(folder, {"goalsite.toml": config, "goals/trust.md": goal})
    goalsite("check", "--write-baseline", "known.json", at=folder)
    assert goalsite("check", "--strict", at=folder).code == 0
    return folder


def test_warnings_that_are_known_do_not_stop_a_strict_build(tmp_path: Path) -> None:
    done = goalsite("build", "--strict", at=adopted(tmp_path, WEAK))
    assert done.code == 0
    assert "warning" not in done.err


def test_a_new_warning_stops_a_strict_build_and_is_the_only_one_told(tmp_path: Path) -> None:
    put(adopted(tmp_path, WEAK), {"goals/churn.md": WEAK})
    done = goalsite("build", "--strict", at=tmp_path)
    assert done.code == 1
    assert "goals/churn.md" in done.out
    assert "goals/trust.md" not in done.out


def test_an_error_that_is_known_stops_a_build_and_it_is_said_why(tmp_path: Path) -> None:
    done = goalsite("build", at=adopted(tmp_path, BROKEN))
    assert done.code == 1
    assert "L207" in done.out
    assert "D401" not in done.out
    said = "1 error is in the baseline `known.json`: `check` leaves it out, but its page would be wrong.\n"
    assert done.err == f"{said}Nothing was built: the site is as it was.\n"


def test_an_error_that_weighs_less_by_the_settings_stops_nothing(tmp_path: Path) -> None:
    adopted(tmp_path, BROKEN, CONFIG + '[check.severity]\nL207 = "warning"\n')
    assert goalsite("build", "--strict", at=tmp_path).code == 0


def test_a_new_error_is_no_matter_of_the_baseline(tmp_path: Path) -> None:
    put(adopted(tmp_path, WEAK), {"goals/trust.md": BROKEN})
    assert goalsite("build", at=tmp_path).err == "Nothing was built: the site is as it was.\n"


def test_a_baseline_that_is_not_there_ends_a_build_with_2(tmp_path: Path) -> None:
    put(tmp_path, {"goalsite.toml": CONFIG, "goals/trust.md": WEAK})
    done = goalsite("build", at=tmp_path)
    assert done.code == 2
    assert "--write-baseline" in done.err
    assert not (tmp_path / "site").exists()


def test_serve_is_silent_on_warnings_that_are_known(tmp_path: Path) -> None:
    served = Resident(Place(adopted(tmp_path, WEAK)), audience="public", as_of=None).rebuild(())
    assert served.rest is not None
    assert (served.rest().ok, served.rest().findings) == (True, ())


def test_serve_keeps_the_last_page_for_an_error_that_is_known(tmp_path: Path) -> None:
    served = Resident(Place(adopted(tmp_path, BROKEN)), audience="public", as_of=None).rebuild(())
    assert (served.ok, [finding.code for finding in served.findings]) == (False, ["L207"])
    assert served.summary == (
        "1 error: the site stays as it was. 1 error is in the baseline `known.json`: `check` leaves it out, but its "
        "page would be wrong."
    )


def test_serve_shows_that_a_baseline_is_not_there(tmp_path: Path) -> None:
    put(tmp_path, {"goalsite.toml": CONFIG, "goals/trust.md": WEAK})
    with pytest.raises(Stop, match=r"known\.json"):
        Resident(Place(tmp_path), audience="public", as_of=None).rebuild(())
