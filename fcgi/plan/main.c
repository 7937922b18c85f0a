/* plan - the school plans, the office files, the group fixes, the teacher chooses. */
#include "core/slice.h"
#include "plan/slices.h"

int
main(int argc, char **argv)
{
	static const struct route *const slices[] = { package_routes, submission_routes,
	    filing_routes, offer_routes, compulsory_routes, choice_routes, NULL };

	return serve(argc, argv, "plan", slices);
}
