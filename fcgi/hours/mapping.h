/* hours/mapping.h - where a platform's JSON has what: the document that the office keeps
 * with a platform of the driver "json".
 *
 *	{ "list": "data.items",		the records; "" when the answer itself is the list
 *	  "id": "id", "account": "user.no", "name": "user.name", "course": "course.title",
 *	  "code": "course.id",		of these only name and code may be left out
 *	  "length": "minutes", "unit": "minutes",	minutes seconds hours iso8601 credits (学时)
 *	  "measured": true,		false: the course's length, not the time it took
 *	  "time": "finished", "began": "started", "stored": "updated",	the last two may be left out
 *	  "clock": "iso8601",		iso8601 unix milliseconds china (2026-03-01 16:00:00)
 *	  "passed": "ok", "score": "score", "score_of": 100, "completed": "done",	may be left out
 *	  "ordered": false,		true: oldest first by "stored", so a run goes on where it was cut off
 *	  "since": "updated_since",	the parameter that asks for what is new, in the same clock
 *	  "paging": "link", "next": "links.next",	a path or address
 *	            "cursor",       "next": "cursor", "parameter": "cursor"
 *	            "page",         "parameter": "page", "first": 1
 *	            "none",
 *	  "size": 100, "size_parameter": "limit",
 *	  "auth": "basic" }		basic bearer, or "header:X-Token"
 *
 * Names are led to by dots; a name may not hold one. */
#ifndef HOURS_MAPPING_H
#define HOURS_MAPPING_H

#include <json-c/json.h>
#include <stdbool.h>

enum unit { SECONDS, MINUTES, HOURS, ISO8601, CREDITS };
enum clock { CLOCK_ISO, CLOCK_UNIX, CLOCK_MILLISECONDS, CLOCK_CHINA };
enum paging { PAGING_NONE, PAGING_LINK, PAGING_CURSOR, PAGING_PAGE };

/* Texts are the document's own; "" for what is left out. */
struct mapping {
	const char *list, *id, *account, *name, *course, *code, *length, *time, *began, *stored,
	    *passed, *score, *completed, *since, *next, *parameter, *size_parameter, *auth;
	bool measured, ordered;
	enum unit unit;
	enum clock clock;
	enum paging paging;
	long long score_of, first, size;
	char wrong[32];			/* the member that is wrong, or "" */
	char said[160];
};

/* Reads a document, which must outlive the mapping; NULL, or what is wrong: one Chinese
 * sentence, which the mapping holds. */
const char *mapping_read(struct mapping *, json_object *);

#endif
