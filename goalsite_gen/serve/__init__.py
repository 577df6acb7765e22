"""The development server: rebuilds when a file is saved and shows the result to this machine only."""

from goalsite_gen.serve.events import NO_FILES, Served
from goalsite_gen.serve.run import serve
from goalsite_gen.serve.shelf import Shelf

__all__ = ["NO_FILES", "Served", "Shelf", "serve"]
