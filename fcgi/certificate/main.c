/* certificate - why not yet; the panel proposes, the county recognises, anyone verifies. */
#include "certificate/keys.h"
#include "certificate/slices.h"

int
main(int argc, char **argv)
{
	static const struct route *const slices[] = { why_routes, proposal_routes,
	    recognition_routes, revocation_routes, replacement_routes, issued_routes,
	    register_routes, receipt_routes, mine_routes, print_routes,
	    credential_routes, public_routes, ready_routes, NULL };

	if (!keys_begin())
		return 2;
	return serve(argc, argv, "certificate", slices);
}
