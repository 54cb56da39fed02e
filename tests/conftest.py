"""Hypothesis without deadlines: the machines that run these tests differ."""

from hypothesis import settings

settings.register_profile("default", deadline=None)
settings.load_profile("default")
