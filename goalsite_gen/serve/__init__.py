"""The development server: rebuilds when a file is saved and shows the result to this machine only."""

from goalsite_gen.serve.events import Served
from goalsite_gen.serve.run import serve

__all__ = ["Served", "serve"]
