"""The digits that the user has drawn and kept, with what they are meant to be."""
