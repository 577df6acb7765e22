"""goalsite: a static site generator for goal portfolios in which numbers and observations belong together."""

__version__ = "0.1.0"
