"""Networks: their architectures, and the files that keep trained ones."""
