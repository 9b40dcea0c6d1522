"""Other ways to print the same programme, each as somebody who knows the library well would write it."""
