"""What differs between two runs, or two recipes, over the same sources."""
