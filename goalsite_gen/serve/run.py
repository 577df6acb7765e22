"""The loop of `goalsite serve`: build, show, wait for a save, and again, until somebody stops it."""

from __future__ import annotations

import threading
import traceback
import webbrowser
from collections.abc import Callable
from functools import partial
from pathlib import Path

from goalsite_gen.errors import Stop
from goalsite_gen.serve.address import is_everywhere, is_loopback
from goalsite_gen.serve.events import Hub, Served, lines_of, printable
from goalsite_gen.serve.server import PORT, server_at
from goalsite_gen.serve.watch import TICK, Watcher

BREATH = 0.1
"""Seconds without a save after which there is time for what a rebuild has left for later: the page comes first."""


def serve(
    folder: Path,
    rebuild: Callable[[frozenset[str]], Served],
    *,
    say: Callable[[str], None],
    host: str = "127.0.0.1",
    port: int | None = None,
    open_browser: bool = False,
    banner: str = "",
    verbose: bool = False,
) -> None:
    """Shows the portfolio in `folder` at `http://host:port/`, rebuilt by `rebuild` after every save.

    `rebuild` is given the paths of all files that were saved since it was last called; none the first time. What it
    leaves for later is done once nobody has saved anything for a moment.
    Returns after Ctrl-C. A port that is given is meant; without one the first free port from 8000 is taken.
    `say` gets each line for the terminal, requests among them when `verbose`. `banner` stands on
    every page. A Stop of `rebuild` is shown and survived. Raises Stop when it cannot listen.
    """
    hub = Hub(banner)
    server = server_at(host, port, hub=hub, log=say if verbose else lambda line: None)
    watcher = Watcher(folder)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    try:
        watcher.start()
        rest = _turn(hub, lambda: rebuild(frozenset()), say=say, verbose=verbose)
        thread.start()
        number = server.bound[1]
        name = "localhost" if is_everywhere(host) else f"[{host}]" if ":" in host else host
        if port is None and number != PORT:
            say(f"port {PORT} is in use, so this is port {number}")
        if not is_loopback(host):
            say("warning: anyone in your network can read this site, all of it")
        say(f"serving at http://{name}:{number}/ (Ctrl-C stops)")
        if open_browser:
            webbrowser.open(f"http://{name}:{number}/")
        told = ""
        while True:
            if watcher.note != told:
                told = watcher.note
                say(f"note: {told}")
            saved = watcher.wait(BREATH if rest else TICK)
            if saved:
                rest = _turn(hub, partial(rebuild, saved), say=say, verbose=verbose)
            elif rest:
                rest = _turn(hub, rest, say=say, verbose=verbose)
    except KeyboardInterrupt:
        pass
    finally:
        hub.close()
        if thread.is_alive():
            server.shutdown()
        server.server_close()
        watcher.stop()


def _turn(
    hub: Hub, rebuild: Callable[[], Served], *, say: Callable[[str], None], verbose: bool
) -> Callable[[], Served] | None:
    """One rebuild, shown to browsers and in the terminal; what is left of it. Whatever goes wrong, the server lives on.

    What was found is said when all of it is known.
    """
    try:
        served = rebuild()
    except Stop as stop:
        told = f"{stop.message}: {stop.hint}" if stop.hint else stop.message
        served = Served({}, (), ok=False, summary=told)
    except Exception as error:
        if verbose:
            say(traceback.format_exc())
        told = f"a fault in goalsite itself ({type(error).__name__}: {error})"
        served = Served({}, (), ok=False, summary=told)
    hub.show(served)
    if served.rest is None:
        say(printable(served.summary))
        for line in lines_of(served.findings):
            say(line)
    return served.rest
