"""What the rules of a language say about speech: its verbs, its small words, its frames, its settings."""
