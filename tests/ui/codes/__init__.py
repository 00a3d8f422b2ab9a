"""QR codes on the screen."""
