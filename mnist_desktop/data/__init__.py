"""Labeled digit images: MNIST, the built-in practice digits, and how they are split."""
