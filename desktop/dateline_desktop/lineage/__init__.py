"""Lineage: where sources have their content from, drawn, proposed and confirmed."""
