/* rules/policy.h - one version of a region's policy, read from its document.
 *
 * The document is the JSON text of policy_version.rules: an object whose
 * members are the names below, each
 *   {"value": ..., "strength": "rule|advice|goal", "phrase": "不少于20学时",
 *    "source": "R51 000", "origin": "notice|office|ours", "note": "..."}
 * A member that is absent, null, or has a null value is 未定: `set` is false
 * and the rule is off.  It is never filled from another region.  The member
 * "notice" is shown on screens only and passed over here.
 *
 * A version never changes, so a struct policy may be read once and shared by
 * threads.  It holds all its text and needs no freeing.
 */
#ifndef RULES_POLICY_H
#define RULES_POLICY_H

#include <stdbool.h>
#include <stddef.h>

#include "rules/finding.h"

/* One value of a policy. */
struct setting {
	bool set;
	bool ours;			/* origin "ours": 本系统默认 */
	bool office;			/* origin "office": 项目办规定, decided beyond the notice */
	enum strength strength;
	long value;			/* number; 0/1; how many words in text */
	char text[192];			/* a word, or words with blanks between */
	char phrase[128];
	char source[64];
};

struct policy {
	/* choice, section 2 */
	struct setting dim_min;			/* dimensions a school offers, R37 */
	struct setting dim_min_strong;		/* the same, well equipped, R38 */
	struct setting pool;			/* codes a school offers from, R43 */
	struct setting environment_fit;		/* flag: offer fits the school, R39 */
	struct setting ability_min, ability_max; /* of a task list, R40; the same: exactly so many, C5 */
	struct setting per_dim_min;		/* in each dimension, R41 */
	struct setting per_dim_reading;		/* offered | touched */
	struct setting teacher_dim_min;		/* dimensions of a task list, R42 */
	struct setting group_compulsory;	/* how many a group fixes, R44 */
	struct setting noncredit_dims;		/* dimensions without credit, R45 */
	struct setting local_abilities;		/* flag: beside the 30, R33 */
	struct setting staged_first;		/* codes that come before all others, R49 */
	struct setting people_scope;		/* teacher head support research: who takes part, C20 */
	/* hours in hundredths of a 学时, section 6 */
	struct setting total_min, online_min, practice_min; /* R50..R52 */
	struct setting practice_share_min;	/* percent of all hours, R53 */
	struct setting evidence_hours, research_hours, capstone_hours; /* R54..R56 */
	struct setting evidence_hours_per_ability;
	struct setting provider_by_part;	/* online:city practice:county...: who delivers, R58 */
	struct setting hours_recognition;	/* flag: 校本教研 counts once recognised, R60 */
	struct setting hours_per_credit;	/* of continuing education, R63 */
	struct setting research_loop;		/* prepare teach study improve reteach: 校本教研 in steps, R164 */
	struct setting lesson_types;		/* group model senior young everyone, R165 R166 */
	/* evidence and levels, sections 3 to 5 */
	struct setting capstone;		/* recording | lesson_guide, C16 */
	struct setting levels;			/* self peer group panel, in order */
	struct setting peer_k, peer_days;
	struct setting peer_cap;		/* open 互评 one judge holds at once */
	struct setting anonymous_peers;		/* flag: peers and author don't see each other's names */
	struct setting spread_alarm;		/* grades apart that call one more judge */
	struct setting group_days, panel_days, panel_min;
	struct setting appeal_days, publicity_days;
	struct setting coaching;		/* flag: a fail opens 一对一帮扶, R107 */
	struct setting coaching_days;		/* to name the helper */
	/* certification, section 7 */
	struct setting excellent_min;		/* how many abilities must be 优秀 */
	struct setting online_gate;		/* flag: online part passed first, R61 */
	struct setting online_score_min;	/* percent that counts as passed, R61 */
	struct setting recognition;		/* flag: the county recognises, R116 */
	struct setting relief_age, relief_cutoff; /* R108, C36: inclusive */
	struct setting relief_ability_min;	/* instead of ability_min */
	struct setting relief_pass_enough;	/* flag: excellent_min does not hold */
	/* plans and supervision, section 8 */
	struct setting documents;		/* kinds in a school's package, C14 */
	struct setting plan_acts;		/* approval, filing, in order, C15 */
	struct setting approval_level, filing_level; /* whose office: county city province */
	struct setting plan_scorecard;		/* {part, points, text}...; value: all points, R125 */
	struct setting bulletins_per_stage;	/* 简报 of a group, R84 */
	struct setting group_plan, personal_plan; /* flags, R70 R73 */
	struct setting group_degrees;		/* flag: 四度 in the group plan, R72 */
	struct setting school_summary;		/* flag, R132 */
	struct setting region_documents;	/* kinds the office writes, R79 R80 */
	struct setting filing_due, deadline;	/* dates, YYYY-MM-DD */
	struct setting pass_rate_goal;		/* percent, R113 */
	struct setting school_goals;		/* year:percent of schools, R130 */
	struct setting school_done_percent;	/* of its teachers: the school is done, C37 */
	struct setting spot_check;		/* flag, R122 */
	struct setting spot_check_percent, spot_check_min_per_school;
	struct setting nominate_min_percent;	/* R136 */
	struct setting nominate_base;		/* teachers | cases, C35; rounded up, at least 1 */
	struct setting team_min, team_max;	/* management team, R14 */
	struct setting cio_is_head;		/* flag, R13; false: another school leader may be, R12 */
};

/* Reads a document.  False when it is no policy; `error` (at least 128 bytes)
 * then names the member and what is wrong with it, in Chinese. */
bool policy_read(struct policy *, const char *json, size_t len, char *error,
    size_t errsize);

/* The same for a form: every wrong member is told, `what` in Chinese ("" names the
 * document as a whole; it lives during the call only), and what could be read is in the policy. */
typedef void policy_fault(void *told, const char *member, const char *what);
bool policy_read_all(struct policy *, const char *json, size_t len, policy_fault *, void *told);

/* Tells every value that contradicts another: nobody could fulfil both. */
bool policy_agrees(const struct policy *, policy_fault *, void *told);

/* The members of a document, in order; false beyond the last. */
struct policy_member {
	const char *name, *type;		/* number flag word date list scorecard */
	long min, max;				/* of a number, or of how many words */
	const char *choices;			/* words with blanks between, or NULL: any */
	size_t at;				/* offset of its setting in a struct policy */
};
bool policy_member(size_t i, struct policy_member *);

/* What its value has to be, in Chinese: "应为1至30的整数"; 160 bytes are enough. */
void policy_asks(const struct policy_member *, char *to, size_t size);

/* How people call a member, and which rules ask it; policy_words.c. */
enum asked_by { BY_OFFER = 1, BY_CHOICE = 2, BY_ELIGIBLE = 4 };
struct policy_words {
	const char *name, *part, *zh, *unit;
	unsigned asked_by;
};
const struct policy_words *policy_words_of(const char *name);

/* Which rules ask a value that differs between the two. */
unsigned policy_differs(const struct policy *, const struct policy *);

/* Is the word one of the setting's words?  False when it is not set. */
bool setting_has(const struct setting *, const char *word);

/* A flag that is set and true. */
bool setting_on(const struct setting *);

#endif
