"""What may stand in the place of one exercise of a week."""
