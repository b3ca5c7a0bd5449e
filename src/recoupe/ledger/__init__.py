"""The ledger's outside: its schema, written once as the values of `model`, and how it is stored, loaded and exported."""
