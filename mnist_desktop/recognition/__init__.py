"""Reading what people drew, or have as an image file."""
