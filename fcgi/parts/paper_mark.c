/* parts/paper_mark.c - see paper_mark.h */
#include "parts/paper_mark.h"

#include <json-c/json.h>
#include <stdio.h>
#include <string.h>

#include "parts/qr.h"

struct json_object *
paper_mark(enum paper form, long long about, struct value key)
{
	char code[PAPER_LEN + 1], marked[sizeof(PAPER_MARK) + PAPER_LEN], shown[PAPER_LEN + PAPER_LEN / 4] = "";
	struct json_object *o = json_object_new_object();
	int i;

	paper_code(code, form, about, (const unsigned char *)key.text);
	snprintf(marked, sizeof(marked), PAPER_MARK "%s", code);
	for (i = 0; i < PAPER_LEN; i += 4)
		snprintf(shown + strlen(shown), sizeof(shown) - strlen(shown), "%s%.4s", i > 0 ? "-" : "", code + i);
	json_object_object_add(o, "code", json_object_new_string(shown));
	json_object_object_add(o, "qr", qr_json(marked));
	return o;
}
