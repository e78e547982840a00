"""What a picture of the case consists of, as arithmetic and plain values; no Qt."""
