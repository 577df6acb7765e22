"""How long it takes from a save to the page that is served: `python -m tests.bench.serve --documents 1000`.

The server of each generator is started in turn on the same documents. A sentence is added to an entry again and again,
and its page is asked for every few milliseconds until it holds the sentence. The first save warms the server up and is
not counted; of the others the median counts for the round.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import random
import shlex
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.bench import Subjects, edit_entry, fresh, kind_of_disk, machine, options, rotated, tried
from tests.bench.measure import Failed, Took, family, held
from tests.bench.peers.install import chosen
from tests.bench.peers.tool import Command, Tool
from tests.bench.results import Results, serve_table

POLL = 0.01
"""Seconds between two requests: no figure is finer than that."""
REST = (1.0, 2.0)
"""Seconds between a page that is right and the next save, at least and at most.

They differ from save to save, since a server that looks for changes twice a second would else always be met just after
it has looked.
"""
PATIENCE = 600.0
"""Seconds to wait for a page."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures, and prints one table."""
    parser = options(__doc__ or "", sizes=[1_000, 10_000], rounds=3, tools=["goalsite", "hugo"])
    parser.add_argument("--saves", type=int, default=9, help="how many saves are counted in each round")
    asked = parser.parse_args(arguments)
    homes = chosen(asked.tools.split(","), asked.cache)
    place = asked.work / f"goalsite-bench-{os.getpid()}"
    try:
        done = []
        for count in asked.documents:
            done.append(measured(homes, place, count=count, rounds=asked.rounds, saves=asked.saves))
            if asked.results:
                done[-1].keep(asked.results)
        sys.stdout.write(f"\n{done[0].machine}\n\n{serve_table(done)}\n")
    finally:
        fresh(place).rmdir()


def measured(homes: dict[str, Path], place: Path, *, count: int, rounds: int, saves: int) -> Results:
    """The figures of all rounds at one size; a tool that fails is left out of the results."""
    tools, versions = tried(homes, place)
    subjects = Subjects.of(count)
    took: dict[str, dict[str, list[Took]]] = {tool.name: {"save": []} for tool in tools}
    for number in range(rounds):
        for tool in rotated(tools, number):
            fresh(tool.folder)
            tool.lay_out(subjects.all)
            try:
                took[tool.name]["save"].append(_served(tool, subjects, number=number, saves=saves))
            except Failed as why:
                sys.stderr.write(f"without {tool.name}: {why}\n")
    whole = {name: each for name, each in took.items() if len(each["save"]) == rounds}
    asked = ["--documents", str(count), "--rounds", str(rounds), "--saves", str(saves), "--tools", ",".join(homes)]
    command = shlex.join(["python", "-m", "tests.bench.serve", *asked])
    return Results("serve", count, command, machine(), kind_of_disk(place), versions, whole)


def _served(tool: Tool, subjects: Subjects, *, number: int, saves: int) -> Took:
    """The median of the saves of one round, and the memory of the server after them.

    Raises Failed where a page does not come.
    """
    port = _free_port()
    address = f"/{tool.address(subjects.entry)}/"
    chance = random.Random(number)
    with _running(tool.serve(port)) as server:
        _wait(port, address, subjects.entry.sign, server)
        waited = []
        for save in range(saves + 1):
            time.sleep(chance.uniform(*REST))
            word = f"save{save}x"
            edit_entry(tool, subjects.entry, word)
            began = time.perf_counter()
            _wait(port, address, word, server)
            waited.append(time.perf_counter() - began)
        memory = sum(held(pid)[0] for pid in family(server.pid))
    return Took(statistics.median(waited[1:]), peak=memory)


@contextlib.contextmanager
def _running(command: Command) -> Iterator[subprocess.Popen[bytes]]:
    server = subprocess.Popen(
        command.arguments,
        cwd=command.folder,
        env=command.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield server
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def _wait(port: int, address: str, word: str, server: subprocess.Popen[bytes]) -> None:
    """Asks for a page until it holds the word. Raises Failed where the server ends or does not come to it."""
    until = time.perf_counter() + PATIENCE
    while word not in _get(port, address):
        if server.poll() is not None:
            raise Failed(f"the server ended with {server.returncode}")
        if time.perf_counter() > until:
            raise Failed(f"{address} does not hold `{word}` after {PATIENCE:.0f} s")
        time.sleep(POLL)


def _get(port: int, address: str) -> str:
    """The page, or nothing while there is none."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        return answer.read().decode("utf-8", "replace") if answer.status == 200 else ""
    except (OSError, http.client.HTTPException):
        return ""
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


if __name__ == "__main__":
    main()
