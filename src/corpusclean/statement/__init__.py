"""The statement of a run: what came out, of what, by what; an in-toto Statement with a SLSA provenance predicate."""
