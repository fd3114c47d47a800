"""Pictures from files, cameras and screens, made ready for a network."""
