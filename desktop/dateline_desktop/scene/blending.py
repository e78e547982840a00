"""Colours mixed from two others, as plain hex strings."""


def blend(ground: str, ink: str, share: float) -> str:
    """Return `ground` with a `share` of `ink` (0 to 1) over it."""
    pairs = zip(bytes.fromhex(ground[1:]), bytes.fromhex(ink[1:]), strict=True)
    return "#" + bytes(round(g + (i - g) * share) for g, i in pairs).hex()
