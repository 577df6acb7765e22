"""Writing a finished site: the leak scan, the lock, the staging folder, and one exchange at the end."""
