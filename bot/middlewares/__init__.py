"""What stands before every dialog, in this order: crisis, consent, throttle."""
