"""One jointed figure, posed by angles in 3-D and projected to flat shapes; the standard library alone."""
