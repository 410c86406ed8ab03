"""How far apart two colours look, also to the colour blind: Machado 2009 and CIEDE2000."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Lab = NDArray[np.float64]
# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
BLIND = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ = np.array(
    ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750),
     (0.0193339, 0.1191920, 0.9503041))
)  # fmt: skip
WHITE = np.array((0.95047, 1.0, 1.08883))


def seen_with(kind: str, colour: str) -> Lab:
    """A colour in CIELAB as somebody with a kind of colour blindness sees it."""
    return _lab(np.clip(np.array(BLIND[kind]) @ _linear(colour), 0, 1))


def in_grey(colour: str) -> Lab:
    """A colour in CIELAB as a grey print shows it."""
    return _lab(np.full(3, float(TO_XYZ[1] @ _linear(colour))))


def _linear(colour: str) -> NDArray[np.float64]:
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def _lab(linear: NDArray[np.float64]) -> Lab:
    ratio = TO_XYZ @ linear / WHITE
    f = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array((116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])))


def distance(one: Lab, other: Lab) -> float:
    """CIEDE2000."""
    mean_chroma = (math.hypot(one[1], one[2]) + math.hypot(other[1], other[2])) / 2
    g = 0.5 * (1 - math.sqrt(mean_chroma**7 / (mean_chroma**7 + 25**7)))
    a1, a2 = one[1] * (1 + g), other[1] * (1 + g)
    c1, c2 = math.hypot(a1, one[2]), math.hypot(a2, other[2])
    h1 = math.degrees(math.atan2(one[2], a1)) % 360
    h2 = math.degrees(math.atan2(other[2], a2)) % 360
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    light, chroma = other[0] - one[0], c2 - c1
    hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    mid_l, mid_c = (one[0] + other[0]) / 2, (c1 + c2) / 2
    mid_h = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    t = (
        1
        - 0.17 * math.cos(math.radians(mid_h - 30))
        + 0.24 * math.cos(math.radians(2 * mid_h))
        + 0.32 * math.cos(math.radians(3 * mid_h + 6))
        - 0.20 * math.cos(math.radians(4 * mid_h - 63))
    )
    s_l = 1 + 0.015 * (mid_l - 50) ** 2 / math.sqrt(20 + (mid_l - 50) ** 2)
    s_c, s_h = 1 + 0.045 * mid_c, 1 + 0.015 * mid_c * t
    spin = 30 * math.exp(-(((mid_h - 275) / 25) ** 2))
    r_t = -2 * math.sqrt(mid_c**7 / (mid_c**7 + 25**7)) * math.sin(math.radians(2 * spin))
    return math.sqrt(
        (light / s_l) ** 2
        + (chroma / s_c) ** 2
        + (hue / s_h) ** 2
        + r_t * (chroma / s_c) * (hue / s_h)
    )
