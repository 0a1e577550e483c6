"""The tables.

Debian 12 ships SQLite 3.40, whose WAL reset can corrupt a file that two processes write (fixed in 3.51.3).
``sqlcipher3`` carries a newer one; it must take the standard module's name before aiosqlite first imports it.
"""

import sys

import sqlcipher3

sys.modules["sqlite3"] = sqlcipher3

OperationalError = sqlcipher3.OperationalError
