"""The clock: ticks only. What is due stands in the tables, so a missed tick loses nothing."""
