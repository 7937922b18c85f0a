/* admin/admin.h - the slices of admin. */
#ifndef ADMIN_ADMIN_H
#define ADMIN_ADMIN_H

#include "core/slice.h"

extern const struct route roster_routes[], roster_take_routes[], roster_year_routes[],
    people_routes[], role_routes[], invitation_routes[], school_routes[],
    catalogue_routes[], policy_routes[], policy_version_routes[], exemption_routes[], extension_routes[],
    relation_routes[], same_person_routes[], move_routes[], transfer_file_routes[], group_routes[], region_role_routes[],
    team_routes[], region_routes[], enrolment_routes[], merger_routes[], ict_routes[],
    pairing_routes[], extension_request_routes[], extension_requests_routes[], extension_answer_routes[],
    amendment_routes[], amendment_answer_routes[], same_list_routes[], office_name_routes[];
extern const struct route catalogue_import_routes[], person_search_routes[], person_routes[],
    group_move_routes[];

/* The school's day, as in sql/admin/views.sql. */
#define TODAY "DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)"

/* A role in force today, or one that begins later: not one that is over. */
#define IN_OFFICE(r) "(" r ".until IS NULL OR " r ".until > " TODAY ")"
extern struct query end_of_role;	/* of its id, which the caller may end */
/* People that are handed in as a JSON list. */
#define SEVERAL "JSON_TABLE(?, '$[*]' COLUMNS (person BIGINT UNSIGNED PATH '$')) j"
/* Who still waits in a request gets this answer: answer, request, but for one person. */
extern struct query extension_take_all;
/* Stays (member.id) that are handed in as a JSON list. */
#define STAYS "JSON_TABLE(?, '$[*]' COLUMNS (member BIGINT UNSIGNED PATH '$')) j"
/* The latest stay of a person. */
#define LAST(m) \
	" AND NOT EXISTS (SELECT 1 FROM member l WHERE l.person = " m ".person AND l.id > " m ".id)"

/* Who sees both, and is neither: k. */
#define SEES_BOTH(a, b) \
	" JOIN member m ON m.person = " a LAST("m") \
	" JOIN member n ON n.person = " b LAST("n") \
	" JOIN school_seen k ON k.school = m.school AND k.person NOT IN (" a ", " b ")" \
	" JOIN school_seen z ON z.school = n.school AND z.person = k.person"

/* By whom; stays, the new school, both again; the old school. */
extern struct query carry;
/* Of some stays that end: the stays, and the duties at schools and groups of whose they are. */
extern struct query stays_end, duties_end;
/* A substitute needs a term; what is wrong is said. */
bool term_is_whole(struct request *);

#endif
