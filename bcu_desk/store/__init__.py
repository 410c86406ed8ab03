"""The desk file: one SQLite database, its tables, change log, migrations and copies."""
