"""Reports: figures counted from work records, words beside them, and copies that are frozen when they are signed."""
