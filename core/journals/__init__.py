"""Nine journals as data: one fact of work is recorded once and shown in every book it belongs to."""
