"""The validator that dates are held against; what it warns of is its own affair."""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    from edtf_validate import valid_edtf


def is_valid(text: str) -> bool:
    """Whether edtf-validate takes a text for EDTF."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return bool(valid_edtf.is_valid(text))
