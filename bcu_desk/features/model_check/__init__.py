"""The model check's own questions and gestures: what if, the rules in force, a rule changed."""
