"""Which addresses of the network may be fetched from: public ones only."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

#: IPv6 addresses that carry an IPv4 address in their last 32 bits (RFC 6052, RFC 4291).
_CARRIERS = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"), IPv6Network("64:ff9b:1::/48"))


def is_public(address: str) -> bool:
    """Whether an address, as the resolver gave it, belongs to a host of the open internet.

    Addresses that hide another one (mapped, 6to4, NAT64, Teredo) are judged by what they hide.
    """
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    hidden = _hidden(found) if isinstance(found, IPv6Address) else None
    return _open(hidden or found)


def _hidden(address: IPv6Address) -> IPv4Address | None:
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if any(address in network for network in _CARRIERS):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _open(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
