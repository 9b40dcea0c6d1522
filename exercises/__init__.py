"""The exercise library: its content, its pages, and how it is loaded."""
