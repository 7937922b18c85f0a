/* auth - who somebody is: signing in and out, passwords, and nginx' question
 * before every other request; and what she is typing, so that a session that ends
 * loses nothing.  The only program that sees cookies. */
#include <stdlib.h>

#include <sodium.h>

#include "auth/auth.h"

static const struct route *const slices[] = {
	check_routes, session_routes, me_routes, password_routes, typing_routes, ready_routes, NULL };

int
main(int argc, char **argv)
{
	if (sodium_init() == -1)
		abort();
	return serve(argc, argv, "auth", slices);
}
