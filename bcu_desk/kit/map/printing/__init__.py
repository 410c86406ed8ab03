"""A map on paper: head, legend in words, scale, north and marking; as PDF, SVG or PNG."""
