/* admin - who belongs where, who may do what, by which rules, and the
 * catalogue of abilities. */
#include "admin/admin.h"

static const struct route *const slices[] = {
	roster_routes, roster_take_routes, roster_year_routes, people_routes, role_routes,
	invitation_routes, school_routes, catalogue_routes, policy_routes,
	policy_version_routes, catalogue_import_routes,
	exemption_routes, extension_routes, extension_request_routes, extension_requests_routes, extension_answer_routes,
	relation_routes, move_routes, same_person_routes, transfer_file_routes,
	group_routes, region_role_routes, team_routes, region_routes, enrolment_routes,
	person_search_routes, person_routes, group_move_routes, merger_routes, ict_routes, pairing_routes,
	amendment_routes, amendment_answer_routes, same_list_routes, office_name_routes, ready_routes, NULL };

int
main(int argc, char **argv)
{
	return serve(argc, argv, "admin", slices);
}
