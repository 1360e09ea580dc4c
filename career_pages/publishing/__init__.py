"""The way in for what readers see: the gate, changes, removal, the schedule and stored health."""
