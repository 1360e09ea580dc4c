"""What editors look after so that readers find what they mean."""
