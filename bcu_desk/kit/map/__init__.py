"""A map of areas: read, coloured through an id-buffer, labelled, walked by keys, read out."""
