"""What asks and waits for an answer, without stopping anything else."""
