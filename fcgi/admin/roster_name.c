/* admin/roster_name.c - a name in a roster, see roster_cell.h. */
#include "admin/roster_cell.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* The dot within names of other peoples, as keyboards and programs write it: ·.  A plain
 * . only between two letters that are not Latin. */
static void
one_dot(char *s)
{
	static const char *const dots[] = { "\u2022", "\u2027", "\u30fb", "\uff65", "\u22c5", "\u2219", "\u0387",
	    "\uff0e", "\u2024", " . ", " .", ". ", "." };
	static const char dot[] = "\u00b7";
	char in[CELL_ROOM], *to = s, *end = s + CELL_ROOM - 3;
	const char *at;
	size_t i, n;

	snprintf(in, sizeof(in), "%s", s);
	for (at = in; *at != '\0' && to < end; at += n) {
		for (i = 0; i < sizeof(dots) / sizeof(dots[0]) &&
		    strncmp(at, dots[i], strlen(dots[i])) != 0; i++)
			;
		n = i < sizeof(dots) / sizeof(dots[0]) ? strlen(dots[i]) : 0;
		if (n > 0 && !(dots[i][0] & 0x80) && (at == in || !(at[-1] & 0x80) || !(at[n] & 0x80)))
			n = 0;
		memcpy(to, n > 0 ? dot : at, n > 0 ? 2 : 1);
		to += n > 0 ? 2 : 1;
		n = n > 0 ? n : 1;
	}
	*to = '\0';
}

/* Marks that a rare character was lost on its way, or is known to one computer only. */
static const char *
lost(const char *s)
{
	if (strchr(s, '?') != NULL || strstr(s, "\ufffd") != NULL || strstr(s, "锟斤拷") != NULL)
		return "姓名里有“?”或乱码，可能是生僻字没有保存下来，请另存为 .xlsx 后重填";
	for (; *s != '\0'; s++)
		if ((unsigned char)s[0] == 0xee || ((unsigned char)s[0] == 0xef &&
		    (unsigned char)s[1] >= 0x80 && (unsigned char)s[1] <= 0xa3))
			return "姓名里有本机自造的字，别的电脑显示不出，请换成通用的字";
	return NULL;
}

const char *
roster_name(char *s, int this_year)
{
	const char *at, *reason;

	(void)this_year;
	if (*s == '\0')
		return "没有填姓名";
	if ((reason = lost(s)) != NULL)
		return reason;
	one_dot(s);
	if (roster_characters(s) > 60)
		return "姓名太长，最多60个字";
	if (strchr("-.' ", *s) != NULL)
		return "姓名不能以符号开头";
	for (at = s; *at != '\0'; at++)
		if ((unsigned char)*at < 0x80 && !isalpha((unsigned char)*at) &&
		    strchr("-.' ", *at) == NULL)
			return "姓名里有数字或符号";
	return NULL;
}

