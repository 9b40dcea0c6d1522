"""The next week from what happened in the last one."""
