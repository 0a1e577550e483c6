"""Safe messaging: what words about danger must hold and must not, as rules that explain themselves."""
