"""The one library that all tag modules register on."""

from django import template

register = template.Library()
