"""Floor 2: the facts, as TOML files, and the one loader.

A file says at its head what its tables mean. `entries` reads one array of tables into a class of the caller's, so that
a wrong key or a missing one is an error that names the file and the entry, not a surprise later.
"""

from govparse.data.loader import DataError, entries, words

__all__ = ["DataError", "entries", "words"]
