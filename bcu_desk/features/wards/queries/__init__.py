"""Questions about ward sets."""
