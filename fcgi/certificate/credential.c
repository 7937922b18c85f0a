/* certificate/credential.c - 电子凭证: the holder takes her certificate as a signed file, and
 * anybody finds what is needed to verify it: our keys, and what was revoked. */
#include <stdlib.h>

#include "certificate/badge.h"
#include "certificate/controller.h"
#include "certificate/document.h"
#include "certificate/number.h"
#include "certificate/proof.h"
#include "certificate/slices.h"
#include "certificate/status_list.h"

static const char *
site(void)
{
	const char *s = getenv("WEINENGLI_ADDRESS");

	return s != NULL ? s : "";
}

static const char *
controller(struct request *r)
{
	return text(r, "%s" ISSUER_PATH, site()).text;
}

/* --- the holder's ------------------------------------------------------------ */

static struct query mine = {
	"SELECT a.certificate, a.says, DATE_FORMAT(a.issued_at, '%Y-%m-%dT%H:%i:%sZ') AS issued"
	"  FROM paper a"
	"  JOIN certificate_now k ON k.certificate = a.certificate AND k.state = 'valid'"
	" WHERE a.person = ? AND a.number = ?" };

/* The unsigned credential; NULL, and *status is that of a refusal. */
static struct json_object *
my_badge(struct request *r, int *status)
{
	char number[NUMBER_LEN + 1];
	const struct result *found;

	number_read(form(r, "number").text, number);
	found = ask(r, &mine, me(r), text(r, "%s", number));
	if (found->rows == 0)
		*status = not_found(r);
	else if (key_that_signs() == NULL)
		*status = refuse(r, 409, "本系统还没有设置签名密钥，不能发给电子凭证，请联系系统管理员");
	else
		return badge_of(parsed(r, cell(found, 0, "says")), cell(found, 0, "certificate").number,
		    cell(found, 0, "issued").text, site());
	return NULL;
}

static int
give_json(struct request *r)
{
	int status = 500;
	struct json_object *badge = my_badge(r, &status);

	if (badge == NULL)
		return status;
	head(r, "Content-Disposition", "attachment; filename=\"credential.json\"");
	return answer_object(r, 200, proof_add(badge, key_that_signs(), controller(r)));
}

static int
give_jwt(struct request *r)
{
	int status = 500;
	struct json_object *badge = my_badge(r, &status);
	char *jwt;

	if (badge == NULL)
		return status;
	json_put(badge, "iss", "%s", controller(r));
	json_put(badge, "jti", "%s", json_object_get_string(json_object_object_get(badge, "id")));
	jwt = proof_jwt(badge, key_that_signs(), controller(r));
	if (jwt == NULL)
		return refuse(r, 500, "电子凭证未能签名，请联系系统管理员");
	head(r, "Content-Disposition", "attachment; filename=\"credential.jwt\"");
	answer_text(r, "application/jwt", jwt);
	free(jwt);
	return 200;
}

/* --- everybody's ------------------------------------------------------------- */

static int
show_issuer(struct request *r)
{
	head(r, "Access-Control-Allow-Origin", "*");
	return answer_object(r, 200, controller_document(controller(r)));
}

/* What was revoked, or corrected and so replaced, out of a list: places, many a row.  It
 * begins at what is gone, however many certificates there are. */
static struct query gone = {
	"SELECT GROUP_CONCAT(g.id - ?) AS places"
	"  FROM (SELECT certificate AS id FROM revocation WHERE certificate >= ? AND certificate < ?"
	"         UNION SELECT replaces FROM certificate WHERE replaces >= ? AND replaces < ?) g"
	" GROUP BY g.id DIV 1024" };

static struct query begun = { "SELECT id FROM certificate WHERE id >= ? AND id < ? LIMIT 1" };

static int
show_status(struct request *r)
{
	long long from = (form(r, "list").number - 1) * STATUS_LIST_LEN;
	struct value first = number(from), end = number(from + STATUS_LIST_LEN);
	const struct result *places = ask(r, &gone, first, first, end, first, end);
	struct status_list *list;
	size_t i;

	if (ask(r, &begun, first, end)->rows == 0 || key_that_signs() == NULL)
		return not_found(r);
	list = keep(r, sizeof(*list));
	for (i = 0; i < places->rows; i++)
		status_list_mark(list, cell(places, i, "places").text);
	head(r, "Access-Control-Allow-Origin", "*");
	return answer_object(r, 200, proof_add(status_list_document(list, form(r, "list").number, site()),
	    key_that_signs(), controller(r)));
}

static const struct field one[] = { { "number", WORDS, 1, 60, .zh = "证书编号" }, { 0 } };
static const struct field one_list[] = { { "list", ID, .zh = "名单" }, { 0 } };

const struct route credential_routes[] = {
	{ "GET", "/credential/{number}", TEACHER, one, give_json, { &mine } },
	{ "GET", "/credential/{number}/jwt", TEACHER, one, give_jwt, { &mine } },
	{ "GET", "/public/credential/issuer", ANYONE, NULL, show_issuer, { NULL } },
	{ "GET", "/public/credential/status/{list}", ANYONE, one_list, show_status, { &gone, &begun } },
	{ 0 } };
