"""The project's folder."""

from pathlib import Path

#: This package is installed from lib/shapewise in it.
ROOT = Path(__file__).resolve().parents[3]
