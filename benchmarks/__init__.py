"""Cleaners side by side on pages with answers: ``python -m benchmarks --help``. Not part of the package."""
