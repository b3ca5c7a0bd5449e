"""What is said: where the content of a statement begins and ends."""
