"""Every write: read what it touches, change it in a draft, check it, and put it down with who did it and what was before."""
