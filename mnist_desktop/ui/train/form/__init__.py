"""The form of the Train page: what is to be trained, on what, and how."""
