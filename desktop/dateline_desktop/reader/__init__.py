"""The reader: documents as text and pages, their claims, and passages to work with."""
