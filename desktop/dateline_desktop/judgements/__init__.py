"""Judgements: the analyst's conclusions, listed, written and checked."""
