"""Direct speech: passages in quotation marks, headlines and interviews, and who utters them."""
