"""What the import screen takes in, keeps, and turns into drafts."""
