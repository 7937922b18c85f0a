/* review - who judges whose work, what was judged, returned and signed.
 * What it writes is only ever added to. */
#include "review/after.h"

int
main(int argc, char **argv)
{
	const struct route *const slices[] = { due_routes, board_routes, peers_routes, decided_routes, case_routes, verdict_routes,
	    return_routes, signature_routes, results_routes, minutes_routes,
	    coaching_routes, appeal_routes, recheck_routes,
	    publicity_routes, judges_routes, spot_check_routes, spot_found_routes, favour_routes, nomination_routes, decided_work_routes, visit_routes,
	    form_routes, forms_routes, scan_routes, scan_page_routes, ready_routes, NULL };

	return serve(argc, argv, "review", slices);
}
