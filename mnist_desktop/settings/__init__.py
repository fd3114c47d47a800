"""Settings that are declared once: what they mean, may be, and are called, everywhere."""
