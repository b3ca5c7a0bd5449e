"""One story at a time: dates settled, entities joined, accounts compared."""
