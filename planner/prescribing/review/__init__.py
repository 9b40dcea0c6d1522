"""What follows a plan: judging one that was edited, swapping an exercise, and the next week from what happened."""
