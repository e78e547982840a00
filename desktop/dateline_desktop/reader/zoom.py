"""The sizes in which a document can be seen, as multiples of the usual one."""

_ZOOMS = (0.7, 0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5, 3.0)


def zoom_after(zoom: float, steps: int) -> float:
    """Return the size so many steps above one, or below it."""
    near = min(range(len(_ZOOMS)), key=lambda n: abs(_ZOOMS[n] - zoom))
    return _ZOOMS[min(max(near + steps, 0), len(_ZOOMS) - 1)]
