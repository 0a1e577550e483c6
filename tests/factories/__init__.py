"""Small builders of what a test starts from: everything has a default, everything can be overridden."""
