"""Duty: who is woken at which hour, in which order, over which messenger, and whose matters somebody must not see."""
