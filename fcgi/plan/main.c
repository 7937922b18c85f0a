/* plan - the school plans, the office files, the group fixes, the teacher chooses. */
#include "core/slice.h"
#include "plan/slices.h"

int
main(int argc, char **argv)
{
	static const struct route *const slices[] = { package_routes, submission_routes,
	    packages_routes, version_routes, comparison_routes, filing_routes, adoption_routes, offer_routes,
	    compulsory_routes, choice_routes, tasks_routes, groups_routes, office_routes, hits_routes, personal_plan_routes,
	    group_plan_routes, bulletin_routes, summary_routes, headcount_routes,
	    region_document_routes, scoring_routes, score_routes, ready_routes, NULL };

	return serve(argc, argv, "plan", slices);
}
