"""The case: values, rules, file, edits, analysis. Never Qt."""
