"""Which requests mean the server, and which file of the site they name."""

from __future__ import annotations

import pytest

from goalsite_gen.serve.address import file_of, folder_of, is_loopback, is_meant, names_of, path_of, type_of

SITE = {"index.html": b"", "goals/index.html": b"", "goals/größe/index.html": b"", "feed.xml": b"", "a b.txt": b""}


def meant(host: str, *, bound: str = "127.0.0.1") -> bool:
    return is_meant(host, names_of(bound, 8000), bound=bound, port=8000)


@pytest.mark.parametrize("host", ["localhost:8000", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000", "localhost"])
def test_this_machine_may_be_called_by_its_own_names(host: str) -> None:
    assert meant(host)


@pytest.mark.parametrize(
    "host",
    ["", "evil.example", "localhost.evil.example:8000", "localhost:8000@evil.example", "localhost:8001",
     "127.0.0.1.evil.example", "169.254.169.254", "[::ffff:10.0.0.1]:8000", "localhost, evil.example", "10.0.0.7:8000"],
)  # fmt: skip
def test_a_foreign_name_is_not_this_server(host: str) -> None:
    assert not meant(host)


def test_a_server_bound_elsewhere_answers_to_that_name_or_when_bound_everywhere_to_bare_addresses() -> None:
    assert meant("10.0.0.7:8000", bound="10.0.0.7")
    assert meant("10.0.0.7:8000", bound="0.0.0.0")
    assert not meant("evil.example:8000", bound="0.0.0.0")


@pytest.mark.parametrize(
    ("target", "path"),
    [("/", ""), ("/goals/?x=1", "goals/"), ("/gr%C3%B6%C3%9Fe", "größe"), ("/%252e/x", "%2e/x"), ("/../x", "../x")],
)
def test_a_target_is_decoded_once(target: str, path: str) -> None:
    assert path_of(target) == path


@pytest.mark.parametrize(
    "target", ["http://localhost/", "*", "", "/%00", "/%0d%0aX: y", "/a%5cb", "/a\\b", "/%ff", "/\x1b[0m"]
)
def test_a_target_that_is_no_plain_path_is_refused(target: str) -> None:
    assert path_of(target) is None


def test_a_folder_gives_its_index() -> None:
    assert file_of("", SITE) == "index.html"
    assert file_of("goals/", SITE) == "goals/index.html"


@pytest.mark.parametrize(
    "path", ["../index.html", "./index.html", "/index.html", "goals//", "goals", "goals/../index.html"]
)
def test_only_the_sites_own_names_lead_to_a_file(path: str) -> None:
    assert file_of(path, SITE) is None


def test_a_folder_without_its_slash_is_sent_on_to_a_place_on_this_server() -> None:
    assert folder_of("goals/größe", SITE) == "/goals/gr%C3%B6%C3%9Fe/"
    assert folder_of("/evil.example", SITE) is None
    assert folder_of("", SITE) is None


@pytest.mark.parametrize(
    ("path", "kind"),
    [("a.html", "text/html; charset=utf-8"), ("assets/a.JS", "text/javascript; charset=utf-8"),
     ("feed.xml", "application/atom+xml; charset=utf-8"), ("a.svg", "image/svg+xml; charset=utf-8"),
     ("a.png", "image/png"), ("noext", "application/octet-stream")],
)  # fmt: skip
def test_types_are_told_not_guessed(path: str, kind: str) -> None:
    assert type_of(path) == kind


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), ("me.example", False)],
)
def test_loopback_is_told_from_a_network(host: str, alone: bool) -> None:
    assert is_loopback(host) is alone
