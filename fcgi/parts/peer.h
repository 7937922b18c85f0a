/* parts/peer.h - which addresses on the network we may speak to. */
#ifndef PARTS_PEER_H
#define PARTS_PEER_H

#include <stdbool.h>

/* A public address of the Internet?  False for this host, private and local
 * networks, multicast, reserved ranges, and what is no address at all. */
bool peer_is_public(const char *address);

#endif
