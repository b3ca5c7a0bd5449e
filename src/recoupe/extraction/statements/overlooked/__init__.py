"""Reports that no finder of one construction saw, read from what nearly always is one."""
