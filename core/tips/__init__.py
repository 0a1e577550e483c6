"""Prevention tips: for whom, about what, in versions that a school may change, never without their rules."""
