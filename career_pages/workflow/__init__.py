"""The editorial review: who takes part, what they are asked and told, and when a page goes on."""
