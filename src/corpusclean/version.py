"""The version of this package: every record's ``recipe`` names it, whether the package is installed or not."""

__version__ = "0.1.0"
