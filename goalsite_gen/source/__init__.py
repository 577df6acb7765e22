"""Disk to documents: files, front matter with positions, Markdown bodies and tables. Knows YAML, not goals."""
