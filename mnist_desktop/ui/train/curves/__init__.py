"""Loss, accuracy and learning rate over the course of a training."""
