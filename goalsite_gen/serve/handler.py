"""One connection: answers GET and HEAD from memory, streams events, and refuses everything else shortly."""

from __future__ import annotations

import hashlib
import socket
import time
import traceback
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goalsite_gen.errors import Stop
from goalsite_gen.serve.address import LONGEST, file_of, folder_of, is_meant, names_of, path_of, type_of
from goalsite_gen.serve.events import NO_FILES, Hub, Shown, printable

if TYPE_CHECKING:
    from goalsite_gen.serve.server import Server

_OWN = {
    "-/live.js": (Path(__file__).with_name("live.js"), "text/javascript; charset=utf-8"),
    "-/live.css": (Path(__file__).with_name("live.css"), "text/css; charset=utf-8"),
}
_WAITING = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>No site yet</title></head>
<body><main><h1>No site yet</h1><p>It appears here as soon as the portfolio can be built.</p></main></body></html>
"""
_FAILED = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Page not made</title></head>
<body><main><h1>This page could not be made</h1><p>{}</p></main></body></html>
"""
_HEADERS = 64 * 1024
_HEARTBEAT = 15.0
_LOOK = 1.0


class Handler(BaseHTTPRequestHandler):
    """Serves the hub's files; every check that all requests share stands in `parse_request`."""

    protocol_version = "HTTP/1.1"
    timeout = 10
    server: Server

    @property
    def hub(self) -> Hub:
        """The state that is shown."""
        return self.server.hub

    def parse_request(self) -> bool:
        """Reads the request line and headers; False when the request was refused and answered already."""
        if not super().parse_request():
            return False
        refusal = self._refusal()
        if refusal is None:
            return True
        self._refuse(refusal)
        return False

    def do_GET(self) -> None:
        """Answers with a file, a redirect to a folder, the site's own 404 page, or the event stream."""
        path = path_of(self.path)
        if path is None:
            self._refuse(HTTPStatus.BAD_REQUEST)
        elif path == "-/events":
            self._stream()
        elif path in _OWN:
            file, kind = _OWN[path]
            self._send(HTTPStatus.OK, file.read_bytes(), kind=kind)
        else:
            self._page(path)

    do_HEAD = do_GET

    def _refusal(self) -> HTTPStatus | None:
        """Why a well-formed request gets no answer, or None: wrong method, host, size, or a foreign page."""
        hosts = self.headers.get_all("Host", [])
        address, port = self.server.bound
        if self.command not in ("GET", "HEAD"):
            return HTTPStatus.METHOD_NOT_ALLOWED
        if len(hosts) != 1 or self.request_version == "HTTP/0.9":
            return HTTPStatus.BAD_REQUEST
        if not is_meant(hosts[0].strip(), names_of(address, port), bound=address, port=port):
            return HTTPStatus.MISDIRECTED_REQUEST
        if self.headers.get("Transfer-Encoding") or self.headers.get("Content-Length", "0").strip() != "0":
            return HTTPStatus.BAD_REQUEST
        if len(self.path) > LONGEST:
            return HTTPStatus.REQUEST_URI_TOO_LONG
        if sum(len(name) + len(value) for name, value in self.headers.items()) > _HEADERS:
            return HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
        return HTTPStatus.FORBIDDEN if self._is_foreign(hosts[0].strip()) else None

    def _is_foreign(self, host: str) -> bool:
        """A page of another origin asks for more than to be left for ours by a link."""
        site = self.headers.get("Sec-Fetch-Site", "same-origin")
        is_link = self.headers.get("Sec-Fetch-Mode") == "navigate" and self.path != "/-/events"
        if site not in ("same-origin", "none") and not is_link:
            return True
        origin = self.headers.get("Origin")
        return origin is not None and origin.lower() != f"http://{host}".lower() and not is_link

    def _page(self, path: str) -> None:
        shown = self.hub.shown
        try:
            self._file(path, shown)
        except Stop as stop:
            self._fail(f"{stop.message}: {stop.hint}" if stop.hint else stop.message, shown)
        except (ConnectionError, TimeoutError):
            raise
        except Exception as error:
            self.server.log(traceback.format_exc())
            self._fail(f"A fault in goalsite itself ({type(error).__name__}: {error})", shown)

    def _file(self, path: str, shown: Shown) -> None:
        found = file_of(path, shown.files)
        if found is not None:
            self._send(HTTPStatus.OK, shown.files[found], kind=type_of(found), version=shown.version)
            return
        folder = folder_of(path, shown.files)
        if folder is not None:
            self._send(HTTPStatus.MOVED_PERMANENTLY, b"", kind="text/plain; charset=utf-8", location=folder)
        elif shown.files is NO_FILES and (path == "" or path.endswith(("/", ".html"))):
            kind = type_of("index.html")
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, _WAITING, kind=kind, version=shown.version)
        elif "404.html" in shown.files:
            page = shown.files["404.html"]
            self._send(HTTPStatus.NOT_FOUND, page, kind=type_of("404.html"), version=shown.version)
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def _fail(self, why: str, shown: Shown) -> None:
        """A page that says why there is none; it is replaced as soon as a save has mended that."""
        page = _FAILED.format(escape(why)).encode("utf-8", "replace")
        self._send(HTTPStatus.INTERNAL_SERVER_ERROR, page, kind=type_of("index.html"), version=shown.version)

    def _send(self, status: HTTPStatus, body: bytes, *, kind: str, version: str = "", location: str = "") -> None:
        if kind.startswith("text/html"):
            body = with_script(body, version)
        tag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
        if status is HTTPStatus.OK and self.headers.get("If-None-Match") == tag:
            status, body = HTTPStatus.NOT_MODIFIED, b""
        self.send_response(status)
        self.send_header("Cache-Control", "no-cache")
        self.send_header("ETag", tag)
        if location:
            self.send_header("Location", location)
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _stream(self) -> None:
        """Server-sent events, one for each rebuild, until the client goes or the server stops."""
        hub = self.hub
        if self.command == "HEAD" or not hub.join():
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE)
            return
        try:
            self.close_connection = True
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/event-stream; charset=utf-8")
            self.send_header("Cache-Control", "no-store")
            self.send_header("Connection", "close")
            self.end_headers()
            shown = hub.shown
            self.wfile.write(f"retry: 1000\ndata: {hub.message(shown)}\n\n".encode())
            turn, spoken = shown.turn, time.monotonic()
            while not hub.is_closed and not self._has_gone():
                later = hub.next_after(turn, patience=_LOOK)
                if later is not None:
                    self.wfile.write(f"data: {hub.message(later)}\n\n".encode())
                    turn, spoken = later.turn, time.monotonic()
                elif time.monotonic() - spoken > _HEARTBEAT:
                    self.wfile.write(b": still here\n\n")
                    spoken = time.monotonic()
        finally:
            hub.leave()

    def _has_gone(self) -> bool:
        """The client of a stream says nothing, so anything readable is its farewell, or not for us."""
        self.connection.setblocking(False)
        try:
            self.connection.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return False
        except OSError:
            return True
        finally:
            self.connection.settimeout(self.timeout)
        return True

    def _refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True
        body = f"{status.value} {status.phrase}\n".encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        if status is HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        """Adds what every answer carries: types are not guessed, other origins embed nothing."""
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("X-Frame-Options", "SAMEORIGIN")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What the standard library refuses; its wording repeats the request, so ours goes out instead."""
        self._refuse(HTTPStatus(code))

    def version_string(self) -> str:
        """Names the program, not its version or Python's."""
        return "goalsite"

    def log_message(self, format: str, *args: Any) -> None:
        """Hands a line of the log on with control characters spelt out."""
        self.server.log(printable(format % args))


def with_script(page: bytes, version: str) -> bytes:
    """An HTML page with the live script before the end of its body; the page itself is not changed."""
    script = f'<script src="/-/live.js" data-version="{version}"></script>'.encode()
    end = page.lower().rfind(b"</body>")
    return page + script if end < 0 else page[:end] + script + page[end:]
