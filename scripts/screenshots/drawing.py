"""The picture in the screenshots."""

from io import BytesIO
from math import cos, pi, sin

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 640, 420
CELL = 60


def honeycomb() -> bytes:
    """Return a drawing of a honeycomb as a PNG."""
    image = Image.new("RGB", (WIDTH, HEIGHT), "#8a5a12")
    draw = ImageDraw.Draw(image)
    for row in range(-1, HEIGHT // CELL + 2):
        for column in range(-1, WIDTH // CELL + 2):
            x = column * CELL * 3**0.5 + (row % 2) * CELL * 3**0.5 / 2
            y = row * CELL * 1.5
            shade = "#f2b632" if (row * 3 + column * 5) % 4 else "#e09a1b"
            corners = [
                (x + 0.9 * CELL * sin(pi * turn / 3), y + 0.9 * CELL * cos(pi * turn / 3))
                for turn in range(6)
            ]
            draw.polygon(corners, fill=shade)
    data = BytesIO()
    image.save(data, "PNG")
    return data.getvalue()
