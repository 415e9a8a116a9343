"""Where a request comes from, and where it may be sent back to."""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

UNKNOWN = "unknown"
HOME_NETWORK_BITS = 64

Address = IPv4Address | IPv6Address


def address_of(request: HttpRequest) -> str:
    """Return the visitor's address.

    A request that comes from our own network (or through a socket) went through a proxy of ours: then the last public
    address that the proxies wrote down is the visitor's. What a visitor claims about itself is never believed.
    """
    peer = _parsed(request.META.get("REMOTE_ADDR", ""))
    if peer is None or not peer.is_global:
        forwarded = next((found for found in _forwarded(request) if found.is_global), None)
        peer = forwarded or peer
    return str(peer) if peer is not None else UNKNOWN


def visitor_of(request: HttpRequest) -> str:
    """Return the key under which a visitor's attempts are counted; one home has many IPv6 addresses."""
    found = _parsed(address_of(request))
    if isinstance(found, IPv6Address):
        return str(ip_network((found, HOME_NETWORK_BITS), strict=False))
    return str(found or UNKNOWN)


def _forwarded(request: HttpRequest) -> Iterator[Address]:
    """Yield the addresses that proxies added, the nearest one first."""
    for text in reversed(request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")):
        found = _parsed(text)
        if found is None:
            return
        yield found


def _parsed(text: str) -> Address | None:
    try:
        return ip_address(text.strip())
    except ValueError:
        return None


def safe_path(request: HttpRequest, path: str) -> str:
    """Return the path when it leads to a page of this site, else the home page."""
    is_ours = url_has_allowed_host_and_scheme(path, {request.get_host()}, require_https=request.is_secure())
    return path if path and is_ours else "/"
