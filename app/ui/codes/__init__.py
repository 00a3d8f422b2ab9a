"""QR codes on the screen: shown to be photographed, read from a picture."""
