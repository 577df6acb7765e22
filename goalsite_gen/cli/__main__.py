"""`python -m goalsite_gen.cli`."""

from goalsite_gen.cli import main

main()
