"""Documents other than packs: what stands in them, laid out by the engine."""
