"""What things are: frozen values and their rules, without any input or output."""
