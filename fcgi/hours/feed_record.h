/* hours/feed_record.h - one record out of a platform's JSON, by the office's mapping. */
#ifndef HOURS_FEED_RECORD_H
#define HOURS_FEED_RECORD_H

#include <json-c/json.h>

#include "hours/batch.h"
#include "hours/mapping.h"

struct feed_record {
	struct record r;		/* its texts lie in the JSON, or in the rooms */
	char rooms[5][24];
};

/* What a place holds: "user.no" leads to it; NULL when there is nothing. */
json_object *feed_at(json_object *, const char *place);
/* Text, also of a whole number; "" when there is nothing, NULL when it is no text. */
const char *feed_words(json_object *, const char *place, char room[24]);

/* NULL, or what could not be read, in Chinese.  r.stored is "" unless its own time could be
 * said.  `minutes` is one 学时. */
const char *feed_record(const struct mapping *, int minutes, json_object *, struct feed_record *);

#endif
