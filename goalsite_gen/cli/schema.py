"""`goalsite schema`: the JSON Schema of a content type or of the settings."""

from __future__ import annotations

import click

from goalsite_gen.cli.terminal import Terminal, shared_options


@click.command("schema")
@click.argument("kind", type=click.Choice(["goal", "entry", "story", "review", "team", "settings"]))
@shared_options
def command(terminal: Terminal, kind: str) -> None:
    """Print the JSON Schema of KIND, for editors and for other tools."""
    import json

    from goalsite_gen.model.schema import schema_of

    terminal.result(json.dumps(schema_of(kind), indent=2, ensure_ascii=False))
