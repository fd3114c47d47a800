"""Finding the digits of whole numbers, and reading them one by one."""
