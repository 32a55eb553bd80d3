"""Case file -> PDF/A-3a + PDF/UA-1 -> PAdES seal -> verify."""
