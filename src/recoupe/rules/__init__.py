"""What a language says, as data: TOML tables, their loader, and the folding that texts go through before matching."""
