"""The Evaluate page: what a model gets right and wrong."""
