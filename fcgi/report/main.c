/* report - what waits for a person, what she must learn of, and how far all have come. */
#include "report/slices.h"

int
main(int argc, char **argv)
{
	static const struct route *const slices[] = { now_routes, inbox_routes, contact_routes,
	    channel_routes, unreached_routes, place_routes, overview_routes,
	    progress_routes, progress_list_routes, progress_school_routes, late_routes, late_judge_routes, circular_routes,
	    appraisal_routes, journal_routes, journal_people_routes, health_routes, ready_routes, NULL };

	return serve(argc, argv, "report", slices);
}
