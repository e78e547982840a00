"""In and out: other people's files become records of the case, and the other way."""
