/* parts/order.h - what a list is ordered by when somebody chooses it (page_by() in core/slice.h):
 * texts for a `cursor`, the smallest first, in the order that people mean.
 *
 *	#define LIST(order) "SELECT ..., " order " AS `cursor` FROM ... WHERE ... AND " order " > ?" \
 *		" ORDER BY `cursor` LIMIT " PAGE_SQL
 *	static struct query list[] = {
 *		{ LIST(ORDER(BY_NAME("p.name"), "s.id")) },
 *		{ LIST(ORDER(BY_NAME("g.name") THEN BY_NAME("p.name"), "s.id")) } };
 *
 * No index gives them: all rows of the list are looked at for each page. So they are for a
 * list that ends with one school, or that counts schools, never for the teachers of a county. */
#ifndef PARTS_ORDER_H
#define PARTS_ORDER_H

/* A key, then an id: no two rows are equal, so no page leaves one out or has it twice. */
#define ORDER(key, id) "CONCAT(" key ", '-', LPAD(" id ", 20, '0'))"
#define THEN ", '-', "

/* By pinyin, which is the order of GBK in MariaDB; a name that begins with a character that
 * GBK lacks (㛃) stands first, no name at all last. */
#define BY_NAME(name) "COALESCE(HEX(WEIGHT_STRING(CONVERT(LEFT(" name ", 20) USING gbk))), 'Z')"

#define FEWEST_FIRST(n) "LPAD(COALESCE(" n ", 0), 10, '0')"
#define MOST_FIRST(n) "LPAD(9999999999 - COALESCE(" n ", 0), 10, '0')"

/* Days or moments; what has none stands last. */
#define EARLIEST_FIRST(at) "COALESCE(DATE_FORMAT(" at ", '%Y%m%d%H%i%s%f'), '9')"
#define LATEST_FIRST(at) \
	"LPAD(TIMESTAMPDIFF(MICROSECOND, COALESCE(" at ", TIMESTAMP'1000-01-01 00:00:00'), TIMESTAMP'9999-12-31 00:00:00'), 18, '0')"

/* The newest ids first, or the oldest: a whole key, for no two rows share it. */
#define NEWEST_FIRST(id) "LPAD(9223372036854775807 - " id ", 20, '0')"
#define OLDEST_FIRST(id) "LPAD(" id ", 20, '0')"

/* Said to who asks for it all the same. */
#define NO_NAMES "全区的人不能按姓名排序，请先选一所学校"

/* Where a page begins, for lists whose own order is PAGE_ABOVE() or PAGE_BELOW(): takes after(r) twice as well. */
#define PAST(key) key " > IF(? = '', '', ?)"

#endif
