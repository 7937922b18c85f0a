/* rules/offer.c - checks a school's offer and a group's compulsory abilities. */
#include "rules/offer.h"

#define MEND_OFFER "请调整学校提供的能力点后再保存"
#define MEND_COMPULSORY "请调整教研组的必修能力点后再保存"

/* What adds to the national 30 is a notice's word: a silent one adds nothing (ours). */
static const struct setting silent = {
	.set = true, .ours = true, .strength = RULE, .source = "R33" };

bool
has_credit(const struct policy *p, enum dimension d)
{
	return !setting_has(&p->noncredit_dims, dimension_words[d]);
}

unsigned
credit_dimensions(const struct policy *p, const struct ability *list, size_t count)
{
	unsigned set = 0;
	size_t i;

	for (i = 0; i < count; i++)
		if (has_credit(p, list[i].dimension))
			set |= 1u << list[i].dimension;
	return set;
}

long
dimensions_in(unsigned set)
{
	long n = 0;

	for (; set != 0; set &= set - 1)
		n++;
	return n;
}

static void
check_environment(const struct policy *p, const struct offer *o, const struct ability *a,
    struct findings *list)
{
	if (setting_on(&p->environment_fit) && o->environment != ENV_UNKNOWN &&
	    a->environment > o->environment)
		unmet(list, &p->environment_fit, (struct finding){
		    .rule = "offer.environment", .subject = a->code, .next = MEND_OFFER },
		    "能力点 %s 需要的环境高于学校现有的信息化教学环境", a->code);
}

/* One code of the offer; returns its dimension as a set, empty without credit. */
static unsigned
check_code(const struct policy *p, const struct offer *o, size_t at, struct findings *list)
{
	const char *code = o->codes[at];
	const struct ability *a = ability_find(o->catalogue, o->catalogue_count, code);

	if (code_before(o->codes, at)) {
		unmet(list, &house_rule, (struct finding){ .rule = "offer.double",
		    .subject = code, .next = MEND_OFFER }, "能力点 %s 重复了", code);
		return 0;
	}
	if (a == NULL) {
		unmet(list, &house_rule, (struct finding){ .rule = "offer.unknown",
		    .subject = code, .next = MEND_OFFER }, "能力点库里没有 %s", code);
		return 0;
	}
	if (p->pool.set && has_credit(p, a->dimension) && !setting_has(&p->pool, code))
		unmet(list, &p->pool, (struct finding){ .rule = "offer.pool",
		    .subject = code, .next = MEND_OFFER },
		    "能力点 %s 不在政策规定的选择范围内", code);
	if (a->local && !setting_on(&p->local_abilities))
		unmet(list, p->local_abilities.set ? &p->local_abilities : &silent, (struct finding){
		    .rule = "offer.local", .subject = code, .next = MEND_OFFER },
		    "能力点 %s 是地方能力点，本地政策没有规定可以有地方能力点", code);
	check_environment(p, o, a, list);
	return credit_dimensions(p, a, 1);
}

void
offer_check(const struct policy *p, const struct offer *o, struct findings *list)
{
	bool strong = o->strong && p->dim_min_strong.set;
	const struct setting *least = strong ? &p->dim_min_strong : &p->dim_min;
	unsigned covered = 0;
	size_t i;

	for (i = 0; i < o->count; i++)
		covered |= check_code(p, o, i, list);
	if (o->count == 0)
		unmet(list, &house_rule, (struct finding){ .rule = "offer.empty",
		    .asked = 1, .unit = "个", .next = MEND_OFFER }, "学校还没有选择提供哪些能力点");
	if (least->set && dimensions_in(covered) < least->value)
		unmet(list, least, (struct finding){
		    .rule = strong ? "offer.dim_min_strong" : "offer.dim_min",
		    .asked = least->value, .there = dimensions_in(covered), .unit = "个",
		    .next = MEND_OFFER },
		    "提供的能力点要来自至少%ld个维度，现在只有%ld个",
		    least->value, dimensions_in(covered));
}

static void
check_compulsory_code(const struct policy *p, const struct ability *offer, size_t offered,
    const char *const *codes, size_t at, struct findings *list)
{
	const struct ability *a = ability_find(offer, offered, codes[at]);

	if (code_before(codes, at))
		unmet(list, &house_rule, (struct finding){ .rule = "compulsory.double",
		    .subject = codes[at], .next = MEND_COMPULSORY },
		    "能力点 %s 重复了", codes[at]);
	else if (a == NULL)
		unmet(list, &house_rule, (struct finding){ .rule = "compulsory.outside",
		    .subject = codes[at], .next = MEND_COMPULSORY },
		    "能力点 %s 不在学校提供的范围内", codes[at]);
	else if (!has_credit(p, a->dimension))
		unmet(list, &p->noncredit_dims, (struct finding){ .rule = "compulsory.noncredit",
		    .subject = a->code, .next = MEND_COMPULSORY },
		    "能力点 %s 属于不计分的维度，不能定为必修", a->code);
}

void
compulsory_check(const struct policy *p, const struct ability *offer, size_t offered,
    const char *const *codes, size_t count, struct findings *list)
{
	const struct setting *asked = &p->group_compulsory;
	size_t i;

	for (i = 0; i < count; i++)
		check_compulsory_code(p, offer, offered, codes, i, list);
	if (asked->set && (long)count != asked->value)
		unmet(list, asked, (struct finding){ .rule = "compulsory.number",
		    .asked = asked->value, .there = (long)count, .unit = "个",
		    .next = MEND_COMPULSORY },
		    "教研组的必修能力点应为%ld个，现在是%zu个", asked->value, count);
}
