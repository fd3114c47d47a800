"""The Train page: train a network and watch it learn."""
