"""What follows from the claims, as pure functions over values."""
