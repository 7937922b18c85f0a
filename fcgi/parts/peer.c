/* parts/peer.c - see peer.h */
#include "parts/peer.h"

#include <arpa/inet.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* IPv4 that is not public (IANA special-purpose registry). */
static const struct { uint32_t net; int bits; } closed[] = {
	{ 0x00000000, 8 }, { 0x0a000000, 8 }, { 0x64400000, 10 }, { 0x7f000000, 8 },
	{ 0xa9fe0000, 16 }, { 0xac100000, 12 }, { 0xc0000000, 24 }, { 0xc0000200, 24 },
	{ 0xc0586300, 24 }, { 0xc0a80000, 16 }, { 0xc6120000, 15 }, { 0xc6336400, 24 },
	{ 0xcb007100, 24 }, { 0xe0000000, 3 } };

static bool
public4(uint32_t address)
{
	size_t i;

	for (i = 0; i < sizeof(closed) / sizeof(closed[0]); i++)
		if (((address ^ closed[i].net) >> (32 - closed[i].bits)) == 0)
			return false;
	return true;
}

/* Global unicast is 2000::/3, without documentation, 6to4 and Teredo, which
 * carry an IPv4 address of anybody's choice. */
static bool
public6(const unsigned char a[16])
{
	static const unsigned char mapped[12] = { [10] = 0xff, [11] = 0xff };

	if (memcmp(a, mapped, 12) == 0)
		return public4((uint32_t)a[12] << 24 | (uint32_t)a[13] << 16 |
		    (uint32_t)a[14] << 8 | a[15]);
	return (a[0] & 0xe0) == 0x20 && !(a[0] == 0x20 && a[1] == 0x02) &&
	    !(a[0] == 0x20 && a[1] == 0x01 && a[2] < 0x02) &&
	    !(a[0] == 0x20 && a[1] == 0x01 && a[2] == 0x0d && a[3] == 0xb8);
}

bool
peer_is_public(const char *address)
{
	unsigned char six[16];
	struct in_addr four;

	if (inet_pton(AF_INET, address, &four) == 1)
		return public4(ntohl(four.s_addr));
	return inet_pton(AF_INET6, address, six) == 1 && public6(six);
}
