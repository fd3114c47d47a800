"""Draw digits and see them recognized, train the network, and look into its errors."""

__version__ = "0.1.0"
