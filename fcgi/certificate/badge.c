/* certificate/badge.c - see badge.h */
#include "certificate/badge.h"

#include <stdio.h>

#include "certificate/document.h"
#include "certificate/words.h"

#define CONTEXTS "https://www.w3.org/ns/credentials/v2 https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"

static struct json_object *
thing(const char *types)
{
	struct json_object *o = json_object_new_object();

	json_object_object_add(o, "type", json_words(types));
	return o;
}

/* Her name as the paper has it: the credential is the holder's own. */
static struct json_object *
holder_of(struct json_object *paper)
{
	struct json_object *one = json_object_new_object(), *list = json_object_new_array();

	json_put(one, "type", "IdentityObject");
	json_object_object_add(one, "hashed", json_object_new_boolean(0));
	json_put(one, "identityHash", "%s", paper_text(paper, "name"));
	json_put(one, "identityType", "name");
	json_object_array_add(list, one);
	return list;
}

static struct json_object *
criteria_of(struct json_object *paper)
{
	struct json_object *o = json_object_new_object();

	json_put(o, "narrative", "依据%s（第%lld版），系%s教师，参加%s。", paper_text(paper, "policy"),
	    paper_count(paper, "policy_number"), paper_text(paper, "school"), paper_text(paper, "programme"));
	return o;
}

/* Each ability: what it is in the achievement, how well in the subject. */
static void
add_abilities(struct json_object *paper, const char *page, struct json_object *achievement,
    struct json_object *subject)
{
	struct json_object *list = json_object_object_get(paper, "abilities"), *ability, *what, *how;
	struct json_object *described = json_object_new_array(), *reached = json_object_new_array();
	size_t i, n = list != NULL ? json_object_array_length(list) : 0;

	for (i = 0; i < n; i++) {
		ability = json_object_array_get_idx(list, i);
		what = thing("ResultDescription");
		json_put(what, "id", "%s#%s", page, paper_text(ability, "code"));
		json_put(what, "name", "%s %s", paper_text(ability, "code"), paper_text(ability, "name"));
		json_put(what, "resultType", "LetterGrade");
		json_object_array_add(described, what);
		how = thing("Result");
		json_put(how, "resultDescription", "%s#%s", page, paper_text(ability, "code"));
		json_put(how, "value", "%s", paper_grade(ability));
		json_object_array_add(reached, how);
	}
	json_object_object_add(achievement, "resultDescription", described);
	json_object_object_add(subject, "result", reached);
}

static struct json_object *
subject_of(struct json_object *paper, const char *page)
{
	struct json_object *o = thing("AchievementSubject"), *a = thing("Achievement");

	json_put(a, "id", "%s#achievement", page);
	json_put(a, "achievementType", "Certificate");
	json_put(a, "name", "中小学教师信息技术应用能力证书");
	json_put(a, "description", "经考核认定，信息技术应用能力达到%s的要求。", paper_text(paper, "programme"));
	json_object_object_add(a, "criteria", criteria_of(paper));
	json_object_object_add(o, "identifier", holder_of(paper));
	add_abilities(paper, page, a, o);
	json_object_object_add(o, "achievement", a);
	return o;
}

static struct json_object *
status_of(long long id, const char *site)
{
	struct json_object *o = json_object_new_object();
	long long list = 1 + id / STATUS_LIST_LEN, place = id % STATUS_LIST_LEN;

	json_put(o, "id", "%s" STATUS_PATH "/%lld#%lld", site, list, place);
	json_put(o, "type", "BitstringStatusListEntry");
	json_put(o, "statusPurpose", "revocation");
	json_put(o, "statusListIndex", "%lld", place);
	json_put(o, "statusListCredential", "%s" STATUS_PATH "/%lld", site, list);
	return o;
}

struct json_object *
badge_of(struct json_object *paper, long long id, const char *issued, const char *site)
{
	struct json_object *o = thing("VerifiableCredential OpenBadgeCredential"), *issuer = thing("Profile");
	char page[600], name[400];

	snprintf(page, sizeof(page), "%s/certificate/verify.html?number=%s", site, paper_text(paper, "number"));
	paper_issuer(paper, name, sizeof(name));
	json_put(issuer, "id", "%s" ISSUER_PATH, site);
	json_put(issuer, "name", "%s", name);
	json_object_object_add(o, "@context", json_words(CONTEXTS));
	json_put(o, "id", "%s", page);
	json_put(o, "name", "中小学教师信息技术应用能力证书");
	json_object_object_add(o, "issuer", issuer);
	json_put(o, "validFrom", "%s", issued);
	json_object_object_add(o, "credentialSubject", subject_of(paper, page));
	json_object_object_add(o, "credentialStatus", status_of(id, site));
	return o;
}
