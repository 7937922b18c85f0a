/* hours - where each 学时 comes from: platforms, activities, entries; and mine to see.
 *
 * The platforms are asked by hours-pull (pull.c), so that no page waits for one. */
#include "hours/slices.h"

int
main(int argc, char **argv)
{
	static const struct route *const slices[] = { mine_routes, lines_routes, apart_routes, activity_routes,
	    attendance_routes, sign_in_routes, photo_routes, sheet_routes, provider_routes, trial_routes, course_routes,
	    account_routes, doubt_routes, entry_routes,
	    correction_routes, recognition_routes, ready_routes, NULL };

	return serve(argc, argv, "hours", slices);
}
