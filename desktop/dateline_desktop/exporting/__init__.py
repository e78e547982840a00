"""Giving a case out: the formats, and the dialog that asks for one."""
