"""A bar's end under the hand, and the panel that tells what moving it does."""
