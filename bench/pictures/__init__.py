"""The drawing room: shipped pictures are made here, after a source was changed, never where Senim runs."""
