"""The guide for programs, which only read."""

from home.api.router import router

__all__ = ["router"]
