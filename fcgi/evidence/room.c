/* evidence/room.c - how much room the evidence store has left, for the administrator. */
#include "evidence/slices.h"
#include "evidence/store.h"

static int
show_room(struct request *r)
{
	struct json_object *o;
	long long left, reserve;

	if (!store_room(&left, &reserve))
		return refuse(r, 503, "读不到材料存放处的空间，请检查磁盘");
	o = json_object_new_object();
	json_object_object_add(o, "left", json_object_new_int64(left));
	json_object_object_add(o, "reserve", json_object_new_int64(reserve));
	return answer_object(r, 200, o);
}

const struct route room_routes[] = {
	{ "GET", "/room", ADMIN, NULL, show_room, { NULL } }, { 0 } };
