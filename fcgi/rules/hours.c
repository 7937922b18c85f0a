/* rules/hours.c - sums by kind, minimums, share and allocation. */
#include <stdio.h>
#include <string.h>

#include "rules/hours.h"

bool
hours_kind_of(const char *name, enum hours_kind *kind)
{
	static const char *const words[] = {
		"online", "evidence", "research", "recording", "other" };
	int k;

	for (k = 0; k < HOURS_KINDS; k++)
		if (strcmp(words[k], name) == 0) {
			*kind = (enum hours_kind)k;
			return true;
		}
	return false;
}

struct hours
hours_counting(const struct policy *p, struct hours h)
{
	if (setting_on(&p->hours_recognition))
		h.of[HOURS_RESEARCH] = h.recognised;
	return h;
}

long
hours_total(const struct hours *h)
{
	return h->of[HOURS_ONLINE] + hours_practice(h);
}

long
hours_practice(const struct hours *h)
{
	long sum = 0;
	int k;

	for (k = 0; k < HOURS_KINDS; k++)
		if (k != HOURS_ONLINE)
			sum += h->of[k];
	return sum;
}

long
hours_per_ability(const struct policy *p)
{
	return p->evidence_hours_per_ability.set ? p->evidence_hours_per_ability.value : 0;
}

long
hours_credits(const struct policy *p, const struct hours *h)
{
	long total = hours_total(h);

	return p->hours_per_credit.set && total > 0 ? total * 100 / p->hours_per_credit.value : 0;
}

const char *
hours_text(long n, char *buf, size_t size)
{
	const char *sign = n < 0 ? "-" : "";
	long whole = (n < 0 ? -n : n) / 100, part = (n < 0 ? -n : n) % 100;

	if (part == 0)
		snprintf(buf, size, "%s%ld", sign, whole);
	else if (part % 10 == 0)
		snprintf(buf, size, "%s%ld.%ld", sign, whole, part / 10);
	else
		snprintf(buf, size, "%s%ld.%02ld", sign, whole, part);
	return buf;
}

static void
at_least(const struct setting *min, long there, const char *rule, const char *what,
    const char *next, struct findings *list)
{
	char asked_text[24], there_text[24];

	if (min->set && there < min->value)
		unmet(list, min, (struct finding){ .rule = rule, .subject = what,
		    .asked = min->value, .there = there, .unit = "学时", .next = next },
		    "%s不少于%s学时，现在有%s学时", what,
		    hours_text(min->value, asked_text, sizeof(asked_text)),
		    hours_text(there, there_text, sizeof(there_text)));
}

static void
check_share(const struct policy *p, const struct hours *h, struct findings *list)
{
	const struct setting *min = &p->practice_share_min;
	long total = hours_total(h), practice = hours_practice(h);

	if (min->set && total > 0 && practice * 100 < min->value * total)
		unmet(list, min, (struct finding){ .rule = "hours.practice_share_min",
		    .subject = "实践学时比例", .asked = min->value,
		    .there = practice < 0 ? 0 : practice * 100 / total, .unit = "%",
		    .next = "请继续参加校本研修和实践应用" },
		    "实践应用学时不少于全部学时的%ld%%，现在是%ld%%", min->value,
		    practice < 0 ? 0 : practice * 100 / total);
}

void
hours_check(const struct policy *p, const struct hours *h, struct findings *list)
{
	static const char online[] = "请继续学习线上课程";
	static const char practice[] = "请提交能力点材料、参加校本教研";

	at_least(&p->total_min, hours_total(h), "hours.total_min", "总学时", practice, list);
	at_least(&p->online_min, h->of[HOURS_ONLINE], "hours.online_min", "线上学时", online, list);
	at_least(&p->practice_min, hours_practice(h), "hours.practice_min", "实践学时",
	    practice, list);
	check_share(p, h, list);
	at_least(&p->evidence_hours, h->of[HOURS_EVIDENCE], "hours.evidence", "认证材料学时",
	    "能力点认定后计入", list);
	at_least(&p->research_hours, h->of[HOURS_RESEARCH], "hours.research", "校本教研学时",
	    "请参加教研组或学校的教研活动并签到", list);
	at_least(&p->capstone_hours, h->of[HOURS_RECORDING], "hours.capstone", "综合应用学时",
	    "综合材料通过后计入", list);
}
