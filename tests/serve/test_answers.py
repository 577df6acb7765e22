"""What the server answers over a real socket."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from goalsite_gen.errors import Stop
from goalsite_gen.findings import Finding, Severity, Span
from goalsite_gen.serve.events import LISTENERS, Hub, Served
from goalsite_gen.serve.server import Server, server_at

SITE = {
    "index.html": b"<html><body><h1>home</h1></BODY></html>",
    "goals/index.html": b"<p>no body tag",
    "404.html": b"<body>not here</body>",
    "a.css": b"p{}",
}
GOOD = Served(SITE, (), ok=True, summary="built")
WRONG = Finding("F108", "wrong-type", Severity.ERROR, "not <b>", Span("goals/churn.md", 9, 13), hint="write 3")
BAD = Served({}, (WRONG,), ok=False, summary="1 error")


@contextmanager
def running(hub: Hub, lines: list[str] | None = None) -> Iterator[Server]:
    server = server_at("127.0.0.1", 0, hub=hub, log=(lines if lines is not None else []).append)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        hub.close()
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def hub() -> Hub:
    hub = Hub("You see everything.")
    hub.show(GOOD)
    return hub


@pytest.fixture
def server(hub: Hub) -> Iterator[Server]:
    with running(hub) as server:
        yield server


def ask(server: Server, target: str = "/", *headers: str, method: str = "GET", host: str | None = "localhost") -> bytes:
    lines = [f"{method} {target} HTTP/1.1", *([f"Host: {host}"] if host is not None else []), *headers]
    return talk(server, "\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1"))


def talk(server: Server, request: bytes) -> bytes:
    with socket.create_connection(server.bound, timeout=5) as client:
        client.sendall(request)
        answer = b""
        while part := client.recv(65536):
            answer += part
    return answer


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def head(answer: bytes, name: str) -> str | None:
    for line in answer.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")[1:]:
        if line.lower().startswith(f"{name.lower()}: "):
            return line.partition(": ")[2]
    return None


def body(answer: bytes) -> bytes:
    return answer.partition(b"\r\n\r\n")[2]


def test_a_page_gets_the_live_script_before_its_body_ends(server: Server, hub: Hub) -> None:
    script = f'<script src="/-/live.js" data-version="{hub.shown.version}"></script>'.encode()
    assert body(ask(server)) == b"<html><body><h1>home</h1>" + script + b"</BODY></html>"
    assert body(ask(server, "/goals/")) == b"<p>no body tag" + script


def test_what_is_no_page_is_served_as_it_is(server: Server) -> None:
    assert body(ask(server, "/a.css?v=1")) == b"p{}"


def test_every_answer_forbids_guessing_embedding_and_keeping(server: Server) -> None:
    answer = ask(server)
    assert head(answer, "X-Content-Type-Options") == "nosniff"
    assert head(answer, "Cross-Origin-Resource-Policy") == "same-origin"
    assert head(answer, "Cache-Control") == "no-cache"
    assert head(answer, "Access-Control-Allow-Origin") is None
    assert head(answer, "Server") == "goalsite"


def test_what_the_browser_has_already_is_not_sent_again(server: Server) -> None:
    answer = ask(server, "/a.css", f"If-None-Match: {head(ask(server, '/a.css'), 'ETag')}")
    assert (status(answer), body(answer)) == (304, b"")


def test_a_folder_without_its_slash_is_redirected(server: Server) -> None:
    answer = ask(server, "/goals?x")
    assert (status(answer), head(answer, "Location")) == (301, "/goals/")


def test_a_missing_page_shows_the_sites_own_404(server: Server) -> None:
    answer = ask(server, "/nowhere/")
    assert status(answer) == 404
    assert b"not here" in body(answer)


def test_head_gives_the_headers_alone(server: Server) -> None:
    answer = ask(server, method="HEAD")
    assert (status(answer), body(answer)) == (200, b"")
    assert head(answer, "Content-Length") == str(len(body(ask(server))))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "NONSENSE"])
def test_other_methods_are_refused(server: Server, method: str) -> None:
    answer = ask(server, method=method)
    assert (status(answer), head(answer, "Allow")) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    ("host", "code"), [("evil.example", 421), (None, 400), ("localhost\r\nHost: localhost", 400), ("localhost:1", 421)]
)
def test_a_host_that_is_not_ours_is_refused(server: Server, host: str | None, code: int) -> None:
    assert status(ask(server, host=host)) == code


@pytest.mark.parametrize(
    "target", ["/../etc/passwd", "/%2e%2e/etc/passwd", "/..%2fetc/passwd", "//etc/passwd", "/a/../a.css"]
)
def test_a_path_upwards_leads_nowhere(server: Server, target: str) -> None:
    assert status(ask(server, target)) == 404


@pytest.mark.parametrize("target", ["http://localhost/", "/%00", "/%5c", "/%ff", "x"])
def test_a_crooked_target_is_refused(server: Server, target: str) -> None:
    assert status(ask(server, target)) == 400


def test_too_long_a_target_or_too_many_headers_are_refused(server: Server) -> None:
    assert status(ask(server, "/" + "a" * 9000)) == 414
    assert status(ask(server, "/", *(f"X-{number}: {'y' * 3000}" for number in range(40)))) == 431
    assert status(ask(server, "/", *(f"X-{number}: y" for number in range(200)))) == 431


def test_a_request_with_a_body_or_of_an_old_protocol_is_refused(server: Server) -> None:
    assert status(ask(server, "/", "Content-Length: 5")) == 400
    assert status(ask(server, "/", "Transfer-Encoding: chunked")) == 400
    assert b"home" not in talk(server, b"GET /\r\n\r\n")


@pytest.mark.parametrize(
    "header",
    ["Origin: https://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site"],
)
def test_a_page_of_another_origin_gets_neither_events_nor_files(server: Server, header: str) -> None:
    assert status(ask(server, "/-/events", header)) == 403
    assert status(ask(server, "/a.css", header)) == 403


def test_a_link_from_another_page_may_be_followed_to_a_page_only(server: Server) -> None:
    link = ("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate")
    assert status(ask(server, "/", *link)) == 200
    assert status(ask(server, "/-/events", *link)) == 403


def test_the_log_spells_out_control_characters(hub: Hub) -> None:
    lines: list[str] = []
    with running(hub, lines) as server:
        ask(server, "/\x1b[31mred")
    assert "\x1b" not in "".join(lines)
    assert "\\x1b[31mred" in "".join(lines)


def test_before_the_first_good_build_a_page_waits_with_the_live_script() -> None:
    hub = Hub()
    hub.show(BAD)
    with running(hub) as server:
        answer = ask(server)
    assert status(answer) == 503
    assert b"/-/live.js" in body(answer)


class Failing(dict[str, bytes]):
    """Files none of which can be made."""

    def __contains__(self, path: object) -> bool:
        raise Stop("goal.html:3: no <b> here", hint="mend it")


def test_a_page_that_cannot_be_made_says_why_and_waits_with_the_live_script() -> None:
    hub = Hub()
    hub.show(Served(Failing(), (), ok=True, summary=""))
    with running(hub) as server:
        answer = ask(server)
    assert status(answer) == 500
    assert b"goal.html:3: no &lt;b&gt; here: mend it" in body(answer)
    assert b"/-/live.js" in body(answer)


def test_the_live_script_and_its_styles_are_served(server: Server) -> None:
    assert head(ask(server, "/-/live.js"), "Content-Type") == "text/javascript; charset=utf-8"
    assert b":host" in body(ask(server, "/-/live.css"))


@contextmanager
def listening(server: Server) -> Iterator[Iterator[dict[str, object]]]:
    with socket.create_connection(server.bound, timeout=5) as client, client.makefile("rb") as stream:
        client.sendall(b"GET /-/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        yield (json.loads(line[6:]) for line in stream if line.startswith(b"data: "))


def test_a_listener_hears_where_the_server_stands_and_of_every_rebuild(server: Server, hub: Hub) -> None:
    with listening(server) as events:
        first = next(events)
        assert (first["banner"], first["ok"], first["version"]) == ("You see everything.", True, hub.shown.version)
        hub.show(BAD)
        second = next(events)
        assert (second["ok"], second["version"]) == (False, first["version"])
        assert second["findings"] == [
            {"place": "goals/churn.md:9:13", "severity": "error", "code": "F108", "name": "wrong-type",
             "message": "not <b>", "hint": "write 3"}
        ]  # fmt: skip
        hub.show(Served({**SITE, "index.html": b"new"}, (), ok=True, summary=""))
        assert next(events)["version"] != first["version"]


def test_a_failed_rebuild_leaves_the_last_good_page(server: Server, hub: Hub) -> None:
    hub.show(BAD)
    assert b"home" in body(ask(server))


def test_a_rebuild_that_changes_nothing_keeps_the_version(hub: Hub) -> None:
    before = hub.shown.version
    hub.show(BAD)
    hub.show(GOOD)
    assert hub.shown.version == before


def test_two_lives_of_a_server_never_share_a_version() -> None:
    assert Hub().shown.version != Hub().shown.version


def test_many_listeners_leave_room_for_pages_and_go_when_the_server_stops(hub: Hub) -> None:
    with ExitStack() as open_now:
        server = open_now.enter_context(running(hub))
        for _ in range(60):
            next(open_now.enter_context(listening(server)))
        assert status(ask(server)) == 200


def test_there_is_an_end_to_listeners(hub: Hub) -> None:
    assert all(hub.join() for _ in range(LISTENERS))
    assert not hub.join()
    hub.leave()
    assert hub.join()


def test_a_half_open_request_does_not_hold_up_others(server: Server) -> None:
    with socket.create_connection(server.bound, timeout=5) as client:
        client.sendall(b"GET / HT")
        assert status(ask(server)) == 200


def test_a_port_that_was_asked_for_and_is_taken_stops(server: Server) -> None:
    with pytest.raises(Stop, match=f"port {server.bound[1]} is in use"):
        server_at("127.0.0.1", server.bound[1], hub=Hub(), log=print)


def test_without_a_port_the_next_free_one_is_taken() -> None:
    first = server_at("127.0.0.1", None, hub=Hub(), log=print)
    second = server_at("127.0.0.1", None, hub=Hub(), log=print)
    first.server_close()
    second.server_close()
    assert 8000 <= first.bound[1] < second.bound[1] <= 8020


@pytest.mark.parametrize("port", [70000, -1])
def test_a_number_that_is_no_port_stops(port: int) -> None:
    with pytest.raises(Stop, match="is not a port"):
        server_at("127.0.0.1", port, hub=Hub(), log=print)


def test_an_address_of_another_machine_stops() -> None:
    with pytest.raises(Stop, match=r"cannot listen on `192\.0\.2\.1`"):
        server_at("192.0.2.1", 0, hub=Hub(), log=print)
