"""The Data page: what the digits are that a network learns from."""
