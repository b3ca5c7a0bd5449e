"""From a ledger to what people read: the brief on the terminal, the report page, and the reason of a row."""
