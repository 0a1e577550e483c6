"""The clock: wall time and recurrence, one who ticks, and what became of each tick."""
