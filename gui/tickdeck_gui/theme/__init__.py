"""How everything looks: the only place that names a colour or a size."""
