"""The methodical fund: numbered materials, found by words in any spelling."""
