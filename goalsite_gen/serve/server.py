"""The listening socket: a bounded number of threads, a free port, and a stop that does not wait for clients."""

from __future__ import annotations

import errno
import socket
import socketserver
import sys
import threading
from collections.abc import Callable
from http.server import HTTPServer
from typing import Any

from goalsite_gen.errors import Stop
from goalsite_gen.serve.events import Hub
from goalsite_gen.serve.handler import Handler

THREADS = 512
"""Connections answered at once; one more is closed unheard."""

PORT = 8000
FURTHER_PORTS = 20


class Server(socketserver.ThreadingMixIn, HTTPServer):
    """Accepts connections and gives each a daemon thread."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 256
    # Elsewhere this lets a server start again at once; on Windows it would let two share one port.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, address: tuple[str, int], hub: Hub, log: Callable[[str], None]) -> None:
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        self.hub = hub
        self.log = log
        self._room = threading.BoundedSemaphore(THREADS)
        super().__init__(address, Handler)
        self.bound = (address[0], int(self.server_address[1]))

    def server_bind(self) -> None:
        """Binds without asking the network for the machine's name."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def process_request(self, request: Any, client_address: Any) -> None:
        """Starts a thread for the connection while there is room."""
        if not self._room.acquire(blocking=False):
            self.shutdown_request(request)
            return
        try:
            super().process_request(request, client_address)
        except RuntimeError:  # the system starts no more threads
            self._room.release()
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answers one connection and makes room for the next."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away or was too slow is no event; anything else is one line of the log."""
        error = sys.exception() if sys.version_info >= (3, 12) else sys.exc_info()[1]
        if not isinstance(error, (ConnectionError, TimeoutError)):
            self.log(f"a request failed: {error!r}")


def server_at(host: str, port: int | None, *, hub: Hub, log: Callable[[str], None]) -> Server:
    """A server that listens on `port`, or without one on the first free port from 8000 to 8020.

    Raises Stop when the port that was asked for, or all of them, are taken, or the host is not ours.
    """
    ports = [port] if port is not None else range(PORT, PORT + FURTHER_PORTS + 1)
    for number in ports:
        try:
            return Server((host, number), hub, log)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise Stop(
                    f"cannot listen on `{host}`: {(error.strerror or str(error)).lower()}",
                    hint="use `--host 127.0.0.1`, or another address of this machine",
                ) from error
            if port is not None and error.errno == errno.EACCES:
                raise Stop(f"no permission to listen on port {port}", hint="use a port above 1023") from error
        except OverflowError as error:
            raise Stop(f"{number} is not a port", hint="use one from 1024 to 65535") from error
    taken = f"port {port} is" if port is not None else f"ports {PORT} to {PORT + FURTHER_PORTS} are"
    raise Stop(f"{taken} in use", hint="choose another with `--port`, or 0 for any free one")
