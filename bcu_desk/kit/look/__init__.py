"""How everything looks: tokens, type, style, icons, the focus ring."""
