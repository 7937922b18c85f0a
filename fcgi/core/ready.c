/* core/ready.c - is this program there, and does it reach the database?  For the administrator's page, which
 * asks all eight; operators ask /readyz from the host itself. */
#include "core/slice.h"

static struct query reached = { "SELECT 1 = 1 AS ready" };

static int
show_ready(struct request *r)
{
	return row_with(r, &reached, NULL, 0);
}

const struct route ready_routes[] = {
	{ "GET", "/ready", ADMIN, NULL, show_ready, { &reached } }, { 0 } };
