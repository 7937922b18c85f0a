/* parts/guard.c - see guard.h */
#include "parts/guard.h"

#include "parts/peer.h"

/* After the name is resolved and before anything is sent: neither a name that
 * points inwards nor one that changes between two look-ups gets through. */
static int
on_peer(void *arg, char *peer, char *own, int peer_port, int own_port)
{
	struct guard *g = arg;

	(void)own;
	(void)peer_port;
	(void)own_port;
	g->closed = !g->local && !peer_is_public(peer);
	return g->closed ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

void
guard(CURL *c, struct guard *g)
{
	const char *protocols = g->local ? "https,http" : "https";

	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, protocols);
	curl_easy_setopt(c, CURLOPT_REDIR_PROTOCOLS_STR, protocols);
	curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	curl_easy_setopt(c, CURLOPT_PROXY, "");
	curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, g->seconds < 10 ? g->seconds : 10L);
	curl_easy_setopt(c, CURLOPT_TIMEOUT, g->seconds);
	curl_easy_setopt(c, CURLOPT_LOW_SPEED_LIMIT, 100L);
	curl_easy_setopt(c, CURLOPT_LOW_SPEED_TIME, g->seconds < 20 ? g->seconds : 20L);
	curl_easy_setopt(c, CURLOPT_PREREQFUNCTION, on_peer);
	curl_easy_setopt(c, CURLOPT_PREREQDATA, g);
	if (g->authority != NULL)
		curl_easy_setopt(c, CURLOPT_CAINFO, g->authority);
}
