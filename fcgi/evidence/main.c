/* evidence - what teachers hand in: drafts, uploads, files, and submissions
 * that never change.  The only program that writes the evidence store. */
#include "evidence/slices.h"
#include "evidence/store.h"


int
main(int argc, char **argv)
{
	const struct route *const slices[] = { work_routes, draft_routes, submission_routes,
	    upload_routes, arrival_routes, file_routes, archive_routes, room_routes,
	    behalf_routes, behalf_answer_routes, ready_routes, NULL };

	if (!store_begin())
		return 1;
	return serve(argc, argv, "evidence", slices);
}
